-- 工作事项准入: what departments may ask of neighborhoods, and what they did ask.
CREATE TABLE work_item (
  id INTEGER NOT NULL CONSTRAINT pk_work_item PRIMARY KEY,
  number TEXT NOT NULL,
  body_id INTEGER NOT NULL,
  body_area_id INTEGER NOT NULL,
  judge_area_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  basis TEXT NOT NULL,
  support TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  times_per_year INTEGER NOT NULL,
  until TEXT NOT NULL,
  categories TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  admitted_at INTEGER NULL,
  judged_by_id INTEGER NULL,
  judged_at INTEGER NULL,
  judgement TEXT NULL,
  wait_until INTEGER NULL,
  times_passed INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_work_item_number ON work_item (number);
CREATE INDEX ix_work_item_state ON work_item (state, id);
CREATE INDEX ix_work_item_body ON work_item (body_id, id);

CREATE TABLE neighborhood_task (
  id INTEGER NOT NULL CONSTRAINT pk_neighborhood_task PRIMARY KEY,
  number TEXT NOT NULL,
  item_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  committee_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  what TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  year INTEGER NOT NULL,
  given_by_id INTEGER NOT NULL,
  given_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  late_at INTEGER NULL,
  wait_until INTEGER NULL,
  times_passed INTEGER NOT NULL,
  paused_at INTEGER NULL,
  objected_by_id INTEGER NULL,
  done_at INTEGER NULL,
  done_by_id INTEGER NULL,
  words TEXT NULL,
  ended_at INTEGER NULL,
  upheld INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_neighborhood_task_number ON neighborhood_task (number);
CREATE INDEX ix_neighborhood_task_committee ON neighborhood_task (committee_id, id);
CREATE INDEX ix_neighborhood_task_body ON neighborhood_task (body_id, id);
CREATE INDEX ix_neighborhood_task_item ON neighborhood_task (item_id, committee_id, year);
CREATE INDEX ix_neighborhood_task_area ON neighborhood_task (area_id, id);
CREATE INDEX ix_neighborhood_task_year ON neighborhood_task (year, area_id);

CREATE TABLE work_item_history (
  id INTEGER NOT NULL CONSTRAINT pk_work_item_history PRIMARY KEY,
  item_id INTEGER NOT NULL,
  task_id INTEGER NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NULL,
  by_role TEXT NOT NULL,
  how TEXT NOT NULL,
  code TEXT NOT NULL,
  args TEXT NULL,
  note TEXT NULL
);
CREATE INDEX ix_work_item_history_item ON work_item_history (item_id, id);
CREATE INDEX ix_work_item_history_task ON work_item_history (task_id, id) WHERE task_id IS NOT NULL;

CREATE TABLE work_item_number (
  year INTEGER NOT NULL CONSTRAINT pk_work_item_number PRIMARY KEY,
  last INTEGER NOT NULL
);

-- Workflows are data: a case names its own, its step by the workflow's word, and how far that is in words that all workflows share.
ALTER TABLE city_case ADD COLUMN workflow TEXT NOT NULL DEFAULT 'street';
ALTER TABLE city_case ADD COLUMN workflow_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE city_case ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE city_case ADD COLUMN hold TEXT NOT NULL DEFAULT '';
UPDATE city_case SET
  stage = CASE
    WHEN state = 'Filed' THEN 'Dispatch'
    WHEN state IN ('Accepted', 'OnTheWay', 'Arrived', 'Confirmed') THEN 'Verify'
    WHEN state IN ('HandedOver', 'Handling') THEN 'Handle'
    WHEN state = 'Done' THEN 'Check'
    ELSE 'Ended' END,
  hold = CASE
    WHEN state = 'Filed' THEN 'CallOfficer'
    WHEN state IN ('Accepted', 'OnTheWay', 'Arrived', 'Confirmed') THEN 'Officer'
    WHEN state = 'HandedOver' THEN 'CallCrew'
    WHEN state = 'Handling' THEN 'Crew'
    WHEN state = 'Done' THEN 'Desk'
    ELSE 'Nobody' END,
  state = lower(substr(state, 1, 1)) || substr(state, 2),
  due_kind = lower(substr(due_kind, 1, 1)) || substr(due_kind, 2);
ALTER TABLE city_case ADD COLUMN body_id INTEGER NULL;
ALTER TABLE city_case ADD COLUMN suspended_at INTEGER NULL;
ALTER TABLE city_case ADD COLUMN suspended_until INTEGER NULL;
CREATE INDEX ix_city_case_body ON city_case (body_id, stage) WHERE body_id IS NOT NULL;
CREATE INDEX ix_city_case_stage ON city_case (stage, id);

-- A clock that is suspended has no due instant; it keeps what happened to it.
CREATE TABLE case_clock_new (
  id INTEGER NOT NULL CONSTRAINT pk_case_clock PRIMARY KEY,
  case_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  due_at INTEGER NULL,
  soon_at INTEGER NULL,
  events TEXT NULL,
  met_at INTEGER NULL,
  void INTEGER NOT NULL
);
INSERT INTO case_clock_new (id, case_id, kind, set_at, due_at, soon_at, events, met_at, void)
  SELECT id, case_id, lower(substr(kind, 1, 1)) || substr(kind, 2), set_at, due_at, set_at + (due_at - set_at) * 4 / 5, NULL, met_at, void FROM case_clock;
DROP TABLE case_clock;
ALTER TABLE case_clock_new RENAME TO case_clock;
CREATE INDEX ix_case_clock_case ON case_clock (case_id);

-- Moves that need somebody's approval wait here for it.
CREATE TABLE case_request (
  id INTEGER NOT NULL CONSTRAINT pk_case_request PRIMARY KEY,
  case_id INTEGER NOT NULL,
  move TEXT NOT NULL,
  body TEXT NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_role TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL
);
CREATE INDEX ix_case_request_case ON case_request (case_id, id);
CREATE INDEX ix_case_request_waiting ON case_request (asked_at) WHERE state = 'Waiting';

-- 同因: cases with one cause, each bound to the case of that cause.
ALTER TABLE city_case ADD COLUMN cause_id INTEGER NULL;
CREATE INDEX ix_city_case_cause ON city_case (cause_id) WHERE cause_id IS NOT NULL;

CREATE TABLE case_cause (
  id INTEGER NOT NULL CONSTRAINT pk_case_cause PRIMARY KEY,
  case_id INTEGER NOT NULL,
  parent_id INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  matter TEXT NULL,
  rule_version INTEGER NOT NULL,
  settled_at INTEGER NULL,
  released_at INTEGER NULL,
  released_by_id INTEGER NULL
);
CREATE INDEX ix_case_cause_case ON case_cause (case_id, id);
CREATE INDEX ix_case_cause_parent ON case_cause (parent_id, case_id) WHERE released_at IS NULL;

-- 申诉: a body appeals against what is held against it in the appraisal of a case, once for each judgement.
CREATE TABLE case_appeal (
  id INTEGER NOT NULL CONSTRAINT pk_case_appeal PRIMARY KEY,
  case_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  judged_at INTEGER NOT NULL,
  stay_at INTEGER NOT NULL,
  counts_at INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  words TEXT NOT NULL,
  file_ids TEXT NOT NULL,
  barred TEXT NOT NULL,
  held_area_id INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  times_ignored INTEGER NOT NULL,
  ignored_at_top INTEGER NOT NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL
);
CREATE UNIQUE INDEX ix_case_appeal_once ON case_appeal (case_id, body_id, kind, judged_at, stay_at);
CREATE INDEX ix_case_appeal_body ON case_appeal (body_id, id);
CREATE INDEX ix_case_appeal_state ON case_appeal (state, id);
CREATE INDEX ix_case_appeal_decided ON case_appeal (decided_at) WHERE decided_at IS NOT NULL;
-- What is held against a body, by the days on which it counts; it holds all that says whether what was due was met.
CREATE INDEX ix_case_fact_body ON case_fact (body_id, day, case_id, kind, counts_at) WHERE appraised = 'Department';

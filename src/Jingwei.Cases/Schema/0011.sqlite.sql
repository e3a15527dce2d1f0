-- 督办: a higher level asks about a case, and must be answered in words by an instant; what is ignored goes a level up.
CREATE TABLE case_supervision (
  id INTEGER NOT NULL CONSTRAINT pk_case_supervision PRIMARY KEY,
  case_id INTEGER NOT NULL,
  asked_of TEXT NOT NULL,
  body_id INTEGER NULL,
  held_area_id INTEGER NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_role TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  words TEXT NOT NULL,
  "limit" TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  times_ignored INTEGER NOT NULL,
  answer TEXT NULL,
  answered_by_id INTEGER NULL,
  answered_at INTEGER NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL
);
CREATE INDEX ix_case_supervision_case ON case_supervision (case_id, id);
CREATE INDEX ix_case_supervision_open ON case_supervision (case_id) WHERE state <> 'Accepted';

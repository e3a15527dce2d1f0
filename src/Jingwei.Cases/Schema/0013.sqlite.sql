-- Two-level codes: what a case is by the table that it began with, in which condition, and which asset it is about.
ALTER TABLE city_case ADD COLUMN code_version INTEGER NULL;
ALTER TABLE city_case ADD COLUMN code TEXT NULL;
ALTER TABLE city_case ADD COLUMN condition TEXT NULL;
ALTER TABLE city_case ADD COLUMN asset_id INTEGER NULL;

ALTER TABLE city_case ADD COLUMN disputed_until INTEGER NULL;

-- Versions of the table that people of the city wrote.
CREATE TABLE code_version (
  id INTEGER NOT NULL CONSTRAINT pk_code_version PRIMARY KEY,
  version INTEGER NOT NULL,
  yaml TEXT NOT NULL,
  note TEXT NOT NULL,
  proposed_by_id INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL
);
CREATE UNIQUE INDEX ix_code_version_published ON code_version (version) WHERE state = 'Published';

-- 争议: a body says that a case is not its own, until somebody has ruled whose it is.
CREATE TABLE case_dispute (
  id INTEGER NOT NULL CONSTRAINT pk_case_dispute PRIMARY KEY,
  case_id INTEGER NOT NULL,
  disowned_by_id INTEGER NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  proposed_id INTEGER NULL,
  fallback_id INTEGER NULL,
  rule_by INTEGER NOT NULL,
  escalated_at INTEGER NULL,
  ruled_id INTEGER NULL,
  ruled_by_id INTEGER NULL,
  ruled_at INTEGER NULL,
  ruling TEXT NULL
);
CREATE INDEX ix_case_dispute_case ON case_dispute (case_id, id);
CREATE UNIQUE INDEX ix_case_dispute_open ON case_dispute (case_id) WHERE ruled_at IS NULL;

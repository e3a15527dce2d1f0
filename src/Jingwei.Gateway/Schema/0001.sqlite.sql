-- Lists that people take out as files.
CREATE TABLE export_job (
  id INTEGER NOT NULL CONSTRAINT pk_export_job PRIMARY KEY,
  account_id INTEGER NOT NULL,
  user_name TEXT NOT NULL,
  list TEXT NOT NULL,
  format TEXT NOT NULL,
  english INTEGER NOT NULL,
  filter TEXT NOT NULL,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER NULL,
  kept_until INTEGER NULL,
  total INTEGER NULL,
  rows INTEGER NULL,
  bytes INTEGER NULL,
  why TEXT NULL
);
CREATE INDEX ix_export_job_account ON export_job (account_id, id);
CREATE INDEX ix_export_job_state ON export_job (state) WHERE state IN ('Waiting', 'Running');

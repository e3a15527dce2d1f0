-- 批量办理: one act on many cases, each by itself and at most once, with what came of it.
CREATE TABLE case_bulk (
  id INTEGER NOT NULL CONSTRAINT pk_case_bulk PRIMARY KEY,
  account_id INTEGER NOT NULL,
  act TEXT NOT NULL,
  how TEXT NOT NULL,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER NULL,
  total INTEGER NOT NULL
);
CREATE INDEX ix_case_bulk_account ON case_bulk (account_id, id);

CREATE TABLE case_bulk_item (
  bulk_id INTEGER NOT NULL,
  place INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  expected_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NULL,
  came_to TEXT NULL,
  refusal TEXT NULL,
  CONSTRAINT pk_case_bulk_item PRIMARY KEY (bulk_id, place)
);

-- What is near is found by the cell of the map: 1/400 degree, row * 144000 + column.
ALTER TABLE city_case ADD COLUMN cell INTEGER NOT NULL DEFAULT 0;
UPDATE city_case SET cell = CAST((lat + 90) * 400 AS INTEGER) * 144000 + CAST((lon + 180) * 400 AS INTEGER) % 144000;
CREATE INDEX ix_city_case_cell ON city_case (cell, stage, opened_at);

-- A case that turned out to be another's: which one carries it on.
ALTER TABLE city_case ADD COLUMN merged_into_id INTEGER NULL;
CREATE INDEX ix_city_case_merged ON city_case (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE TABLE case_merge (
  id INTEGER NOT NULL CONSTRAINT pk_case_merge PRIMARY KEY,
  case_id INTEGER NOT NULL,
  into_id INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state_before TEXT NOT NULL,
  outcome_before TEXT NULL,
  alarm_ids TEXT NOT NULL,
  split_at INTEGER NULL,
  split_by_id INTEGER NULL
);
CREATE INDEX ix_case_merge_case ON case_merge (case_id, id);

-- A case has as many reporters as reported it. The first has the id of the case that was filed from the report.
CREATE TABLE case_reporter_new (
  id INTEGER NOT NULL CONSTRAINT pk_case_reporter PRIMARY KEY,
  case_id INTEGER NOT NULL,
  origin_case_id INTEGER NOT NULL,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  words TEXT NULL,
  account_id INTEGER NULL,
  contact_sealed TEXT NULL,
  contact_masked TEXT NULL,
  behalf_name TEXT NULL,
  follow_code_hash TEXT NOT NULL,
  solved INTEGER NULL,
  answered_at INTEGER NULL,
  answer_note TEXT NULL
);
INSERT INTO case_reporter_new (id, case_id, origin_case_id, number, at, words, account_id, contact_sealed, contact_masked, behalf_name, follow_code_hash, solved, answered_at, answer_note)
  SELECT r.case_id, r.case_id, r.case_id, c.number, c.opened_at, NULL, r.account_id, r.contact_sealed, r.contact_masked, r.behalf_name, r.follow_code_hash, r.solved, r.answered_at, r.answer_note
  FROM case_reporter r JOIN city_case c ON c.id = r.case_id;
DROP TABLE case_reporter;
ALTER TABLE case_reporter_new RENAME TO case_reporter;
CREATE INDEX ix_case_reporter_case ON case_reporter (case_id);
CREATE INDEX ix_case_reporter_origin ON case_reporter (origin_case_id);
CREATE INDEX ix_case_reporter_account ON case_reporter (account_id);
CREATE UNIQUE INDEX ix_case_reporter_number ON case_reporter (number);

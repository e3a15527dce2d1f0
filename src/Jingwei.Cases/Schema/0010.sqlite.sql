-- The hotline (12345): the order behind a case, the calls that were made to its caller, the answers that were given. Limits that a case brought with it go before its category's.
ALTER TABLE city_case ADD COLUMN own_limit TEXT NULL;

CREATE TABLE hotline_order (
  case_id INTEGER NOT NULL CONSTRAINT pk_hotline_order PRIMARY KEY,
  platform TEXT NOT NULL,
  order_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  promised_at INTEGER NULL,
  area_words TEXT NULL,
  place_open INTEGER NOT NULL,
  how TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_hotline_order_number ON hotline_order (platform, order_number);

CREATE TABLE case_call (
  id INTEGER NOT NULL CONSTRAINT pk_case_call PRIMARY KEY,
  case_id INTEGER NOT NULL,
  why TEXT NOT NULL,
  round INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  satisfaction TEXT NULL,
  solved TEXT NULL,
  reason TEXT NULL
);
CREATE INDEX ix_case_call_case ON case_call (case_id, id);

CREATE TABLE case_answer (
  id INTEGER NOT NULL CONSTRAINT pk_case_answer PRIMARY KEY,
  case_id INTEGER NOT NULL,
  round INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  body_id INTEGER NULL,
  text TEXT NOT NULL
);
CREATE INDEX ix_case_answer_case ON case_answer (case_id, id);

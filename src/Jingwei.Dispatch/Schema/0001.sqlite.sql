CREATE TABLE call (
  id INTEGER NOT NULL CONSTRAINT pk_call PRIMARY KEY,
  case_id INTEGER NOT NULL,
  case_number TEXT NOT NULL,
  account_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  round INTEGER NOT NULL,
  step INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  seen_at INTEGER NULL,
  ended_at INTEGER NULL,
  outcome TEXT NULL
);
CREATE INDEX ix_call_case ON call (case_id, id);
CREATE INDEX ix_call_ringing ON call (account_id) WHERE ended_at IS NULL;

CREATE TABLE message (
  id INTEGER NOT NULL CONSTRAINT pk_message PRIMARY KEY,
  channel TEXT NOT NULL,
  account_id INTEGER NOT NULL,
  call_id INTEGER NULL,
  case_number TEXT NULL,
  text_zh TEXT NOT NULL,
  text_en TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER NULL,
  detail TEXT NULL
);
CREATE INDEX ix_message_waiting ON message (id) WHERE state = 'Waiting';
CREATE INDEX ix_message_case ON message (case_number, id);

CREATE TABLE position (
  account_id INTEGER NOT NULL CONSTRAINT pk_position PRIMARY KEY,
  lon REAL NOT NULL,
  lat REAL NOT NULL,
  accuracy_meters REAL NULL,
  heading REAL NULL,
  at INTEGER NOT NULL
);

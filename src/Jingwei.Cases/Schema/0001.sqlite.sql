CREATE TABLE city_case (
  id INTEGER NOT NULL CONSTRAINT pk_city_case PRIMARY KEY,
  number TEXT NOT NULL,
  state TEXT NOT NULL,
  source TEXT NOT NULL,
  category_code TEXT NOT NULL,
  severity INTEGER NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  text TEXT NULL,
  search_text TEXT NOT NULL,
  device_id TEXT NULL,
  alarm_id INTEGER NULL,
  area_id INTEGER NOT NULL,
  lon REAL NOT NULL,
  lat REAL NOT NULL,
  address_zh TEXT NOT NULL,
  address_en TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  due_at INTEGER NULL,
  due_kind TEXT NULL,
  soon_at INTEGER NULL,
  clear_due_at INTEGER NULL,
  late INTEGER NOT NULL,
  officer_id INTEGER NULL,
  crew_id INTEGER NULL,
  called_id INTEGER NULL,
  called_since INTEGER NULL,
  accepted_at INTEGER NULL,
  done_at INTEGER NULL,
  done_minutes REAL NULL,
  outcome TEXT NULL,
  closed_at INTEGER NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_city_case_number ON city_case (number);
CREATE UNIQUE INDEX ix_city_case_alarm ON city_case (alarm_id);
CREATE INDEX ix_city_case_state ON city_case (state, id);
CREATE INDEX ix_city_case_device ON city_case (device_id, id);
CREATE INDEX ix_city_case_area ON city_case (area_id, id);
CREATE INDEX ix_city_case_opened ON city_case (opened_at);
CREATE INDEX ix_city_case_closed ON city_case (closed_at);

CREATE TABLE case_history (
  id INTEGER NOT NULL CONSTRAINT pk_case_history PRIMARY KEY,
  case_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  by_id INTEGER NULL,
  by_role TEXT NOT NULL,
  how TEXT NOT NULL,
  code TEXT NOT NULL,
  args TEXT NULL,
  note TEXT NULL,
  file_ids TEXT NULL,
  reasons TEXT NULL
);
CREATE INDEX ix_case_history_case ON case_history (case_id, id);
CREATE TRIGGER case_history_stays BEFORE UPDATE ON case_history BEGIN SELECT RAISE(ABORT, 'case_history is append-only'); END;
CREATE TRIGGER case_history_keeps BEFORE DELETE ON case_history BEGIN SELECT RAISE(ABORT, 'case_history is append-only'); END;

CREATE TABLE case_clock (
  id INTEGER NOT NULL CONSTRAINT pk_case_clock PRIMARY KEY,
  case_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  met_at INTEGER NULL
);
CREATE INDEX ix_case_clock_case ON case_clock (case_id);

CREATE TABLE case_party (
  case_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  handled INTEGER NOT NULL,
  ringing INTEGER NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT pk_case_party PRIMARY KEY (case_id, account_id)
);
CREATE INDEX ix_case_party_account ON case_party (account_id, case_id);

CREATE TABLE case_reporter (
  case_id INTEGER NOT NULL CONSTRAINT pk_case_reporter PRIMARY KEY,
  account_id INTEGER NULL,
  contact_sealed TEXT NULL,
  contact_masked TEXT NULL,
  behalf_name TEXT NULL,
  follow_code_hash TEXT NOT NULL,
  solved INTEGER NULL,
  answered_at INTEGER NULL,
  answer_note TEXT NULL
);
CREATE INDEX ix_case_reporter_account ON case_reporter (account_id);

CREATE TABLE case_file (
  history_id INTEGER NOT NULL,
  file_id TEXT NOT NULL,
  case_id INTEGER NOT NULL,
  CONSTRAINT pk_case_file PRIMARY KEY (history_id, file_id)
);
CREATE INDEX ix_case_file_file ON case_file (file_id);

CREATE TABLE case_number (
  year INTEGER NOT NULL CONSTRAINT pk_case_number PRIMARY KEY,
  last INTEGER NOT NULL
);

CREATE TABLE handover_note (
  id INTEGER NOT NULL CONSTRAINT pk_handover_note PRIMARY KEY,
  area_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  by_id INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX ix_handover_note_area ON handover_note (area_id, id);

-- 约请 and 联席会议: who was called and came, what was said, what was agreed, who does it by when, and whether it was done.
CREATE TABLE meeting (
  id INTEGER NOT NULL CONSTRAINT pk_meeting PRIMARY KEY,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  flow_version INTEGER NOT NULL,
  matter TEXT NOT NULL,
  case_id INTEGER NULL,
  area_id INTEGER NOT NULL,
  address TEXT NOT NULL,
  lon REAL NULL,
  lat REAL NULL,
  come_by INTEGER NOT NULL,
  caller_id INTEGER NOT NULL,
  called_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  ended_at INTEGER NULL,
  end_words TEXT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_meeting_number ON meeting (number);
CREATE INDEX ix_meeting_state ON meeting (state, id);
CREATE INDEX ix_meeting_area ON meeting (area_id, id);
CREATE INDEX ix_meeting_case ON meeting (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE meeting_call (
  id INTEGER NOT NULL CONSTRAINT pk_meeting_call PRIMARY KEY,
  meeting_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  step TEXT NOT NULL,
  means TEXT NOT NULL,
  waits TEXT NOT NULL,
  wait_until INTEGER NULL,
  times_passed INTEGER NOT NULL,
  level_area_id INTEGER NULL,
  come_by INTEGER NOT NULL,
  spoke_by_id INTEGER NULL,
  words TEXT NULL,
  here_at INTEGER NULL,
  here_lon REAL NULL,
  here_lat REAL NULL,
  here_meters INTEGER NULL,
  came_at INTEGER NULL
);
CREATE UNIQUE INDEX ix_meeting_call_body_once ON meeting_call (meeting_id, body_id);
CREATE INDEX ix_meeting_call_body ON meeting_call (body_id, id);
CREATE INDEX ix_meeting_call_come_by ON meeting_call (come_by);
CREATE INDEX ix_meeting_call_waiting ON meeting_call (wait_until) WHERE wait_until IS NOT NULL;

CREATE TABLE meeting_item (
  id INTEGER NOT NULL CONSTRAINT pk_meeting_item PRIMARY KEY,
  meeting_id INTEGER NOT NULL,
  topic_id INTEGER NULL,
  body_id INTEGER NULL,
  person_id INTEGER NULL,
  what TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  step TEXT NOT NULL,
  means TEXT NOT NULL,
  waits TEXT NOT NULL,
  wait_until INTEGER NULL,
  times_passed INTEGER NOT NULL,
  level_area_id INTEGER NULL,
  agreed_by_id INTEGER NOT NULL,
  agreed_at INTEGER NOT NULL,
  done_at INTEGER NULL,
  done_by_id INTEGER NULL,
  done_words TEXT NULL,
  checked_by_id INTEGER NULL,
  checked_at INTEGER NULL,
  check_words TEXT NULL
);
CREATE INDEX ix_meeting_item_meeting ON meeting_item (meeting_id, id);
CREATE INDEX ix_meeting_item_body ON meeting_item (body_id, id) WHERE body_id IS NOT NULL;
CREATE INDEX ix_meeting_item_person ON meeting_item (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_meeting_item_due ON meeting_item (due_at);
CREATE INDEX ix_meeting_item_waiting ON meeting_item (wait_until) WHERE wait_until IS NOT NULL;

CREATE TABLE meeting_topic (
  id INTEGER NOT NULL CONSTRAINT pk_meeting_topic PRIMARY KEY,
  meeting_id INTEGER NOT NULL,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  case_id INTEGER NULL
);
CREATE INDEX ix_meeting_topic_meeting ON meeting_topic (meeting_id, place);
CREATE INDEX ix_meeting_topic_case ON meeting_topic (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE meeting_minute (
  id INTEGER NOT NULL CONSTRAINT pk_meeting_minute PRIMARY KEY,
  meeting_id INTEGER NOT NULL,
  topic_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  by_id INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_meeting_minute_topic ON meeting_minute (topic_id, version);
CREATE INDEX ix_meeting_minute_meeting ON meeting_minute (meeting_id);
CREATE TRIGGER meeting_minute_stays BEFORE UPDATE ON meeting_minute BEGIN SELECT RAISE(ABORT, 'meeting_minute is append-only'); END;
CREATE TRIGGER meeting_minute_keeps BEFORE DELETE ON meeting_minute BEGIN SELECT RAISE(ABORT, 'meeting_minute is append-only'); END;

CREATE TABLE meeting_history (
  id INTEGER NOT NULL CONSTRAINT pk_meeting_history PRIMARY KEY,
  meeting_id INTEGER NOT NULL,
  subject_id INTEGER NULL,
  at INTEGER NOT NULL,
  by_id INTEGER NULL,
  by_role TEXT NOT NULL,
  how TEXT NOT NULL,
  code TEXT NOT NULL,
  args TEXT NULL,
  note TEXT NULL,
  file_ids TEXT NULL
);
CREATE INDEX ix_meeting_history_meeting ON meeting_history (meeting_id, id);
CREATE TRIGGER meeting_history_stays BEFORE UPDATE ON meeting_history BEGIN SELECT RAISE(ABORT, 'meeting_history is append-only'); END;
CREATE TRIGGER meeting_history_keeps BEFORE DELETE ON meeting_history BEGIN SELECT RAISE(ABORT, 'meeting_history is append-only'); END;

CREATE TABLE meeting_file (
  history_id INTEGER NOT NULL,
  file_id TEXT NOT NULL,
  meeting_id INTEGER NOT NULL,
  CONSTRAINT pk_meeting_file PRIMARY KEY (history_id, file_id)
);
CREATE INDEX ix_meeting_file_file ON meeting_file (file_id);

CREATE TABLE meeting_number (
  year INTEGER NOT NULL CONSTRAINT pk_meeting_number PRIMARY KEY,
  last INTEGER NOT NULL
);

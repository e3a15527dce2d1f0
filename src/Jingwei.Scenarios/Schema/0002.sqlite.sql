-- Responses of a package in an area, from their proposal to their end.
CREATE TABLE response (
  id INTEGER NOT NULL CONSTRAINT pk_response PRIMARY KEY,
  package TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  level TEXT NULL,
  proposed TEXT NULL,
  declined TEXT NULL,
  grounds TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  activated_at INTEGER NULL,
  activated_by INTEGER NULL,
  activated_by_name_zh TEXT NULL,
  activated_by_name_en TEXT NULL,
  reason TEXT NULL,
  ended_at INTEGER NULL,
  ended_by_name_zh TEXT NULL,
  ended_by_name_en TEXT NULL,
  end_reason TEXT NULL,
  told INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_response_open ON response (package, area_id) WHERE state IN ('Proposed', 'InForce');
CREATE INDEX ix_response_area ON response (area_id, id);

CREATE TABLE response_history (
  id INTEGER NOT NULL CONSTRAINT pk_response_history PRIMARY KEY,
  response_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  code TEXT NOT NULL,
  level TEXT NULL,
  before TEXT NULL,
  by_id INTEGER NULL,
  by_name_zh TEXT NULL,
  by_name_en TEXT NULL,
  reason TEXT NULL,
  what_zh TEXT NULL,
  what_en TEXT NULL,
  grounds TEXT NULL
);
CREATE INDEX ix_response_history_response ON response_history (response_id, id);
CREATE TRIGGER response_history_stays BEFORE UPDATE ON response_history BEGIN SELECT RAISE(ABORT, 'response_history is append-only'); END;
CREATE TRIGGER response_history_keeps BEFORE DELETE ON response_history BEGIN SELECT RAISE(ABORT, 'response_history is append-only'); END;

-- What a level sets going, and who has done it.
CREATE TABLE response_task (
  id INTEGER NOT NULL CONSTRAINT pk_response_task PRIMARY KEY,
  response_id INTEGER NOT NULL,
  level TEXT NOT NULL,
  place INTEGER NOT NULL,
  text_zh TEXT NOT NULL,
  text_en TEXT NOT NULL,
  done_at INTEGER NULL,
  done_by INTEGER NULL,
  done_by_name_zh TEXT NULL,
  done_by_name_en TEXT NULL
);
CREATE INDEX ix_response_task_response ON response_task (response_id, id);

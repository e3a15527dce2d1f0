-- How long data of reporters is kept: the plan of each ended case, holds, what was removed, and the city's own periods.
ALTER TABLE case_reporter ADD COLUMN removed_at INTEGER NULL;
ALTER TABLE case_reporter ADD COLUMN removed_kinds TEXT NULL;

CREATE TABLE case_retention (
  case_id INTEGER NOT NULL CONSTRAINT pk_case_retention PRIMARY KEY,
  area_id INTEGER NOT NULL,
  category_code TEXT NOT NULL,
  source TEXT NOT NULL,
  carries TEXT NOT NULL,
  way TEXT NOT NULL,
  ended_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  days INTEGER NOT NULL,
  held_until INTEGER NULL,
  due_at INTEGER NOT NULL,
  planned_at INTEGER NOT NULL
);
CREATE INDEX ix_case_retention_due ON case_retention (due_at, area_id, case_id);
CREATE INDEX ix_case_retention_kind ON case_retention (category_code, source, carries, way, ended_at);

CREATE TABLE case_hold (
  id INTEGER NOT NULL CONSTRAINT pk_case_hold PRIMARY KEY,
  case_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  until INTEGER NOT NULL,
  set_by_id INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  lifted_by_id INTEGER NULL,
  lifted_at INTEGER NULL,
  lifted_why TEXT NULL
);
CREATE INDEX ix_case_hold_case ON case_hold (case_id, id);
CREATE INDEX ix_case_hold_until ON case_hold (until, area_id) WHERE lifted_at IS NULL;

-- What was removed, never what it said.
CREATE TABLE retention_removal (
  id INTEGER NOT NULL CONSTRAINT pk_retention_removal PRIMARY KEY,
  case_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  days INTEGER NOT NULL,
  way TEXT NOT NULL,
  kinds TEXT NOT NULL,
  reporters INTEGER NOT NULL,
  photos INTEGER NOT NULL
);
CREATE INDEX ix_retention_removal_case ON retention_removal (case_id, id);
CREATE INDEX ix_retention_removal_at ON retention_removal (at, area_id);
CREATE TRIGGER retention_removal_stays BEFORE UPDATE ON retention_removal BEGIN SELECT RAISE(ABORT, 'retention_removal is append-only'); END;
CREATE TRIGGER retention_removal_keeps BEFORE DELETE ON retention_removal BEGIN SELECT RAISE(ABORT, 'retention_removal is append-only'); END;

CREATE TABLE retention_version (
  id INTEGER NOT NULL CONSTRAINT pk_retention_version PRIMARY KEY,
  version INTEGER NOT NULL,
  yaml TEXT NOT NULL,
  note TEXT NOT NULL,
  proposed_by_id INTEGER NOT NULL,
  proposed_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL,
  shipped INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_retention_version_published ON retention_version (version) WHERE state = 'Published';

-- By which periods all ended cases have been planned, shipped ones or the city's own; not finished while that goes on. Cases whose time was over long ago wait for their turn: so many of the second
-- spread_at have one.
CREATE TABLE retention_pass (
  own INTEGER NOT NULL,
  version INTEGER NOT NULL,
  finished_at INTEGER NULL,
  spread_at INTEGER NULL,
  spread INTEGER NOT NULL,
  CONSTRAINT pk_retention_pass PRIMARY KEY (own, version)
);

-- Who ever was merged into a case read the letters to all of it.
CREATE INDEX ix_case_merge_into ON case_merge (into_id, case_id);

-- The night looks for pictures that belong to nothing in the order in which they were brought.
CREATE INDEX ix_stored_file_at ON stored_file (at, id);

-- A case stands here only within the transaction that removes its reporters' data. Then, and then alone, may words, photos and a resident's account leave a line of history; what happened, when and by
-- which part stays. Of the arguments the address goes to which a place was tied, and the reason that a caller gave, and nothing else.
CREATE TABLE retention_open (
  case_id INTEGER NOT NULL CONSTRAINT pk_retention_open PRIMARY KEY
);
DROP TRIGGER case_history_stays;
CREATE TRIGGER case_history_stays BEFORE UPDATE ON case_history
WHEN NOT (
  EXISTS (SELECT 1 FROM retention_open o WHERE o.case_id = OLD.case_id)
  AND NEW.id = OLD.id AND NEW.case_id = OLD.case_id AND NEW.at = OLD.at AND NEW.recorded_at = OLD.recorded_at AND NEW.by_role = OLD.by_role AND NEW.how = OLD.how AND NEW.code = OLD.code
  AND (NEW.args IS OLD.args
    OR (OLD.code = 'placeTied' AND NEW.args IS json_remove(OLD.args, '$.address'))
    OR (json_extract(OLD.args, '$.satisfaction') IS NOT NULL AND NEW.args IS json_remove(OLD.args, '$.reason')))
  AND NEW.reasons IS OLD.reasons AND (NEW.by_id IS OLD.by_id OR (NEW.by_id IS NULL AND OLD.by_role = 'resident')) AND (OLD.note IS NOT NULL OR NEW.note IS NULL)
  AND (OLD.file_ids IS NOT NULL OR NEW.file_ids IS NULL))
BEGIN SELECT RAISE(ABORT, 'case_history is append-only'); END;

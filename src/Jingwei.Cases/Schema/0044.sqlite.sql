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
  undecided INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  planned_at INTEGER NOT NULL
);
CREATE INDEX ix_case_retention_due ON case_retention (due_at, undecided, area_id, case_id);
CREATE INDEX ix_case_retention_kind ON case_retention (category_code, source, carries, way, ended_at, held_until, undecided);

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
  carries TEXT NOT NULL,
  kinds TEXT NOT NULL,
  reporters INTEGER NOT NULL,
  photos INTEGER NOT NULL
);
CREATE INDEX ix_retention_removal_kind ON retention_removal (carries, kinds, case_id, id);
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

-- By which periods all ended cases have been planned, shipped ones or the city's own; not finished while that goes on.
CREATE TABLE retention_pass (
  own INTEGER NOT NULL,
  version INTEGER NOT NULL,
  finished_at INTEGER NULL,
  CONSTRAINT pk_retention_pass PRIMARY KEY (own, version)
);

-- One row. What was due by released_until somebody has looked at; since stopped_at nothing is removed until somebody does. In the second turn_at so many have had their turn.
CREATE TABLE retention_gate (
  id INTEGER NOT NULL CONSTRAINT pk_retention_gate PRIMARY KEY,
  released_until INTEGER NULL,
  stopped_at INTEGER NULL,
  stopped_why TEXT NULL,
  turn_at INTEGER NULL,
  turns INTEGER NOT NULL
);

-- Files that lie in the folder without a row, and on how many days they were seen so.
CREATE TABLE left_file (
  file_id TEXT NOT NULL CONSTRAINT pk_left_file PRIMARY KEY,
  looks INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
);

-- Who ever was merged into a case read the letters to all of it.
CREATE INDEX ix_case_merge_into ON case_merge (into_id, case_id);

-- In which acts on many cases one was.
CREATE INDEX ix_case_bulk_item_case ON case_bulk_item (case_id);

-- The night looks for pictures that belong to nothing in the order in which they were brought.
CREATE INDEX ix_stored_file_at ON stored_file (at, id);

-- A case stands here only within the transaction that removes its reporters' data. Then, and then alone, may words, photos and a resident's account leave a line of history; what happened, when and by
-- which part stays. Of the arguments the address goes to which a place was tied, the reason that a caller gave, and the words of a cause (older lines have them); of the reasons that two reports have words in common; and nothing else.
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
    OR (OLD.code = 'causeChildBound' AND NEW.args IS json_remove(OLD.args, '$.cause'))
    OR (json_extract(OLD.args, '$.satisfaction') IS NOT NULL AND NEW.args IS json_remove(OLD.args, '$.reason')))
  AND (NEW.reasons IS OLD.reasons OR NEW.reasons IS (SELECT json_group_array(json(r.value)) FROM json_each(OLD.reasons) r WHERE json_extract(r.value, '$.code') <> 'wordsInCommon'))
  AND (NEW.by_id IS OLD.by_id OR (NEW.by_id IS NULL AND OLD.by_role = 'resident')) AND (OLD.note IS NOT NULL OR NEW.note IS NULL)
  AND (OLD.file_ids IS NOT NULL OR NEW.file_ids IS NULL))
BEGIN SELECT RAISE(ABORT, 'case_history is append-only'); END;

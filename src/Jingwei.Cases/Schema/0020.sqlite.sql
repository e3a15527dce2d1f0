-- 交办: which center's desk leads a case, where it is not the one of the place; and every hand from one center to another, asked, answered or taken.
ALTER TABLE city_case ADD COLUMN desk_area_id INTEGER NULL;
CREATE INDEX ix_city_case_desk ON city_case (desk_area_id, id) WHERE desk_area_id IS NOT NULL;

CREATE TABLE case_hand (
  id INTEGER NOT NULL CONSTRAINT pk_case_hand PRIMARY KEY,
  case_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  from_area_id INTEGER NOT NULL,
  to_area_id INTEGER NOT NULL,
  held_area_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  leads INTEGER NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_role TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  due_at INTEGER NULL,
  times_passed INTEGER NOT NULL,
  decided_by_id INTEGER NULL,
  decided_at INTEGER NULL,
  decision_note TEXT NULL
);
CREATE INDEX ix_case_hand_case ON case_hand (case_id, id);
CREATE UNIQUE INDEX ix_case_hand_open ON case_hand (case_id) WHERE state IN ('Asked', 'Waiting');
CREATE INDEX ix_case_hand_held ON case_hand (held_area_id, case_id) WHERE state IN ('Asked', 'Waiting');
CREATE INDEX ix_case_hand_asked ON case_hand (to_area_id, case_id) WHERE state IN ('Asked', 'Waiting');
CREATE INDEX ix_case_hand_sent ON case_hand (from_area_id, case_id) WHERE state IN ('Asked', 'Waiting');
CREATE INDEX ix_case_hand_made ON case_hand (from_area_id, case_id) WHERE state = 'Made';
CREATE INDEX ix_case_hand_leads ON case_hand (to_area_id, case_id) WHERE leads;

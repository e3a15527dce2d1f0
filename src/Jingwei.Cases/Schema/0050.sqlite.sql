-- 协办: parts of a case that other bodies were asked to do.
CREATE TABLE case_assist (
  id INTEGER NOT NULL CONSTRAINT pk_case_assist PRIMARY KEY,
  case_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  lead_id INTEGER NULL,
  asked_by_lead INTEGER NOT NULL,
  asked_by_id INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  what TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  late_at INTEGER NULL,
  wait_until INTEGER NULL,
  stood_since INTEGER NULL,
  held_area_id INTEGER NOT NULL,
  times_raised INTEGER NOT NULL,
  answered_by_id INTEGER NULL,
  answered_at INTEGER NULL,
  words TEXT NULL,
  ended_by_id INTEGER NULL,
  ended_at INTEGER NULL
);
CREATE INDEX ix_case_assist_case ON case_assist (case_id, id);
CREATE INDEX ix_case_assist_body ON case_assist (body_id, id);
CREATE INDEX ix_case_assist_area ON case_assist (area_id, id);
CREATE INDEX ix_case_assist_lead ON case_assist (lead_id, id) WHERE lead_id IS NOT NULL;
CREATE INDEX ix_case_assist_body_open ON case_assist (body_id, state, id) WHERE ended_at IS NULL;
CREATE INDEX ix_case_assist_area_open ON case_assist (area_id, state, id) WHERE ended_at IS NULL;
CREATE INDEX ix_case_assist_lead_open ON case_assist (lead_id, state, id) WHERE ended_at IS NULL AND lead_id IS NOT NULL;

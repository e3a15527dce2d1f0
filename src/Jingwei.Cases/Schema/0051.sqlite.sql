-- 直通快办: which cases went straight to their handler.
CREATE TABLE case_straight (
  case_id INTEGER NOT NULL CONSTRAINT pk_case_straight PRIMARY KEY,
  area_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  sample_percent INTEGER NOT NULL,
  sent_by_id INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  done_at INTEGER NULL,
  drawn INTEGER NULL
);
CREATE INDEX ix_case_straight_sent ON case_straight (sent_at, area_id);

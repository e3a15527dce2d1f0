-- Local changes take a second person: who approved a setting that has some, and what waits for one.
ALTER TABLE package_setting ADD COLUMN approved_by TEXT NULL;
ALTER TABLE package_setting ADD COLUMN approved_by_name_zh TEXT NULL;
ALTER TABLE package_setting ADD COLUMN approved_by_name_en TEXT NULL;

CREATE TABLE setting_proposal (
  id INTEGER NOT NULL CONSTRAINT pk_setting_proposal PRIMARY KEY,
  package TEXT NOT NULL,
  area_id INTEGER NULL,
  changes TEXT NOT NULL,
  reason TEXT NOT NULL,
  until INTEGER NULL,
  state TEXT NOT NULL,
  author TEXT NOT NULL,
  author_name_zh TEXT NOT NULL,
  author_name_en TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  decided_by TEXT NULL,
  decided_by_name_zh TEXT NULL,
  decided_by_name_en TEXT NULL,
  decided_at INTEGER NULL,
  decide_note TEXT NULL,
  setting_id INTEGER NULL
);
CREATE INDEX ix_setting_proposal_package ON setting_proposal (package);

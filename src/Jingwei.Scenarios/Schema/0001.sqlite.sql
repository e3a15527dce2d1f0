-- Texts of packages as they were ever in force; never changed.
CREATE TABLE package_version (
  id INTEGER NOT NULL CONSTRAINT pk_package_version PRIMARY KEY,
  package TEXT NOT NULL,
  version INTEGER NOT NULL,
  origin TEXT NOT NULL,
  yaml TEXT NOT NULL,
  proposal_id INTEGER NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX ix_package_version_package ON package_version (package);

-- What is in force, from one instant to the next revision.
CREATE TABLE package_revision (
  id INTEGER NOT NULL CONSTRAINT pk_package_revision PRIMARY KEY,
  reason TEXT NOT NULL,
  subject TEXT NULL,
  changed_by TEXT NULL,
  changed_by_name_zh TEXT NULL,
  changed_by_name_en TEXT NULL,
  at INTEGER NOT NULL,
  content TEXT NOT NULL
);

-- Where a package is on, and how it is changed there; the newest row of a package and area counts.
CREATE TABLE package_setting (
  id INTEGER NOT NULL CONSTRAINT pk_package_setting PRIMARY KEY,
  package TEXT NOT NULL,
  area_id INTEGER NULL,
  state TEXT NOT NULL,
  changes TEXT NULL,
  reason TEXT NOT NULL,
  until INTEGER NULL,
  set_by TEXT NOT NULL,
  set_by_name_zh TEXT NOT NULL,
  set_by_name_en TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX ix_package_setting_package ON package_setting (package);

CREATE TABLE package_proposal (
  id INTEGER NOT NULL CONSTRAINT pk_package_proposal PRIMARY KEY,
  package TEXT NOT NULL,
  base_version_id INTEGER NULL,
  yaml TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  revised INTEGER NOT NULL,
  author TEXT NOT NULL,
  author_name_zh TEXT NOT NULL,
  author_name_en TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  submitted_at INTEGER NULL,
  decided_by TEXT NULL,
  decided_by_name_zh TEXT NULL,
  decided_by_name_en TEXT NULL,
  decided_at INTEGER NULL,
  decide_note TEXT NULL,
  version_id INTEGER NULL
);
CREATE INDEX ix_package_proposal_package ON package_proposal (package);

-- What is counted of cases (docs/appraisal.md): the facts of each case, their sums by day of the city, what a case was last counted from, and whether a nightly recount agreed.
CREATE TABLE case_fact (
  id INTEGER NOT NULL CONSTRAINT pk_case_fact PRIMARY KEY,
  case_id INTEGER NOT NULL,
  appraised TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  counts_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  body_id INTEGER NULL,
  person_id INTEGER NULL,
  category TEXT NOT NULL,
  amount INTEGER NOT NULL
);
CREATE INDEX ix_case_fact_case ON case_fact (case_id);
CREATE INDEX ix_case_fact_count ON case_fact (appraised, kind, day);

CREATE TABLE case_fact_sum (
  appraised TEXT NOT NULL,
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  category TEXT NOT NULL,
  total INTEGER NOT NULL,
  CONSTRAINT pk_case_fact_sum PRIMARY KEY (appraised, day, kind, area_id, body_id, person_id, category)
);

CREATE TABLE case_count (
  case_id INTEGER NOT NULL CONSTRAINT pk_case_count PRIMARY KEY,
  counted_from TEXT NOT NULL,
  closing_limits TEXT NOT NULL
);

CREATE TABLE case_recount (
  id INTEGER NOT NULL CONSTRAINT pk_case_recount PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NULL,
  cases INTEGER NOT NULL,
  sums INTEGER NOT NULL,
  wrong INTEGER NOT NULL,
  findings TEXT NULL
);

-- 常用清单: a filter of cases with its order and columns, under a name; one's own, or shared with a center.
CREATE TABLE case_view (
  id INTEGER NOT NULL CONSTRAINT pk_case_view PRIMARY KEY,
  owner_id INTEGER NOT NULL,
  area_id INTEGER NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NULL,
  columns TEXT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX ix_case_view_owner ON case_view (owner_id, id);
CREATE INDEX ix_case_view_area ON case_view (area_id, id) WHERE area_id IS NOT NULL;

CREATE TABLE case_view_pin (
  account_id INTEGER NOT NULL,
  view_id INTEGER NOT NULL,
  pinned_at INTEGER NOT NULL,
  CONSTRAINT pk_case_view_pin PRIMARY KEY (account_id, view_id)
);

-- Rows of registers, places that rows are counted about, and what lanes are still to hear of both.
CREATE TABLE register_row (
  id INTEGER NOT NULL CONSTRAINT pk_register_row PRIMARY KEY,
  register TEXT NOT NULL,
  key TEXT NOT NULL,
  place_id INTEGER NOT NULL,
  place_name TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  content TEXT NOT NULL,
  sealed TEXT NULL,
  heard TEXT NOT NULL,
  search_text TEXT NOT NULL,
  watched INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  appeared_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_register_row_key ON register_row (register, key);
CREATE INDEX ix_register_row_place ON register_row (register, place_name);

CREATE TABLE register_place (
  id INTEGER NOT NULL CONSTRAINT pk_register_place PRIMARY KEY,
  register TEXT NOT NULL,
  place_id INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_register_place_place ON register_place (register, place_id);

CREATE TABLE unheard (
  id INTEGER NOT NULL CONSTRAINT pk_unheard PRIMARY KEY,
  kind TEXT NOT NULL,
  device_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  content TEXT NOT NULL
);

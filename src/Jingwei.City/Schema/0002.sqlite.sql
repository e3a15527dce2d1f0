-- Assets 部件: the numbered things in the street, each with the bodies that answer for it.
CREATE TABLE asset (
  id INTEGER NOT NULL CONSTRAINT pk_asset PRIMARY KEY,
  number TEXT NOT NULL,
  category TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES area (id),
  lon REAL NOT NULL,
  lat REAL NOT NULL,
  competent_id INTEGER NULL REFERENCES organization (id),
  owner_id INTEGER NULL REFERENCES organization (id),
  maintainer_id INTEGER NULL REFERENCES organization (id)
);
CREATE UNIQUE INDEX ix_asset_number ON asset (number);
-- What lies around a place is asked by people without an account: it must not read the whole map.
CREATE INDEX ix_map_feature_bounds ON map_feature (south, north, west, east, kind);
CREATE INDEX ix_asset_area ON asset (area_id, id);

-- Where and who: areas, places, organizations, accounts, posts, duty.
CREATE TABLE city (
  id INTEGER NOT NULL CONSTRAINT pk_city PRIMARY KEY CHECK (id = 1),
  area_id INTEGER NOT NULL REFERENCES area (id),
  time_zone TEXT NOT NULL,
  languages TEXT NOT NULL
);

CREATE TABLE area_level (
  code TEXT NOT NULL CONSTRAINT pk_area_level PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  rank INTEGER NOT NULL,
  in_tree INTEGER NOT NULL
);

CREATE TABLE area (
  id INTEGER NOT NULL CONSTRAINT pk_area PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  parent_id INTEGER NULL REFERENCES area (id),
  level TEXT NOT NULL REFERENCES area_level (code),
  center_lon REAL NULL,
  center_lat REAL NULL,
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_area_parent_id ON area (parent_id);

CREATE TABLE area_code (
  id INTEGER NOT NULL CONSTRAINT pk_area_code PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  code TEXT NOT NULL,
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_area_code_area_id ON area_code (area_id);
CREATE UNIQUE INDEX ix_area_code_current ON area_code (code) WHERE valid_until IS NULL;

CREATE TABLE area_boundary (
  id INTEGER NOT NULL CONSTRAINT pk_area_boundary PRIMARY KEY,
  area_id INTEGER NOT NULL REFERENCES area (id),
  geo_json TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_area_boundary_area_id ON area_boundary (area_id);

CREATE TABLE zone_member (
  zone_id INTEGER NOT NULL REFERENCES area (id),
  member_id INTEGER NOT NULL REFERENCES area (id),
  CONSTRAINT pk_zone_member PRIMARY KEY (zone_id, member_id)
);

CREATE TABLE area_closure (
  ancestor_id INTEGER NOT NULL,
  descendant_id INTEGER NOT NULL,
  via_zone INTEGER NOT NULL,
  CONSTRAINT pk_area_closure PRIMARY KEY (ancestor_id, descendant_id)
);
CREATE INDEX ix_area_closure_descendant_id ON area_closure (descendant_id);

CREATE TABLE map_feature (
  id INTEGER NOT NULL CONSTRAINT pk_map_feature PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  geo_json TEXT NOT NULL,
  west REAL NOT NULL,
  south REAL NOT NULL,
  east REAL NOT NULL,
  north REAL NOT NULL,
  approximate INTEGER NOT NULL
);

CREATE TABLE estate (
  area_id INTEGER NOT NULL CONSTRAINT pk_estate PRIMARY KEY REFERENCES area (id),
  address_zh TEXT NOT NULL,
  address_en TEXT NOT NULL,
  property_company_id INTEGER NULL REFERENCES organization (id),
  built_year INTEGER NULL
);

CREATE TABLE building (
  id INTEGER NOT NULL CONSTRAINT pk_building PRIMARY KEY,
  estate_id INTEGER NOT NULL REFERENCES estate (area_id),
  number TEXT NOT NULL,
  lon REAL NULL,
  lat REAL NULL,
  floors INTEGER NULL,
  micro_grid_id INTEGER NULL REFERENCES area (id)
);
CREATE UNIQUE INDEX ix_building_estate_id_number ON building (estate_id, number);

CREATE TABLE entrance (
  id INTEGER NOT NULL CONSTRAINT pk_entrance PRIMARY KEY,
  building_id INTEGER NOT NULL REFERENCES building (id),
  number TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_entrance_building_id_number ON entrance (building_id, number);

CREATE TABLE home (
  id INTEGER NOT NULL CONSTRAINT pk_home PRIMARY KEY,
  entrance_id INTEGER NOT NULL REFERENCES entrance (id),
  room TEXT NOT NULL,
  floor INTEGER NULL,
  exclusive_area_square_decimeters INTEGER NULL
);
CREATE UNIQUE INDEX ix_home_entrance_id_room ON home (entrance_id, room);

CREATE TABLE home_owner (
  id INTEGER NOT NULL CONSTRAINT pk_home_owner PRIMARY KEY,
  home_id INTEGER NOT NULL REFERENCES home (id),
  name TEXT NOT NULL,
  share_numerator INTEGER NOT NULL,
  share_denominator INTEGER NOT NULL,
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_home_owner_home_id ON home_owner (home_id);

CREATE TABLE home_occupant (
  id INTEGER NOT NULL CONSTRAINT pk_home_occupant PRIMARY KEY,
  home_id INTEGER NOT NULL REFERENCES home (id),
  name TEXT NOT NULL,
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_home_occupant_home_id ON home_occupant (home_id);

CREATE TABLE account (
  id INTEGER NOT NULL CONSTRAINT pk_account PRIMARY KEY,
  display_name_zh TEXT NOT NULL,
  display_name_en TEXT NOT NULL,
  user_name TEXT NOT NULL,
  normalized_user_name TEXT NOT NULL,
  password_hash TEXT NULL,
  security_stamp TEXT NOT NULL,
  concurrency_stamp TEXT NOT NULL,
  access_failed_count INTEGER NOT NULL,
  lockout_end INTEGER NULL,
  locked INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_account_normalized_user_name ON account (normalized_user_name);

CREATE TABLE organization (
  id INTEGER NOT NULL CONSTRAINT pk_organization PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES area (id),
  parent_id INTEGER NULL REFERENCES organization (id),
  kind TEXT NOT NULL,
  duty_phone TEXT NULL
);
CREATE INDEX ix_organization_area_id ON organization (area_id);

CREATE TABLE post (
  id INTEGER NOT NULL CONSTRAINT pk_post PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES area (id),
  organization_id INTEGER NULL REFERENCES organization (id),
  valid_from INTEGER NULL,
  valid_until INTEGER NULL
);
CREATE INDEX ix_post_account_id ON post (account_id);
CREATE INDEX ix_post_area_id ON post (area_id);

CREATE TABLE account_phone (
  account_id INTEGER NOT NULL CONSTRAINT pk_account_phone PRIMARY KEY REFERENCES account (id),
  sealed BLOB NOT NULL,
  whole_hash BLOB NOT NULL,
  last_four_hash BLOB NOT NULL
);
CREATE INDEX ix_account_phone_last_four_hash ON account_phone (last_four_hash);
CREATE INDEX ix_account_phone_whole_hash ON account_phone (whole_hash);

CREATE TABLE shift (
  id INTEGER NOT NULL CONSTRAINT pk_shift PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  post_id INTEGER NOT NULL REFERENCES post (id),
  kind TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  checked_in_at INTEGER NULL,
  checked_out_at INTEGER NULL
);
CREATE INDEX ix_shift_account_id ON shift (account_id);
CREATE INDEX ix_shift_ends_at ON shift (ends_at);

CREATE TABLE point_owner (
  id INTEGER NOT NULL CONSTRAINT pk_point_owner PRIMARY KEY,
  place_zh TEXT NOT NULL,
  place_en TEXT NOT NULL,
  post_id INTEGER NOT NULL REFERENCES post (id),
  center_lon REAL NULL,
  center_lat REAL NULL,
  radius_meters REAL NULL,
  geo_json TEXT NULL,
  west REAL NOT NULL,
  south REAL NOT NULL,
  east REAL NOT NULL,
  north REAL NOT NULL
);
CREATE INDEX ix_point_owner_post_id ON point_owner (post_id);

CREATE TABLE session (
  id BLOB NOT NULL CONSTRAINT pk_session PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  security_stamp TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX ix_session_account_id ON session (account_id);
CREATE INDEX ix_session_expires_at ON session (expires_at);

CREATE TABLE api_key (
  id INTEGER NOT NULL CONSTRAINT pk_api_key PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  role TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES area (id),
  organization_id INTEGER NULL REFERENCES organization (id),
  created_by INTEGER NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER NULL
);

CREATE TABLE setup_token (
  id INTEGER NOT NULL CONSTRAINT pk_setup_token PRIMARY KEY CHECK (id = 1),
  token_hash BLOB NOT NULL,
  expires_at INTEGER NOT NULL
);

INSERT INTO area_level (code, name_zh, name_en, rank, in_tree) VALUES
  ('city', '市', 'City', 10, 1),
  ('district', '区', 'District', 20, 1),
  ('subdistrict', '街镇', 'Subdistrict', 30, 1),
  ('neighborhood', '居村', 'Neighborhood', 40, 1),
  ('estate', '小区', 'Estate', 50, 1),
  ('microGrid', '微网格', 'Micro-grid', 60, 1),
  ('zone', '片区', 'Zone', 70, 0);

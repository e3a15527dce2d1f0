CREATE TABLE device (
  id INTEGER NOT NULL CONSTRAINT pk_device PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  display_name_zh TEXT NOT NULL,
  display_name_en TEXT NOT NULL,
  place_lon REAL NOT NULL,
  place_lat REAL NOT NULL,
  address_zh TEXT NOT NULL,
  address_en TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  asset_number TEXT NULL,
  token_hash TEXT NULL,
  picture_url TEXT NULL,
  enabled INTEGER NOT NULL,
  registered_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_device_name ON device (name);
CREATE INDEX ix_device_area_id ON device (area_id);

CREATE TABLE gateway (
  id INTEGER NOT NULL CONSTRAINT pk_gateway PRIMARY KEY,
  name TEXT NOT NULL,
  display_name_zh TEXT NOT NULL,
  display_name_en TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  registered_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_gateway_name ON gateway (name);

CREATE TABLE gateway_device (
  gateway_id INTEGER NOT NULL,
  device_id INTEGER NOT NULL,
  CONSTRAINT pk_gateway_device PRIMARY KEY (gateway_id, device_id)
);

CREATE TABLE alarm (
  id INTEGER NOT NULL CONSTRAINT pk_alarm PRIMARY KEY,
  device_id INTEGER NOT NULL,
  condition TEXT NOT NULL,
  episode INTEGER NOT NULL,
  category_code TEXT NOT NULL,
  severity INTEGER NOT NULL,
  files_case INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  value_name TEXT NOT NULL,
  value REAL NULL,
  started_at INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  cleared_at INTEGER NULL,
  withdrawn INTEGER NOT NULL,
  acknowledged_at INTEGER NULL,
  acknowledged_by TEXT NULL,
  acknowledge_note TEXT NULL,
  case_number TEXT NULL,
  last_seq INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_alarm_identity ON alarm (device_id, condition, episode);
CREATE INDEX ix_alarm_open ON alarm (id) WHERE cleared_at IS NULL;

CREATE TABLE lane (
  id INTEGER NOT NULL CONSTRAINT pk_lane PRIMARY KEY,
  checkpoint_seq INTEGER NOT NULL,
  checkpoint_at INTEGER NOT NULL,
  evaluated_seq INTEGER NOT NULL,
  evaluated_readings INTEGER NOT NULL,
  too_late INTEGER NOT NULL,
  fault TEXT NULL
);

CREATE TABLE device_track (
  device_id INTEGER NOT NULL CONSTRAINT pk_device_track PRIMARY KEY,
  seq INTEGER NOT NULL,
  track BLOB NOT NULL
);

CREATE TABLE ingress_count (
  code TEXT NOT NULL CONSTRAINT pk_ingress_count PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at INTEGER NULL,
  last_from TEXT NULL
);

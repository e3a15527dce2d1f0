-- Warnings that others send (CAP 1.2 in), and those that this center publishes (CAP 1.2 out).
CREATE TABLE warning_feed (
  id INTEGER NOT NULL CONSTRAINT pk_warning_feed PRIMARY KEY,
  name TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  address TEXT NULL,
  every_minutes INTEGER NOT NULL,
  words TEXT NOT NULL,
  least_severity INTEGER NOT NULL,
  devices TEXT NOT NULL,
  leaving TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  next_poll_at INTEGER NULL,
  etag TEXT NULL,
  modified_at INTEGER NULL,
  last_poll_at INTEGER NULL,
  last_good_at INTEGER NULL,
  failures INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  told INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE TABLE warning_poll (
  id INTEGER NOT NULL CONSTRAINT pk_warning_poll PRIMARY KEY,
  feed_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NULL,
  entries INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  elsewhere INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  detail TEXT NULL
);
CREATE INDEX ix_warning_poll_feed ON warning_poll (feed_id, id);
CREATE TABLE warning_seen (
  feed_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  again_at INTEGER NULL,
  CONSTRAINT pk_warning_seen PRIMARY KEY (feed_id, key)
);
CREATE TABLE warning_in (
  id INTEGER NOT NULL CONSTRAINT pk_warning_in PRIMARY KEY,
  feed_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  sent TEXT NOT NULL,
  status TEXT NOT NULL,
  msg_type TEXT NOT NULL,
  clears INTEGER NOT NULL,
  state TEXT NOT NULL,
  severity INTEGER NOT NULL,
  tells INTEGER NOT NULL,
  placed INTEGER NOT NULL,
  infos TEXT NOT NULL,
  xml TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER NULL,
  ended_by INTEGER NULL
);
CREATE UNIQUE INDEX ix_warning_in_name ON warning_in (feed_id, sender, identifier);
CREATE INDEX ix_warning_in_active ON warning_in (feed_id) WHERE state = 'Active';
CREATE TABLE warning_area (
  area_id INTEGER NOT NULL,
  warning_id INTEGER NOT NULL,
  CONSTRAINT pk_warning_area PRIMARY KEY (area_id, warning_id)
);
CREATE INDEX ix_warning_area_warning ON warning_area (warning_id);
CREATE TABLE warning_ref (
  warning_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  CONSTRAINT pk_warning_ref PRIMARY KEY (sender, identifier, warning_id)
);
CREATE TABLE published_warning (
  id INTEGER NOT NULL CONSTRAINT pk_published_warning PRIMARY KEY,
  area_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  severity TEXT NOT NULL,
  urgency TEXT NOT NULL,
  certainty TEXT NOT NULL,
  words TEXT NOT NULL,
  alarm_id INTEGER NULL,
  by_rule INTEGER NOT NULL,
  version INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER NULL
);
CREATE INDEX ix_published_warning_in_force ON published_warning (id) WHERE state = 'InForce';
CREATE INDEX ix_published_warning_ended ON published_warning (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX ix_published_warning_area ON published_warning (area_id, id);
CREATE TABLE published_message (
  id INTEGER NOT NULL CONSTRAINT pk_published_message PRIMARY KEY,
  warning_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  msg_type TEXT NOT NULL,
  sent TEXT NOT NULL,
  severity TEXT NOT NULL,
  headline TEXT NOT NULL,
  summary TEXT NOT NULL,
  xml TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  reason TEXT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_published_message_identifier ON published_message (identifier);
CREATE INDEX ix_published_message_warning ON published_message (warning_id, id);

-- Other platforms' case interfaces: their settings, the cases that went and came, what is said of them, and what arrived.
CREATE TABLE exchange_platform (
  id INTEGER NOT NULL CONSTRAINT pk_exchange_platform PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  address TEXT NOT NULL,
  area_ids TEXT NOT NULL,
  our_key TEXT NOT NULL,
  key_kind TEXT NOT NULL,
  their_secret TEXT NOT NULL,
  earlier_secrets TEXT NULL,
  paused_at INTEGER NULL,
  tries INTEGER NOT NULL,
  next_try_at INTEGER NULL,
  failing_since INTEGER NULL,
  last_delivered_at INTEGER NULL,
  last_failed_at INTEGER NULL,
  last_fault TEXT NULL,
  last_status INTEGER NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_exchange_platform_name ON exchange_platform (name);
CREATE TABLE exchange_link (
  id INTEGER NOT NULL CONSTRAINT pk_exchange_link PRIMARY KEY,
  platform_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  case_number TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  way TEXT NOT NULL,
  outside_number TEXT NULL,
  outside_step TEXT NULL,
  outside_at INTEGER NULL,
  look TEXT NOT NULL,
  told TEXT NULL,
  reason TEXT NULL,
  by_name TEXT NOT NULL,
  by_rule INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_exchange_link_case ON exchange_link (case_id, platform_id);
CREATE UNIQUE INDEX ix_exchange_link_number ON exchange_link (platform_id, outside_number) WHERE outside_number IS NOT NULL;
CREATE INDEX ix_exchange_link_case_number ON exchange_link (case_number);
CREATE INDEX ix_exchange_link_of_case ON exchange_link (platform_id, case_number);
CREATE INDEX ix_exchange_link_area ON exchange_link (platform_id, area_id, id);
CREATE INDEX ix_exchange_link_platform ON exchange_link (platform_id, id);
CREATE INDEX ix_exchange_link_look ON exchange_link (platform_id, look, id);
CREATE TABLE exchange_message (
  id INTEGER NOT NULL CONSTRAINT pk_exchange_message PRIMARY KEY,
  platform_id INTEGER NOT NULL,
  link_id INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  case_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  told TEXT NOT NULL,
  body TEXT NULL,
  personal TEXT NULL,
  reporter_of TEXT NULL,
  anew INTEGER NOT NULL,
  round INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  last_try_at INTEGER NULL,
  last_fault TEXT NULL,
  last_status INTEGER NULL,
  says TEXT NULL,
  mistakes TEXT NULL
);
CREATE INDEX ix_exchange_message_state ON exchange_message (platform_id, state, id);
CREATE INDEX ix_exchange_message_area ON exchange_message (platform_id, area_id, id);
CREATE INDEX ix_exchange_message_platform ON exchange_message (platform_id, id);
CREATE INDEX ix_exchange_message_body ON exchange_message (at) WHERE body IS NOT NULL;
CREATE INDEX ix_exchange_message_under_way ON exchange_message (platform_id, state, kind) WHERE state = 'Waiting' AND kind = 'Case' AND body IS NOT NULL;
CREATE INDEX ix_exchange_message_reporter ON exchange_message (reporter_of) WHERE reporter_of IS NOT NULL;
CREATE INDEX ix_exchange_message_link ON exchange_message (link_id, id);
CREATE TABLE exchange_arrival (
  id INTEGER NOT NULL CONSTRAINT pk_exchange_arrival PRIMARY KEY,
  platform_id INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  outside_number TEXT NULL,
  case_number TEXT NULL,
  state TEXT NOT NULL,
  mistakes TEXT NULL,
  done_by TEXT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_exchange_arrival_message ON exchange_arrival (platform_id, kind, message_id);
CREATE INDEX ix_exchange_arrival_platform ON exchange_arrival (platform_id, id);
CREATE INDEX ix_exchange_arrival_state ON exchange_arrival (platform_id, state, id);
CREATE INDEX ix_exchange_arrival_refused ON exchange_arrival (platform_id, kind, outside_number) WHERE state = 'Refused';
CREATE INDEX ix_exchange_arrival_at ON exchange_arrival (at);
CREATE TABLE exchange_unjudged (
  id INTEGER NOT NULL CONSTRAINT pk_exchange_unjudged PRIMARY KEY,
  platform_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  step TEXT NOT NULL,
  stage TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX ix_exchange_unjudged_platform ON exchange_unjudged (platform_id, id);
CREATE INDEX ix_exchange_unjudged_at ON exchange_unjudged (at);

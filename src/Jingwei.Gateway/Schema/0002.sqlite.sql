-- Subscriptions to news of the city, and each message to each receiver.
CREATE TABLE webhook (
  id INTEGER NOT NULL CONSTRAINT pk_webhook PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  area_id INTEGER NOT NULL,
  events TEXT NOT NULL,
  categories TEXT NOT NULL,
  secret TEXT NOT NULL,
  earlier_secret TEXT NULL,
  earlier_until INTEGER NULL,
  paused TEXT NULL,
  paused_at INTEGER NULL,
  failing_since INTEGER NULL,
  last_delivered_at INTEGER NULL,
  last_failed_at INTEGER NULL,
  last_fault TEXT NULL,
  last_status INTEGER NULL,
  dropped INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE TABLE webhook_delivery (
  id INTEGER NOT NULL CONSTRAINT pk_webhook_delivery PRIMARY KEY,
  webhook_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try_at INTEGER NULL,
  last_try_at INTEGER NULL,
  last_fault TEXT NULL,
  last_status INTEGER NULL
);
CREATE INDEX ix_webhook_delivery_waiting ON webhook_delivery (webhook_id, id) WHERE state = 'Waiting';
CREATE INDEX ix_webhook_delivery_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX ix_webhook_delivery_at ON webhook_delivery (at);

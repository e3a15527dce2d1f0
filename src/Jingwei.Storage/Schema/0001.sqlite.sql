CREATE TABLE city_time (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  latest INTEGER NOT NULL
) ;
INSERT INTO city_time (id, latest) VALUES (1, 0);

CREATE TABLE outbox (
  id INTEGER NOT NULL CONSTRAINT pk_outbox PRIMARY KEY,
  stream TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  reaction TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  done_at INTEGER NULL,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER NULL,
  error TEXT NULL
);
CREATE INDEX ix_outbox_undone ON outbox (id) WHERE done_at IS NULL;

CREATE TABLE due (
  id INTEGER NOT NULL CONSTRAINT pk_due PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NULL,
  set_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER NULL,
  error TEXT NULL
);
CREATE UNIQUE INDEX ix_due_kind_subject ON due (kind, subject);
CREATE INDEX ix_due_at ON due (at);

CREATE TABLE idempotency (
  key TEXT NOT NULL CONSTRAINT pk_idempotency PRIMARY KEY,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL
);
CREATE INDEX ix_idempotency_at ON idempotency (at);

CREATE TABLE stored_file (
  id TEXT NOT NULL CONSTRAINT pk_stored_file PRIMARY KEY,
  content_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL
);

CREATE TABLE audit_log (
  id INTEGER NOT NULL CONSTRAINT pk_audit_log PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  purpose TEXT NULL,
  detail TEXT NULL
);
CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_keeps BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

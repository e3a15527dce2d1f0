-- Whose a device is; vehicles are judged in the lane of their organization.
ALTER TABLE device ADD COLUMN organization_id INTEGER NULL;

-- Groups of devices of one place, who belongs to them, and which conditions hold on them.
CREATE TABLE device_group (
  id INTEGER NOT NULL CONSTRAINT pk_device_group PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ix_device_group_key ON device_group (kind, key);

CREATE TABLE group_member (
  group_id INTEGER NOT NULL,
  device_id INTEGER NOT NULL,
  CONSTRAINT pk_group_member PRIMARY KEY (group_id, device_id)
);
CREATE INDEX ix_group_member_device_id ON group_member (device_id);

CREATE TABLE group_fact (
  group_id INTEGER NOT NULL,
  device_id INTEGER NOT NULL,
  condition TEXT NOT NULL,
  episode INTEGER NOT NULL,
  CONSTRAINT pk_group_fact PRIMARY KEY (group_id, device_id, condition)
);

-- Whether an alarm called for attention, or what held it. Those of before this script all called.
ALTER TABLE alarm ADD COLUMN joined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alarm ADD COLUMN attention_at INTEGER NULL;
ALTER TABLE alarm ADD COLUMN hold TEXT NULL;
ALTER TABLE alarm ADD COLUMN held_by INTEGER NULL;
ALTER TABLE alarm ADD COLUMN held_by_name_zh TEXT NULL;
ALTER TABLE alarm ADD COLUMN held_by_name_en TEXT NULL;
ALTER TABLE alarm ADD COLUMN held_until INTEGER NULL;
ALTER TABLE alarm ADD COLUMN flapping INTEGER NOT NULL DEFAULT 0;
UPDATE alarm SET attention_at = raised_at;
CREATE INDEX ix_alarm_open_condition ON alarm (condition) WHERE cleared_at IS NULL;
CREATE INDEX ix_alarm_held_by ON alarm (held_by) WHERE cleared_at IS NULL AND held_by IS NOT NULL;
CREATE INDEX ix_alarm_attention ON alarm (attention_at);

-- Silences and maintenance windows; ended early, never deleted.
CREATE TABLE silence (
  id INTEGER NOT NULL CONSTRAINT pk_silence PRIMARY KEY,
  kind TEXT NOT NULL,
  device_id INTEGER NULL,
  device_kind TEXT NULL,
  condition TEXT NULL,
  category_code TEXT NULL,
  area_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  by_name_zh TEXT NOT NULL,
  by_name_en TEXT NOT NULL,
  ended_at INTEGER NULL,
  ended_by TEXT NULL,
  ended_by_name_zh TEXT NULL,
  ended_by_name_en TEXT NULL
);
CREATE INDEX ix_silence_until ON silence (until_at);

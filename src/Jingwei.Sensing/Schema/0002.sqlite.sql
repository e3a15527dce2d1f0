-- The name of who acknowledged, as it was then.
ALTER TABLE alarm ADD COLUMN acknowledged_by_name_zh TEXT NULL;
ALTER TABLE alarm ADD COLUMN acknowledged_by_name_en TEXT NULL;

-- 往来: what a reporter wrote and nobody has answered yet; and how content a reporter was.
ALTER TABLE city_case ADD COLUMN said_at INTEGER NULL;
ALTER TABLE case_reporter ADD COLUMN rating INTEGER NULL;
CREATE INDEX ix_city_case_said ON city_case (said_at) WHERE said_at IS NOT NULL;

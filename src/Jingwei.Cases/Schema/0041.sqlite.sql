-- The open ones of the many cases that somebody, or a body, ever had to do with, and a category in an area: each found without a walk through what is closed.
ALTER TABLE case_party ADD COLUMN open INTEGER NOT NULL DEFAULT 1;
UPDATE case_party SET open = 0 WHERE case_id IN (SELECT id FROM city_case WHERE closed_at IS NOT NULL);
CREATE INDEX ix_case_party_open ON case_party (account_id, case_id) WHERE open;
CREATE INDEX ix_city_case_open_body ON city_case (body_id, id) WHERE closed_at IS NULL AND body_id IS NOT NULL;
CREATE INDEX ix_city_case_area_category ON city_case (area_id, category_code, id);
-- With closed_at null its entries are in the order of the ids, so that the index of the open ones alone is needed no more.
CREATE INDEX ix_city_case_area_closed ON city_case (area_id, closed_at);
DROP INDEX ix_city_case_open_area;

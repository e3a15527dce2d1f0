-- What of a kind somebody had to do with, found without a walk through all that they, or the city, have of it.
ALTER TABLE case_party ADD COLUMN category_code TEXT NOT NULL DEFAULT '';
UPDATE case_party SET category_code = (SELECT c.category_code FROM city_case c WHERE c.id = case_party.case_id) WHERE EXISTS (SELECT 1 FROM city_case c WHERE c.id = case_party.case_id);
CREATE INDEX ix_case_party_category ON case_party (account_id, category_code, case_id);
-- The newest of a kind at a place, of the tens of thousands that a busy square has over the years.
CREATE INDEX ix_city_case_cell_category ON city_case (cell, category_code, id);

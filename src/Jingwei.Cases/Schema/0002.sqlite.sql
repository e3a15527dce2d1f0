-- Who has something in hand is asked with every position and every ring.
CREATE INDEX ix_city_case_officer ON city_case (officer_id, state);
CREATE INDEX ix_city_case_crew ON city_case (crew_id, state);

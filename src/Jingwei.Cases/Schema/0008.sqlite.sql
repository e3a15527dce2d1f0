-- Words of cases, in terms that the program cuts (Rules/Search); nothing but the terms is kept. Older cases are put in after the start, the newest first.
CREATE VIRTUAL TABLE case_search USING fts5(terms, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE TABLE case_search_fill (
  below_id INTEGER NOT NULL CONSTRAINT pk_case_search_fill PRIMARY KEY
);
INSERT INTO case_search_fill SELECT max(id) + 1 FROM city_case HAVING count(*) > 0;
ALTER TABLE city_case DROP COLUMN search_text;

-- Lists are read newest first along one of these (docs/queries.md).
CREATE INDEX ix_city_case_open_area ON city_case (area_id, id) WHERE closed_at IS NULL;
CREATE INDEX ix_city_case_category ON city_case (category_code, id);
CREATE INDEX ix_city_case_body_newest ON city_case (body_id, id) WHERE body_id IS NOT NULL;
-- Limits that passed are looked for among the clocks that run.
CREATE INDEX ix_case_clock_running ON case_clock (due_at) WHERE met_at IS NULL;

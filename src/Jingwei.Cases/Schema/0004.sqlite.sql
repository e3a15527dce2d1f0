-- Alarms with the same key join one case as its symptoms.
ALTER TABLE city_case ADD COLUMN incident_key TEXT NULL;
ALTER TABLE city_case ADD COLUMN incident_at INTEGER NULL;
CREATE INDEX ix_city_case_incident ON city_case (incident_key) WHERE incident_key IS NOT NULL;

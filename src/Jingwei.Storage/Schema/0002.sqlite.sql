-- A repeat must ask for the same as the first call did.
ALTER TABLE idempotency ADD COLUMN fingerprint TEXT NULL;

-- A stream is delivered in order: its head is looked for by stream.
CREATE INDEX ix_outbox_stream ON outbox (stream, id) WHERE done_at IS NULL;

-- How far a demo's clock may have gone since the last commit.
ALTER TABLE city_time ADD COLUMN shown_until INTEGER NULL;

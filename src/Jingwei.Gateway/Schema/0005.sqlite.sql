-- What waits for a subscription: the partial index was no better in the database's eyes than that of all its messages, which goes through all that was ever delivered.
DROP INDEX ix_webhook_delivery_waiting;
CREATE INDEX ix_webhook_delivery_state ON webhook_delivery (webhook_id, state, id);

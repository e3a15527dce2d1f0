-- A task of a response level may say whose it is.
ALTER TABLE response_task ADD COLUMN who TEXT NULL;

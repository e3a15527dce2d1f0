-- How bad the case was when the phone rang: a rise rings again, once.
ALTER TABLE call ADD COLUMN severity INTEGER NULL;

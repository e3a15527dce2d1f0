-- Of the alarms on which a proposal rests the first are named, and all are counted.
ALTER TABLE response ADD COLUMN ground_count INTEGER NOT NULL DEFAULT 0;

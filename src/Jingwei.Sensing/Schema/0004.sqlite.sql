-- The revision of the packages by which a lane folds at its checkpoint.
ALTER TABLE lane ADD COLUMN revision INTEGER NULL;

-- A clock that stops although nobody did what it stands for is void, not met.
ALTER TABLE case_clock ADD COLUMN void INTEGER NOT NULL DEFAULT 0;
UPDATE case_clock SET void = 1 WHERE met_at IS NOT NULL AND (
  (kind <> 'Check' AND EXISTS (SELECT 1 FROM case_history h WHERE h.case_id = case_clock.case_id AND h.code = 'clearedItself' AND h.at = case_clock.met_at))
  OR (kind = 'Check' AND EXISTS (SELECT 1 FROM case_history h WHERE h.case_id = case_clock.case_id AND h.code = 'closedUnsampled' AND h.at = case_clock.met_at)));

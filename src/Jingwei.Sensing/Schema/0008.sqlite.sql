-- A case asks for its alarms with every look at it and every alarm that clears.
CREATE INDEX ix_alarm_case ON alarm (case_number) WHERE case_number IS NOT NULL;

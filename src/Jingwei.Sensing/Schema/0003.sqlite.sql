-- The lane that judges a device, kept when its area changes: its conditions and their episodes are counted there.
ALTER TABLE device ADD COLUMN lane_id INTEGER NULL;

-- Where devices stood before they moved, and before which revision of the packages they are judged by that; 2147483647 is the next one.
CREATE TABLE device_stood (
  device_id INTEGER NOT NULL,
  until_revision INTEGER NOT NULL,
  area_id INTEGER NOT NULL,
  CONSTRAINT pk_device_stood PRIMARY KEY (device_id, until_revision)
);

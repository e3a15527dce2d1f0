-- Under which parent areas hung before they were moved, and before which revision of the packages what is set is looked up so; 2147483647 is the next one.
CREATE TABLE area_stood (
  area_id INTEGER NOT NULL,
  until_revision INTEGER NOT NULL,
  parent_id INTEGER NULL,
  CONSTRAINT pk_area_stood PRIMARY KEY (area_id, until_revision)
);

-- What photos look like, so that two reports with the same picture are found; and a case's photos by its id.
CREATE TABLE photo_mark (
  file_id TEXT NOT NULL CONSTRAINT pk_photo_mark PRIMARY KEY,
  mark BLOB NOT NULL
);
CREATE INDEX ix_case_file_case ON case_file (case_id);

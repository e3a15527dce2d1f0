-- What the center learns from its own messages: the model of categories as it was learnt last, and the hot matters as of the last look.
CREATE TABLE category_model (
  id INTEGER NOT NULL CONSTRAINT pk_category_model PRIMARY KEY,
  learnt_at INTEGER NOT NULL,
  examples INTEGER NOT NULL,
  model BLOB NOT NULL
);

CREATE TABLE hot_matter (
  id INTEGER NOT NULL CONSTRAINT pk_hot_matter PRIMARY KEY,
  found_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  heat REAL NOT NULL
);

CREATE TABLE hot_matter_message (
  matter_id INTEGER NOT NULL,
  reporter_id INTEGER NOT NULL,
  CONSTRAINT pk_hot_matter_message PRIMARY KEY (matter_id, reporter_id)
);

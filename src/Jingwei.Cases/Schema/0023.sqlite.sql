-- 首问负责: who was asked first by a person, until the asker has been told what came of it.
CREATE TABLE case_first_asked (
  case_id INTEGER NOT NULL CONSTRAINT pk_case_first_asked PRIMARY KEY,
  account_id INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  tell_by INTEGER NULL,
  told_at INTEGER NULL,
  told_how TEXT NULL,
  told_words TEXT NULL,
  next_id INTEGER NULL,
  next_reason TEXT NULL,
  next_asked_at INTEGER NULL
);
CREATE INDEX ix_case_first_asked_account ON case_first_asked (account_id, case_id);
CREATE INDEX ix_case_first_asked_state ON case_first_asked (state, case_id);
CREATE INDEX ix_case_first_asked_next ON case_first_asked (case_id) WHERE next_id IS NOT NULL;

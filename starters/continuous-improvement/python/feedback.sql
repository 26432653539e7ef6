CREATE TABLE IF NOT EXISTS answer_feedback (
  answer_id  TEXT      NOT NULL PRIMARY KEY,
  model      TEXT      NOT NULL,
  rating     INTEGER   NOT NULL CHECK (rating IN (-1, 1)),
  comment    TEXT,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE answer_feedback (
  answer_id  VARCHAR(64)  NOT NULL PRIMARY KEY,
  model      VARCHAR(128) NOT NULL,
  rating     INTEGER      NOT NULL CHECK (rating IN (-1, 1)),
  created_at TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP
);

// What users think of the answers: stored for each answer, and read back to decide what to improve.
// `database` is a client of PostgreSQL such as that of pg.

/** Creates the table where there is none yet. */
export async function createFeedbackTable(database) {
  await database.query(
    `CREATE TABLE IF NOT EXISTS answer_feedback (
      answer_id  TEXT        NOT NULL PRIMARY KEY,
      model      TEXT        NOT NULL,
      rating     INTEGER     NOT NULL CHECK (rating IN (-1, 1)),
      created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
    )`,
    [],
  );
}

/** Stores a user's rating of an answer, 1 or -1; rejects a second one of the same answer. */
export async function storeFeedback(database, answerId, model, rating) {
  await database.query('INSERT INTO answer_feedback (answer_id, model, rating) VALUES ($1, $2, $3)', [answerId, model, rating]);
}

/** Gives the ratings since a day for each model, the worst first. */
export async function reportFeedback(database, since) {
  const { rows } = await database.query(
    'SELECT model, COUNT(*)::int AS count, AVG(rating)::float AS mean FROM answer_feedback WHERE created_at >= $1 GROUP BY model ORDER BY mean',
    [since],
  );
  return rows;
}

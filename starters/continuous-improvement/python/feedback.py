"""What users think of the answers: stored for each answer, and read back to decide what to improve.

`connection` is any DB-API connection. Where its driver marks parameters otherwise than with `?` (psycopg: `%s`),
change the queries.
"""


def create_feedback_table(connection) -> None:
    """Creates the table where there is none yet."""
    connection.execute(
        """
        CREATE TABLE IF NOT EXISTS answer_feedback (
          answer_id  TEXT      NOT NULL PRIMARY KEY,
          model      TEXT      NOT NULL,
          rating     INTEGER   NOT NULL CHECK (rating IN (-1, 1)),
          comment    TEXT,
          created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
        )
        """
    )
    connection.commit()


def store_feedback(connection, answer_id: str, model: str, rating: int, comment: str = "") -> None:
    """Stores a user's rating of an answer, 1 or -1; the driver raises IntegrityError for a second one."""
    connection.execute(
        "INSERT INTO answer_feedback (answer_id, model, rating, comment) VALUES (?, ?, ?, ?)",
        (answer_id, model, rating, comment),
    )
    connection.commit()


def feedback_report(connection, since: str) -> list[tuple]:
    """Gives the number of ratings since a day and their mean for each model, the worst first."""
    return connection.execute(
        """
        SELECT model, COUNT(*), AVG(rating) FROM answer_feedback
        WHERE created_at >= ? GROUP BY model ORDER BY AVG(rating)
        """,
        (since,),
    ).fetchall()

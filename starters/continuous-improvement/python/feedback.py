"""What users think of the answers: stored for each answer, and read back to decide what to improve.

The table is in feedback.sql. `connection` is any DB-API connection; where the driver marks parameters otherwise than with
`?` (psycopg: `%s`), change the two queries.
"""


def store_feedback(connection, answer_id: str, model: str, rating: int, comment: str = "") -> None:
    """Stores a user's rating of an answer, 1 or -1; raises the driver's IntegrityError for a second one of the same answer."""
    connection.execute(
        "INSERT INTO answer_feedback (answer_id, model, rating, comment) VALUES (?, ?, ?, ?)",
        (answer_id, model, rating, comment),
    )
    connection.commit()


def feedback_report(connection, since: str) -> list[tuple]:
    """Gives, for each model, how many answers were rated since that day and the mean rating, the worst first."""
    return connection.execute(
        "SELECT model, COUNT(*), AVG(rating) FROM answer_feedback WHERE created_at >= ? GROUP BY model ORDER BY AVG(rating)",
        (since,),
    ).fetchall()

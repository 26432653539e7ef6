"""The connection pool."""

import os
from functools import cache

from psycopg_pool import ConnectionPool


@cache
def pool() -> ConnectionPool:
    return ConnectionPool(os.environ["DATABASE_URL"], max_size=8)

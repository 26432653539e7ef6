"""Settings from the environment."""

import os

INSIGHTS = os.environ.get("APPLICATIONINSIGHTS_CONNECTION_STRING")
OPENAI = os.environ.get("AZURE_OPENAI_ENDPOINT", "")
SAFETY = os.environ.get("CONTENT_SAFETY_ENDPOINT", "")
SEARCH = os.environ.get("SEARCH_ENDPOINT", "")
REDIS = os.environ.get("REDIS_URL", "redis://localhost")
DATABASE = os.environ.get("DATABASE_URL", "sqlite+aiosqlite:///handbook.db")

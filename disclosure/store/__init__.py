"""Where an assessment is kept: SQLite by default, PostgreSQL by URL."""

from disclosure.store.store import Store, open_store

__all__ = ["Store", "open_store"]

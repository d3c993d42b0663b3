"""Where an assessment is kept: SQLite by default, PostgreSQL by URL."""

from disclosure.store.capture_index import CaptureIndex
from disclosure.store.store import Store, open_store

__all__ = ["CaptureIndex", "Store", "open_store"]

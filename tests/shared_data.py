"""Where the tests find the real pages and golden tables that are kept outside this repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("GONGSHI_SHARED", Path(__file__).resolve().parents[2] / "shared"))
GOLDEN = SHARED / "golden"
REAL_PAGES = SHARED / "real-pages"

needs_shared = pytest.mark.skipif(
    not (GOLDEN.is_dir() and REAL_PAGES.is_dir()),
    reason=f"the real pages and golden tables are not beside this checkout ({SHARED})",
)

"""What is seen on the way and belongs to no verdict: identity numbers, hidden links, dead links, missing tags."""

from __future__ import annotations

from crawler.noticed.notebook import Notebook

__all__ = ["Notebook"]

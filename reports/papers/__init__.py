"""Papers that are a few tables and remarks: rankings, lots, comparisons; as page, Word file and workbook."""

from __future__ import annotations

from reports.papers.paper import Paper, PaperTable
from reports.papers.writing import write_paper

__all__ = ["Paper", "PaperTable", "write_paper"]

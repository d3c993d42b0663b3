"""workbook.xlsx: the working papers, with the assessor's columns filled."""

from reports.workbook.book import write_workbook

__all__ = ["write_workbook"]

"""Tables out of PDF files that carry text."""

from __future__ import annotations

from disclosure.errors import UnreadableFileError
from disclosure.tables.table import Table


def tables_in_pdf(name: str, data: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是 PDF 文件，这里读不了其中的表格：请提供表格原件，或人工核对。")

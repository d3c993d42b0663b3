"""数据来源文件: every input file and sheet, what was read of it and what was left."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.wording.words import word
from reports.workbook.sheet import Column, Sheet

_COLUMNS = (
    Column("文件", 44),
    Column("工作表", 18),
    Column("用途", 12, "centre"),
    Column("能否打开", 10, "centre"),
    Column("读入条数", 10, "number"),
    Column("跳过条数", 10, "number"),
    Column("说明", 60),
)


def write_sources(book: Any, looks: dict[str, Any], file: AssessmentFile, _: SchemeHeading) -> None:
    sheet = Sheet(book, looks, "数据来源文件", _COLUMNS)
    for source in file.audit.files if file.audit else ():
        opened = "能" if source.readable else "不能"
        use = word("file_use", source.use)
        sheet.line((source.path, source.sheet, use, opened, source.rows, source.skipped, source.note))
    for note in file.audit.notes if file.audit else ():
        sheet.line(("（注意事项）", None, None, None, None, None, note))
    sheet.close()

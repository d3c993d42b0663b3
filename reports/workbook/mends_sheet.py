"""可补救事项: what each department can still mend, with the points it would win at most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.mends import Mend, mends_of
from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.wording.words import word
from reports.workbook.sheet import Cell, Column, Sheet

_MOST_NUMBERS = 50
_COLUMNS = (
    Column("部门", 28),
    Column("指标", 8, "centre"),
    Column("指标名称", 36),
    Column("最多可得分", 11, "points"),
    Column("性质", 22),
    Column("怎么做", 60),
    Column("涉及的决定书文号", 44),
)


def write_mends(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    """No sheet for a scheme without points, or where nothing can be mended."""
    lines = list(_lines(file, heading))
    if not lines:
        return
    sheet = Sheet(book, looks, "可补救事项", _COLUMNS)
    sheet.lines(lines)
    sheet.close()


def _lines(file: AssessmentFile, heading: SchemeHeading) -> Iterator[tuple[Cell, ...]]:
    if heading.rules is None or not heading.gives_points:
        return
    for department in file.departments:
        for mend in mends_of(heading.rules, department.audit) if department.audit else ():
            yield (department.target.name, *_line(mend))


def _line(mend: Mend) -> tuple[Cell, ...]:
    numbers = [match.row.document_number for match in mend.rows if match.row.document_number]
    more = f"等{len(numbers)}件" if len(numbers) > _MOST_NUMBERS else ""
    gain = word("phrase", "no_upper_end") if mend.gain is None else mend.gain
    state = word("phrase", "mend_lost" if mend.sure else "mend_unscored")
    return (mend.indicator, mend.title, gain, state, mend.says, "、".join(numbers[:_MOST_NUMBERS]) + more)

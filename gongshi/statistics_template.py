"""The statistics file to fill in: every question of a scheme, for the region and each department it is asked of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter

from audit.schemes.asked import NO, NOT_DONE, NOTHING_TO_DO, YES, AskedFigure
from audit.schemes.scheme import Scheme
from audit.statistics_cells import COLUMNS
from disclosure.targets import Target

HEAD = (*COLUMNS, "怎么填", "由谁提供")
_FORM = {
    "number": "数字",
    "yes_no": f"{YES} 或 {NO}",
    "date": f"日期，没有做的填 {NOT_DONE}，没有这样的事填 {NOTHING_TO_DO}",
}


def write_template(scheme: Scheme, targets: Sequence[Target], path: Path) -> int:
    """The number of rows; 0 (and no file) where the scheme asks nobody for anything."""
    rows = [row for figure in scheme.statistics for row in _rows(figure, targets)]
    if not rows:
        return 0
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("统计表")
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(HEAD) - 1, 24)
        sheet.write_row(0, 0, HEAD, bold)
        for number, (unit, figure) in enumerate(rows, 1):
            sheet.write_row(number, 0, (unit, figure.name, "", "", "", _form(figure), figure.supplied_by))
            if options := _options(figure):
                sheet.data_validation(number, 2, number, 2, {"validate": "list", "source": options})
    return len(rows)


def _rows(figure: AskedFigure, targets: Sequence[Target]) -> Iterator[tuple[str, AskedFigure]]:
    if figure.level == "region":
        yield "", figure
        return
    yield from ((target.name, figure) for target in targets or (Target(name="", region=""),))


def _form(figure: AskedFigure) -> str:
    form = "、".join(figure.choices) or _FORM[figure.kind]
    return f"{form}（{figure.remark}）" if figure.remark else form


def _options(figure: AskedFigure) -> list[str]:
    return [YES, NO] if figure.kind == "yes_no" else list(figure.choices)

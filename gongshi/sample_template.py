"""The list to draw from, to fill in: units, assessors, regions, each a sheet."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from audit.sampling.assessor_file import ASSESSOR_HEAD, REGION_HEAD
from disclosure.errors import InputError
from reports.papers.sample import TARGETS_HEAD

_SHEETS = {"单位": TARGETS_HEAD, "评估机构": ASSESSOR_HEAD, "地区": REGION_HEAD}
_LEVELS = ["省级", "市级", "县级", "乡镇"]


def write_template(path: Path) -> None:
    """InputError where the file is there already."""
    if path.exists():
        raise InputError(f"{path} 已经存在：为免覆盖，请另指定一个文件。")
    if not path.parent.is_dir():
        raise InputError(f"文件夹 {path.parent} 不存在：请先建好，或另指定。")
    with xlsxwriter.Workbook(str(path)) as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
        for name, head in _SHEETS.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(head) - 1, 22)
            sheet.write_row(0, 0, head, bold)
            if "级别" in head:
                at = head.index("级别")
                sheet.data_validation(1, at, 2000, at, {"validate": "list", "source": _LEVELS, "error_type": "warning"})

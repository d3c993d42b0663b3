"""The starter folder: gongshi.toml and the templates (宜信用办〔2020〕2号 annex 2; 黔发改财金〔2018〕1048号
annexes 3 and 4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from disclosure.duties_file import COLUMNS as DUTIES
from disclosure.holiday_files import TEMPLATE as HOLIDAYS
from gongshi.settings import SETTINGS, Setting

TARGETS = (
    (
        "单位归属",
        "单位名称",
        "行政许可信息公示网址",
        "行政处罚信息公示网址",
        "网站首页",
        "级别",
        "统一社会信用代码",
        "备注",
    ),
    (
        (
            "市直",
            "示范市水利局",
            "",
            "",
            "http://slj.example.gov.cn/",
            "市级",
            "",
            "示例行，请改成本地单位后删除本行",
        ),
        ("市直", "示范市统计局", "", "", "", "市级", "", "本单位无公示网站"),
    ),
)
LEDGER = (
    (
        "序号",
        "行政许可决定书文号",
        "项目名称/案件名称",
        "行政决定日期",
        "向省信用平台报送日期",
        "厅网站“双公示”系统推送日期",
        "备注",
        "行政职权类别",
        "行政相对人名称",
    ),
    (),
)
CATALOGUE = (("序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据", "行政相对人"), ())
_EXAMPLE_DUTIES = (
    ("示范市水利局", "行政许可", "取水许可", "示例行，请改成本地事项后删除"),
    ("示范市水利局", "行政处罚", "对未经批准擅自取水的处罚", "示例行"),
)
_EXAMPLES = {
    "targets": "部门名单.xlsx",
    "ledgers": "台账",
    "period": "2018Q2",
    "scheme": "national-2018q2",
    "out": "结果",
}


def write_starter(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Write what is not there yet; gives each path and whether it was written."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "台账").mkdir(exist_ok=True)
    yield _once(folder / "gongshi.toml", lambda path: path.write_text(_toml(), encoding="utf-8"))
    yield _once(folder / "部门名单.xlsx", lambda path: _sheet(path, "部门名单", *TARGETS))
    yield _once(folder / "模板-台账.xlsx", lambda path: _sheet(path, "台账", *LEDGER))
    yield _once(folder / "模板-目录.xlsx", lambda path: _sheet(path, "目录", *CATALOGUE))
    yield _once(folder / "模板-职责清单.xlsx", lambda path: _sheet(path, "职责清单", DUTIES, _EXAMPLE_DUTIES))
    # the byte-order mark makes Excel and WPS read UTF-8 on a double click
    yield _once(folder / "模板-节假日.csv", lambda path: path.write_text(HOLIDAYS, encoding="utf-8-sig"))


def _once(path: Path, write: object) -> tuple[Path, bool]:
    if path.exists():
        return path, False
    assert callable(write)
    write(path)
    return path, True


def _toml() -> str:
    lines = ["# 公示（gongshi）的设置。以 # 开头的行是说明，去掉设置前的 # 即生效；命令行上写的优先于这里。"]
    for setting in SETTINGS.values():
        lines += ["", f"# {setting.help}", _line(setting)]
    return "\n".join(lines) + "\n"


def _line(setting: Setting) -> str:
    if setting.name in _EXAMPLES:
        return f'{setting.name} = "{_EXAMPLES[setting.name]}"'
    if setting.kind is bool:
        shown = "false"
    else:
        shown = f'"{setting.default or ""}"' if setting.kind in (str, Path) else str(setting.default)
    return f"# {setting.name} = {shown}"


def _sheet(path: Path, name: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
        # document numbers and codes are text, never numbers
        text = book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, 22, text)
        sheet.write_row(0, 0, head, bold)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)

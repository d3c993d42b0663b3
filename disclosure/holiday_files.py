"""A user's own holidays: the State Council's notice for a year, as a csv or toml file.

csv (UTF-8, or as Excel and WPS save it in GBK): a line a day, `日期,类型,来源` with type 休 or 班; the source may stand
on one line of its year only. toml: `[[years]]` with `year`, `source`, `off = [dates]`, `on = [dates]`. Days not named
are worked from Monday to Friday.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from disclosure.dates import read_date
from disclosure.errors import InputError, UnreadableFileError

OFF, ON = "休", "班"
_KINDS = {
    **dict.fromkeys(("休", "休息", "放假", "节假日", "holiday", "off"), OFF),
    **dict.fromkeys(("班", "上班", "补班", "调休上班", "工作日", "workday", "on"), ON),
}
_STATUTORY = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""Days off of every year whatever the moon says (全国年节及纪念日放假办法 第二条)."""

TEMPLATE = """\
# 节假日安排：国务院办公厅每年 11 月前后公布下一年的放假和调休。程序没有收录的年份，照通知逐日填在下面，
# 再用 --holidays 本文件（或 gongshi.toml 里的 holidays）告诉程序。以 # 开头的行是说明，不读。
# 类型：休 = 放假（周末不必写）；班 = 调休上班的周末。来源：通知的文号，同一年写一次即可。
# 例（2026 年）：
#   2026-01-01,休,国务院办公厅关于2026年部分节假日安排的通知
#   2026-01-04,班,
日期,类型,来源
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """One year of a user's file. `works`: for every day named, whether it is worked."""

    year: int
    works: Mapping[date, bool]
    source: str
    file: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One day as the file has it, and the line it stands on."""

    day: date
    kind: str
    source: str
    line: int


def read_holiday_file(path: Path) -> list[HolidayYear]:
    """The years of a file, in order; InputError with file and line for what cannot be understood.

    A year that leaves out a day which is off every year (1 January, 1 May, 1–3 October) is refused: half a
    year's days would make every later deadline wrong without a word.
    """
    text = _text(path)
    entries = _toml_entries(path, text) if path.suffix.lower() == ".toml" else _csv_entries(path, text)
    if not entries:
        raise InputError(f"节假日文件“{path}”没有一个日期：请照国务院通知逐日填写“日期,休”或“日期,班”。")
    _refuse_contradictions(path, entries)
    return [_year(path, year, entries) for year in sorted({entry.day.year for entry in entries})]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"节假日文件“{path}”打不开：请检查路径和读取权限。") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(f"节假日文件“{path}”读不出来：请另存为 UTF-8 编码的 csv。")


def _csv_entries(path: Path, text: str) -> list[_Entry]:
    lines = text.splitlines()
    if any("\0" in line for line in lines):
        raise UnreadableFileError(f"节假日文件“{path}”不是文本文件：请另存为 UTF-8 编码的 csv。")
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip(" ,，;\t") and line.lstrip()[0] != "#"]
    if told and not re.search(r"\d", told[0][1]):
        told = told[1:]  # the header
    return [_csv_entry(path, number, line) for number, line in told]


def _csv_entry(path: Path, number: int, line: str) -> _Entry:
    cells = [cell.strip() for cell in next(csv.reader([line.replace("，", ",").replace("\t", ",")]))]
    kind = _KINDS.get(cells[1].lower()) if len(cells) > 1 else None
    day = read_date(cells[0])
    if day is None or kind is None:
        raise InputError(f"节假日文件“{path}”第 {number} 行“{line.strip()}”不明白：应为“日期,休”或“日期,班”。")
    return _Entry(day, kind, cells[2] if len(cells) > 2 else "", number)


def _toml_entries(path: Path, text: str) -> list[_Entry]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise InputError(f"节假日文件“{path}”{where}不是有效的 TOML（{error}）：请改正后重试。") from error
    years = content.get("years")
    starts = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*years\s*\]\]", line)]
    if not isinstance(years, list) or len(starts) != len(years):
        raise InputError(f"节假日文件“{path}”第 1 行起没有 [[years]] 表：请每年写一张，列出 year、source、off、on。")
    return [entry for line, table in zip(starts, years, strict=True) for entry in _toml_year(path, line, table)]


def _toml_year(path: Path, line: int, table: Mapping[str, Any]) -> Iterable[_Entry]:
    wrong = InputError(
        f"节假日文件“{path}”第 {line} 行起的 [[years]] 不明白：应有 year（如 2027）、source（通知文号）、"
        "off（放假日期的列表）、on（上班日期的列表），日期都在该年之内。"
    )
    year, source = table.get("year"), table.get("source", "")
    if not isinstance(source, str) or set(table) - {"year", "source", "off", "on"}:
        raise wrong
    for name, kind in (("off", OFF), ("on", ON)):
        days = table.get(name, [])
        if not isinstance(days, list):
            raise wrong
        for day in map(read_date, days):
            if day is None or day.year != year:
                raise wrong
            yield _Entry(day, kind, source, line)


def _refuse_contradictions(path: Path, entries: Iterable[_Entry]) -> None:
    seen: dict[date, _Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.day, entry)
        if first.kind != entry.kind:
            raise InputError(
                f"节假日文件“{path}”第 {entry.line} 行说 {entry.day} 是“{entry.kind}”，"
                f"第 {first.line} 行说是“{first.kind}”：请按国务院通知改正其中一处。"
            )


def _year(path: Path, year: int, entries: Iterable[_Entry]) -> HolidayYear:
    own = [entry for entry in entries if entry.day.year == year]
    works = {entry.day: entry.kind == ON for entry in own}
    for month, day in _STATUTORY:
        statutory = date(year, month, day)
        if works.get(statutory, statutory.weekday() < 5):
            raise InputError(
                f"节假日文件“{path}”第 {own[0].line} 行起的 {year} 年没有写明 {month} 月 {day} 日放假："
                "请照国务院通知把全年的放假和调休逐日填全。"
            )
    told = next((entry.source for entry in own if entry.source), "")
    source = f"{told}（节假日文件 {path.name}）" if told else f"节假日文件 {path.name}（未注明通知文号）"
    return HolidayYear(year=year, works=works, source=source, file=path.name)

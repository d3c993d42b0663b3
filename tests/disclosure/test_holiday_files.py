"""A user's own holidays: what is read, what is refused, and that the sentence names file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from disclosure.errors import InputError, UnreadableFileError
from disclosure.holiday_files import TEMPLATE, read_holiday_file
from disclosure.workdays import WorkCalendar

NEXT = WorkCalendar.default().years[1] + 1
STATUTORY = "".join(f"{NEXT}-{day},休\n" for day in ("05-01", "10-01", "10-02", "10-03"))
NOTICE = f"国办发明电〔{NEXT - 1}〕1号"


def written(folder: Path, content: str, name: str = "明年 节假日.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_text(content, encoding=encoding)
    return file


def whole_year(first: str = f"{NEXT}-01-01,休,{NOTICE}") -> str:
    return f"日期,类型,来源\n{first}\n{NEXT}/1/2,休\n{NEXT}年1月3日,班,\n{STATUTORY}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_users_year_file_makes_a_further_year_judged(tmp_path: Path, encoding: str) -> None:
    longer = WorkCalendar.with_year_files([written(tmp_path, whole_year(), encoding=encoding)])
    assert longer.years == (WorkCalendar.default().years[0], NEXT)
    assert longer.is_working_day(date(NEXT, 1, 1)) is False
    assert longer.is_working_day(date(NEXT, 1, 3)) is True
    assert longer.deadline(date(NEXT - 1, 12, 25), 5) is not None
    assert NOTICE in longer.sources[-1].source
    assert (longer.sources[-1].first, longer.sources[-1].last) == (NEXT, NEXT)


def test_a_toml_file_says_the_same(tmp_path: Path) -> None:
    off = ", ".join(f"{NEXT}-{day}" for day in ("01-01", "01-02", "05-01", "10-01", "10-02", "10-03"))
    toml = f'# 说明\n[[years]]\nyear = {NEXT}\nsource = "{NOTICE}"\noff = [{off}]\non = [{NEXT}-01-03]\n'
    from_toml = read_holiday_file(written(tmp_path, toml, "节假日.toml"))
    from_csv = read_holiday_file(written(tmp_path, whole_year()))
    assert from_toml[0].works == from_csv[0].works
    assert NOTICE in from_toml[0].source


def test_a_users_file_wins_over_the_years_the_program_has(tmp_path: Path) -> None:
    year = WorkCalendar.default().years[1]
    days = "".join(f"{year}-{day},休\n" for day in ("01-01", "05-01", "07-01", "10-01", "10-02", "10-03"))
    calendar = WorkCalendar.with_year_files([written(tmp_path, days)])
    assert calendar.is_working_day(date(year, 7, 1)) is False
    assert "未注明" in calendar.sources[-1].source


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"{NEXT}-01-01,也许\n", 1),
        (f"# 说明\n日期,类型\n{NEXT}-01-01,休\n不是日期,休\n", 4),
        (f"{NEXT}-01-01\n", 1),
        (whole_year() + f"{NEXT}-10-01,班\n", 9),
    ],
)
def test_a_line_that_cannot_be_understood_is_named_with_its_file(tmp_path: Path, content: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"明年 节假日\.csv.*第 {line} 行"):
        read_holiday_file(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[[years]]\nyear = \n", 2),
        ("# 说明\n\n[[years]]\nyear = 2030\noff = [2031-01-01]\n", 3),
        ("[[years]]\nyear = 2030\nof = []\n", 1),
        ("year = 2030\n", 1),
    ],
)
def test_a_mistake_in_a_toml_file_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"节假日\.toml.*第 {line} 行"):
        read_holiday_file(written(tmp_path, content, "节假日.toml"))


@pytest.mark.parametrize("content", ["", "日期,类型\n", TEMPLATE])
def test_a_file_without_a_day_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match="没有一个日期"):
        read_holiday_file(written(tmp_path, content))


def test_half_a_year_is_refused_as_it_would_make_later_deadlines_wrong(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"10 月 1 日"):
        read_holiday_file(written(tmp_path, f"{NEXT}-01-01,休\n{NEXT}-05-01,休\n"))


def test_years_with_a_gap_and_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    later = whole_year().replace(str(NEXT), str(NEXT + 4))
    with pytest.raises(InputError, match="连续"):
        WorkCalendar.with_year_files([written(tmp_path, later)])
    binary = tmp_path / "图.csv"
    binary.write_bytes(b"PK\x03\x04\x00\x00\xff\xff")
    with pytest.raises(UnreadableFileError, match=r"图\.csv"):
        read_holiday_file(binary)
    with pytest.raises(UnreadableFileError, match="打不开"):
        read_holiday_file(tmp_path / "没有.csv")

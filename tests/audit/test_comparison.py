"""Two audits side by side: what is paired, what changed, and why."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from audit.comparison import Comparison, compare
from audit.run import audit
from audit.schemes import Scheme, load_scheme
from audit.schemes.loading import read_scheme
from disclosure.workdays import WorkCalendar
from reports.papers.comparison import bounds_text, comparison_paper, gain_text, reason
from tests.audit.making import PLATFORM_HEADER, assessment_file, write_book

UNIT = "示范市水利局"
TEXT = resources.files("audit.schemes").joinpath("yuncheng-2021.toml").read_text(encoding="utf-8")
# 第6个工作日报送的1条：7个工作日内，5个工作日外
NEW = TEXT.replace("limit = 7", "limit = 5").replace('number = "3"\ntitle = "数据报送的合规性"\nfull = 30\neach = 30', 'number = "3"\ntitle = "数据报送的合规性"\nfull = 20\neach = 20')  # fmt: skip  # noqa: E501


@pytest.fixture
def schemes() -> tuple[Scheme, Scheme]:
    return load_scheme("yuncheng-2021"), read_scheme(NEW, "新版.toml")


def compared(tmp_path: Path, old: Scheme, new: Scheme) -> Comparison:
    days = [date(2021, 7, 7)] * 3 + [date(2021, 7, 9)]
    rows = [
        (UNIT, "行政许可", f"示许〔2021〕{at}号", f"示范市{at}公司", date(2021, 7, 1), day)
        for at, day in enumerate(days)
    ]
    write_book(tmp_path / "平台" / "导出.xlsx", {"导出": [PLATFORM_HEADER, *rows]})
    head = ("序号", "决定文书号", "行政相对人名称", "行政决定日期", "类别")
    ledger = [(at, row[2], row[3], row[4], "行政许可") for at, row in enumerate(rows, 1)]
    write_book(tmp_path / "台账" / f"{UNIT}.xlsx", {"Sheet1": [head, *ledger]})
    file = assessment_file([UNIT], scheme="yuncheng-2021", period="2021-07", as_of=date(2021, 9, 1))
    results = [
        audit(
            file,
            ledgers=tmp_path / "台账",
            platform=tmp_path / "平台",
            scheme=scheme,
            calendar=WorkCalendar.default(),
        )
        for scheme in (old, new)
    ]
    return compare(results[0], results[1], old, new)


def test_a_new_version_shows_what_changed_and_why(tmp_path: Path, schemes: tuple[Scheme, Scheme]) -> None:
    found = compared(tmp_path, *schemes)
    assert [(one.key, one.old, one.new) for one in found.rules] == [("timing.limit", "7", "5")]
    own = {change.old.indicator: change for change in found.scores if change.unit == UNIT and change.old}
    assert own["4"].old is not None
    assert own["4"].new is not None
    assert (own["4"].old.points, own["4"].new.points) == (30, Fraction(45, 2))
    assert gain_text(own["4"]) == "-7.5"
    assert "迟报率1/4=25.00%" in reason(own["4"])
    assert (own["3"].rule, own["5"].is_same, gain_text(own["5"])) == (True, True, "0")
    assert [(one.unit, one.name) for one in found.rates] == [
        (unit, name) for unit in ("", UNIT) for name in ("on_time", "late")
    ]
    assert found.rows == {UNIT: {("on_time", "late"): 1}}
    tables = [table.title for table in comparison_paper(found, *schemes).tables]
    assert tables == ["时限和口径的不同", "总分", "各指标", "变了的率", "变了判定的台账行"]


def test_the_same_scheme_twice_shows_no_difference(tmp_path: Path, schemes: tuple[Scheme, Scheme]) -> None:
    found = compared(tmp_path, schemes[0], schemes[0])
    assert all(change.is_same for change in found.scores)
    assert (found.rules, found.rates, found.rows) == ((), (), {})
    assert all(total.old == total.new for total in found.totals)


def test_notices_that_share_numbers_by_chance_are_not_paired(tmp_path: Path, schemes: tuple[Scheme, Scheme]) -> None:
    found = compared(tmp_path, schemes[0], load_scheme("changzhi-2022"))
    assert all(change.old is None or change.new is None or change.old.title != "x" for change in found.scores)
    pairs = {(change.old.title, change.new.title) for change in found.scores if change.old and change.new}
    assert ("制定并公开“双公示”工作方案", "“双公示”目录编制") not in pairs
    assert any(reason(change) == "新方案不考核" for change in found.scores)


def test_a_scheme_without_points_stands_beside_one_with(tmp_path: Path, schemes: tuple[Scheme, Scheme]) -> None:
    found = compared(tmp_path, schemes[0], load_scheme("yindu-2024"))
    assert [bounds_text(total.new) for total in found.totals] == ["不打分", "不打分"]
    assert ("timing.outer_limit", "", "30") in {(one.key, one.old, one.new) for one in found.rules}

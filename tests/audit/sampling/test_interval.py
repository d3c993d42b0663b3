"""The score interval, against figures others have published, and in the report of a sampled run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit.run import audit
from audit.sampling import DRAWN_MARK, wilson_interval
from audit.schemes import load_scheme
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, write_book


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # Newcombe (1998, Statistics in Medicine 17, 857-872), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(hits: int, of: int, low: float, high: float) -> None:
    assert wilson_interval(hits, of) == pytest.approx((low, high), abs=5e-5)


def test_all_and_nothing_are_mirror_images_and_nothing_of_nothing_is_refused() -> None:
    low, high = wilson_interval(0, 20)
    assert wilson_interval(20, 20) == pytest.approx((1 - high, 1 - low))
    with pytest.raises(ValueError, match="0 of 0"):
        wilson_interval(0, 0)


@pytest.mark.parametrize("drawn", [True, False])
def test_the_report_says_how_sure_a_sampled_rate_is(tmp_path: Path, *, drawn: bool) -> None:
    unit = "某局"
    days = [date(2024, 7, 4)] * 19 + [date(2024, 7, 25)]
    rows = [
        (unit, "行政许可", f"许〔2024〕{at}号", f"某{at}公司", date(2024, 7, 2), day) for at, day in enumerate(days)
    ]
    write_book(tmp_path / "导出.xlsx", {"导出": [PLATFORM_HEADER, *rows]})
    file = assessment_file([unit], scheme="yindu-2024", period="2024-07", as_of=date(2024, 9, 2))
    if drawn:
        (only,) = file.departments
        only = replace(only, target=replace(only.target, remark=f"{DRAWN_MARK}：市直部门，种子1"))
        file = replace(file, departments=(only,))
    rules, calendar = load_scheme("yindu-2024"), WorkCalendar.default()
    found = audit(file, ledgers=None, platform=tmp_path, scheme=rules, calendar=calendar)
    said = [note for note in found.notes if "95%置信区间" in note]
    assert len(said) == drawn
    assert not drawn or "迟报率1/20=5.00%（0.9%—23.6%）" in said[0]

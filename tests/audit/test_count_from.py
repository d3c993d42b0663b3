"""A scheme says whether the day of the decision is day one of its limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit.run import audit
from audit.schemes import load_scheme
from audit.schemes.loading import read_scheme
from disclosure.errors import InputError
from disclosure.judgement import AuditResult
from disclosure.vocabulary import RowStatus
from disclosure.workdays import CountFrom, WorkCalendar
from tests.audit.making import assessment_file
from tests.audit.test_run_national import CITY, DECIDED, LAST_DAY, ledger_rows, portal, published, write_ledger


def run(tmp_path: Path, count_from: CountFrom) -> AuditResult:
    loaded = load_scheme("national-2018q2")
    return audit(
        assessment_file({CITY: portal(published(1, LAST_DAY))}),
        ledgers=write_ledger(tmp_path, ledger_rows(range(1, 2))),
        platform=None,
        scheme=replace(loaded, timing=replace(loaded.timing, count_from=count_from)),
        calendar=WorkCalendar.default(),
    )


@pytest.mark.parametrize(
    ("count_from", "status", "days", "said"),
    [("next_day", RowStatus.ON_TIME, 7, "次日"), ("same_day", RowStatus.LATE, 8, "当日")],
)
def test_counting_the_decision_day_too_ends_the_limit_a_day_earlier_and_the_notes_say_so(
    tmp_path: Path, count_from: CountFrom, status: RowStatus, days: int, said: str
) -> None:
    assert date(2018, 4, 20) == DECIDED
    result = run(tmp_path, count_from)
    (match,) = result.departments[0].matches
    assert (match.status, match.working_days) == (status, days)
    assert any(f"决定的{said}起算" in note for note in result.notes)


def test_a_scheme_file_says_from_which_day_it_counts() -> None:
    text = (
        'identifier="x"\ntitle="x"\nsource="x"\n[timing]\nlimit=7\nclause="x"\ncount_from="{}"\n[counting]\n'
        'basis="publication"\nperiod_by=["decision_date"]\npublished_where=["portal"]\nexclusions=[]\n'
        'compliance="standard"\nzero_prints="无数据"\n'
    )
    assert read_scheme(text.format("same_day"), "x.toml").timing.count_from == "same_day"
    assert load_scheme("yindu-2024").timing.count_from == "next_day"
    with pytest.raises(InputError, match="count_from"):
        read_scheme(text.format("today"), "x.toml")

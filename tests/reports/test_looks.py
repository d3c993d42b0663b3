"""The papers say when a site was looked at, and of what is missing that two looks agree, or that there was only one."""

from __future__ import annotations

from datetime import datetime

import pytest

from disclosure.findings import Attempt, Finding, Look, SiteReport
from disclosure.vocabulary import Outcome, SiteRole, SiteStatus, Subject, Verdict
from reports.view.looks import finding_looks, looks_sentence, tried_lines
from reports.wording.days import chinese_moment, local_moment

EARLY, LATE = datetime(2018, 9, 5, 1, 2, 3), datetime(2018, 9, 5, 1, 13, 0)
MISSING = Finding(
    subject=Subject.COLUMN, verdict=Verdict.ABSENT, reason="未发现", tried=("http://a/", "http://a/b", "http://a/c")
)


def site(*times: datetime, confirm_from: datetime | None = None, attempts: tuple[Attempt, ...] = ()) -> SiteReport:
    return SiteReport(
        role=SiteRole.PORTAL,
        department="某局",
        url="http://a/",
        status=SiteStatus.OK,
        outcome=Outcome.OK,
        reason="",
        looks=tuple(Look(started_at=at, finished_at=at, status=SiteStatus.OK) for at in times),
        confirm_from=confirm_from,
        attempts=attempts,
    )


def clock(moment: datetime) -> str:
    return f"{local_moment(moment):%Y-%m-%d %H:%M:%S}"


def test_times_are_those_of_the_clock_on_the_wall() -> None:
    assert local_moment(EARLY).utcoffset() is not None
    local = local_moment(EARLY)
    assert chinese_moment(EARLY) == f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def test_the_site_says_when_it_was_looked_at() -> None:
    assert looks_sentence(None) == looks_sentence(site()) == ""
    assert looks_sentence(site(EARLY)) == f"查看时间：{clock(EARLY)}（只查看了一次）"
    assert looks_sentence(site(EARLY, LATE)) == f"两次查看：{clock(EARLY)}、{clock(LATE)}"
    assert "尚未进行" in looks_sentence(site(EARLY, confirm_from=LATE))


@pytest.mark.parametrize(
    "finding",
    [
        MISSING,
        Finding(subject=Subject.COLUMN, verdict=Verdict.PRESENT, reason="", on_home=False),
        Finding(subject=Subject.COLUMN, verdict=Verdict.PRESENT, reason="", searchable=False),
        Finding(subject=Subject.CATALOGUE, verdict=Verdict.PARTIAL, reason=""),
    ],
)
def test_what_is_missing_says_how_often_it_was(finding: Finding) -> None:
    assert finding_looks(site(EARLY, LATE), finding) == f"（{clock(EARLY)}、{clock(LATE)} 两次查看，结果一致）"
    assert finding_looks(site(EARLY), finding) == f"（{clock(EARLY)} 只查看了一次，未作第二次查看）"
    assert finding_looks(site(), finding) == ""


def test_what_is_there_needs_no_second_look() -> None:
    there = Finding(subject=Subject.COLUMN, verdict=Verdict.PRESENT, reason="", on_home=True, searchable=None)
    assert finding_looks(site(EARLY, LATE), there) == ""


def test_each_page_tried_says_how_that_ended_in_each_look() -> None:
    attempts = (
        Attempt(url="http://a/", outcome=Outcome.OK, at=EARLY, record="r1"),
        Attempt(url="http://a/b", outcome=Outcome.TIMEOUT, at=EARLY, reason="超过 20 秒没有答复"),
        Attempt(url="http://a/", outcome=Outcome.OK, at=LATE, record="r2"),
    )
    first, second, third = tried_lines(site(EARLY, LATE, attempts=attempts), MISSING)
    assert first == f"http://a/（{clock(EARLY)} 已打开，存档记录 r1；{clock(LATE)} 已打开，存档记录 r2）"
    assert second == f"http://a/b（{clock(EARLY)} 超过 20 秒没有答复）"
    assert third == "http://a/c"

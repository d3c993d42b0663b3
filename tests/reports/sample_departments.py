"""Every kind of department the papers must be able to print."""

from __future__ import annotations

from fractions import Fraction

from disclosure.assessment import DepartmentFile
from disclosure.findings import Finding, Listing, SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Exclusion, Kind, Outcome, RowStatus, SiteRole, SiteStatus, Subject, Verdict
from tests.reports.sample_evidence import sample_evidence
from tests.reports.sample_noticed import dead_link_naming, sample_noticed
from tests.reports.sample_rows import sample_department, sample_match
from tests.reports.sample_scores import sample_scores
from tests.reports.sample_sites import good_findings, sample_site
from tests.reports.sample_words import (
    ARCHIVES,
    EDUCATION,
    FORMULA,
    HEALTH,
    HOSTILE,
    HOUSING,
    LONG_PROJECT,
    MARKET,
    PERSON,
    PERSON_ID,
    POLICE,
    SCRIPT,
)


def health() -> DepartmentFile:
    rows = [sample_match(HEALTH, "卫医许", at, RowStatus.ON_TIME) for at in range(1, 13)]
    rows += [sample_match(HEALTH, "卫罚", at, RowStatus.ON_TIME, Kind.PENALTY) for at in range(1, 4)]
    rows += [sample_match(HEALTH, "卫罚", 4, RowStatus.LATE, Kind.PENALTY)]
    rows += [
        sample_match(HEALTH, "卫医许", 1, RowStatus.EXCLUDED, excluded=Exclusion.DUPLICATE, row=18),
        sample_match(
            HEALTH,
            "卫罚",
            9,
            RowStatus.EXCLUDED,
            Kind.PENALTY,
            party="张三",
            excluded=Exclusion.NATURAL_PERSON,
        ),
    ]
    return sample_department(
        HEALTH,
        site=sample_site(HEALTH, "127.3.0.1", findings=good_findings("health"), rows=rows),
        rows=rows,
        scores=sample_scores("health", catalogue=1, on_time=Fraction(15, 16)),
    )


def market() -> DepartmentFile:
    rows = [sample_match(MARKET, "市监许", at, RowStatus.ON_TIME) for at in range(1, 9)]
    rows += [sample_match(MARKET, "市监许", at, RowStatus.LATE) for at in range(9, 14)]
    rows += [sample_match(MARKET, "市监罚", at, RowStatus.NOT_FOUND, Kind.PENALTY) for at in range(1, 5)]
    rows += [sample_match(MARKET, "市监罚", 5, RowStatus.OMITTED, Kind.PENALTY)]
    rows += [sample_match(MARKET, "市监罚", 6, RowStatus.UNDATED, Kind.PENALTY)]
    findings = (
        Finding(
            subject=Subject.COLUMN,
            verdict=Verdict.EMPTY,
            reason="首页有“双公示”图标，点击后页面没有内容，视为无专栏。",
            url="http://127.3.0.2/sgs/",
            on_home=True,
            searchable=False,
            evidence=("evidence/market/专栏 空页.png",),
            tried=("http://127.3.0.2/", "http://127.3.0.2/sgs/"),
        ),
        Finding(
            subject=Subject.CATALOGUE,
            verdict=Verdict.PARTIAL,
            reason="目录只列行政许可21项，没有行政处罚事项。",
            url="http://127.3.0.2/ml/",
            items=21,
            evidence=("evidence/market/catalogue.png",),
        ),
        Finding(subject=Subject.PLAN, verdict=Verdict.ABSENT, reason="全站搜索和公开目录均无实施方案。"),
        Finding(subject=Subject.OFFICERS, verdict=Verdict.ABSENT, reason="没有公布“双员”名单。"),
    )
    return sample_department(
        MARKET,
        site=sample_site(
            MARKET, "127.3.0.2", findings=findings, rows=rows, noticed=sample_noticed("market", "127.3.0.2")
        ),
        rows=rows,
        scores=sample_scores("market", catalogue=Fraction(1, 2), publicity=Fraction(14, 19), on_time=Fraction(8, 19)),
    )


def police() -> DepartmentFile:
    rows = [
        sample_match(POLICE, "公罚", at, RowStatus.NOT_JUDGED, Kind.PENALTY, note="网站防护拦截，未能核查。")
        for at in (1, 2, 3)
    ]
    site = SiteReport(
        role=SiteRole.PORTAL,
        department=POLICE,
        url="http://127.3.0.3/",
        status=SiteStatus.BLOCKED,
        outcome=Outcome.WAF,
        reason="网站防护（创宇盾）拦截了自动访问，三次均返回拦截页面。",
        evidence=(sample_evidence("evidence/police/blocked.png", "拦截页面"),),
        pages=3,
    )
    return sample_department(POLICE, site=site, rows=rows, scores=())


def archives() -> DepartmentFile:
    return DepartmentFile(
        target=Target(name=ARCHIVES, region="示范市", level="市级", remark="本单位无公示网站"),
        portal=None,
        audit=None,
    )


def education() -> DepartmentFile:
    findings = (
        Finding(
            subject=Subject.COLUMN,
            verdict=Verdict.ABSENT,
            reason="查看首页全部126个链接和站内导航，没有“双公示”或行政许可、行政处罚专栏。",
            url="http://127.3.0.5/",
            on_home=False,
            searchable=False,
            evidence=("evidence/education/home.png", "evidence/education/home.html"),
            tried=("http://127.3.0.5/",),
        ),
        Finding(subject=Subject.CATALOGUE, verdict=Verdict.ABSENT, reason="没有目录。", url="http://127.3.0.5/"),
    )
    site = sample_site(EDUCATION, "127.3.0.5", findings=findings, rows=[])
    scores = sample_scores("education", catalogue=0)
    return sample_department(EDUCATION, site=site, rows=[], scores=scores, ledger=Verdict.ABSENT)


def housing() -> DepartmentFile:
    rows = [sample_match(HOUSING, "建许", at, RowStatus.ON_TIME) for at in range(1, 7)]
    rows += [
        sample_match(HOUSING, "建许", at, RowStatus.NOT_JUDGED, note="列表没有读完，不能判为未公示。")
        for at in range(7, 12)
    ]
    listing = Listing(
        kind=Kind.PERMIT,
        url="http://127.3.0.6/xzxk/",
        family="trs",
        found=600,
        complete=False,
        reason="列表共92页，读到第40页时超过本次访问的时间上限。",
    )
    site = sample_site(HOUSING, "127.3.0.6", findings=good_findings("housing"), rows=rows, listings=(listing,))
    return sample_department(HOUSING, site=site, rows=rows, scores=sample_scores("housing", catalogue=1))


def hostile() -> DepartmentFile:
    """Strings a portal or a ledger may really carry, which no paper may run, break on or give away."""
    rows = [
        sample_match(HOSTILE, "文罚", 1, RowStatus.ON_TIME, Kind.PENALTY, project=SCRIPT, note=SCRIPT),
        sample_match(HOSTILE, "文罚", 2, RowStatus.NOT_FOUND, Kind.PENALTY, party=FORMULA, project=LONG_PROJECT),
        sample_match(
            HOSTILE,
            "文罚",
            3,
            RowStatus.LATE,
            Kind.PENALTY,
            party="示范市\x0b@文化\ud800公司",
            project="{{ 7*7 }} {% raw %}",
        ),
        sample_match(
            HOSTILE,
            "文许",
            4,
            RowStatus.ON_TIME,
            party=PERSON,
            project=f"{PERSON}申请导游证",
            remark=f"身份证号{PERSON_ID}",
            note=f"与网站公示的{PERSON}一致",
        ),
        sample_match(HOSTILE, "-文许", 5, RowStatus.ON_TIME, party="@示范公司"),
    ]
    finding = Finding(
        subject=Subject.COLUMN,
        verdict=Verdict.PRESENT,
        reason=f"专栏标题为{SCRIPT}，联系人{PERSON_ID}。",
        url="javascript:alert(1)",
        on_home=True,
        searchable=None,
    )
    noticed = (dead_link_naming(PERSON, "hostile", "127.3.0.7"),)
    site = sample_site(HOSTILE, "127.3.0.7", findings=(finding,), rows=rows, noticed=noticed)
    return sample_department(HOSTILE, site=site, rows=rows, scores=sample_scores("hostile", catalogue=1))

"""An assessment made by hand: every kind of department the papers must be able to print.

`sample_assessment(out)` also lays the evidence files under `out`, so that pictures and hashes are real.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from PIL import Image, ImageDraw

from disclosure.assessment import Assessment, AssessmentFile, DepartmentFile
from disclosure.findings import BrowserLoad, Evidence, Finding, Listing, SiteReport
from disclosure.judgement import AuditResult, DepartmentAudit, LedgerSummary, Rate, RowMatch, Score, Total
from disclosure.period import parse_period
from disclosure.records import LedgerRow, PublishedRecord, SourceFile
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

PERSON = "欧阳小明"
PERSON_ID = "11010519491231002X"  # the specimen of GB 11643-1999
SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|'/c calc'!A1"
LONG_PROJECT = "关于" + "示范市高新技术产业开发区二期地下综合管廊及附属配套工程" * 8 + "建设项目环境影响报告书的批复"
MADE_AT = datetime(2018, 9, 5, 16, 30)
HEALTH, MARKET, POLICE, ARCHIVES, EDUCATION, HOUSING, HOSTILE = (
    "示范市卫生健康委员会",
    "示范市市场监督管理局",
    "示范市公安局",
    "示范市档案局",
    "示范市教育局",
    "示范市住房和城乡建设局",
    f"示范市{SCRIPT}局",
)


def sample_assessment(out: Path | None = None) -> AssessmentFile:
    departments = (_health(), _market(), _police(), _archives(), _education(), _housing(), _hostile())
    file = AssessmentFile(
        assessment=Assessment(
            scheme="national-2018q2",
            period=parse_period("2018Q2"),
            as_of=date(2018, 9, 5),
            credit_site="http://credit.example.gov.cn/",
        ),
        departments=departments,
        credit=_credit_site(),
        audit=_audit(departments),
        created_at=MADE_AT,
    )
    if out is not None:
        _lay_evidence(file, out)
    return file


def yindu_assessment(counts: list[tuple[str, dict[str, int]]]) -> AssessmentFile:
    """A platform scheme's month: names with the counts that its notice prints."""
    departments = tuple(_counted(name, numbers) for name, numbers in counts)
    audits = tuple(one.audit for one in departments if one.audit)
    return AssessmentFile(
        assessment=Assessment(scheme="yindu-2024", period=parse_period("2024-07"), as_of=date(2024, 8, 5)),
        departments=departments,
        credit=None,
        audit=AuditResult(
            departments=audits, scores=(), total=None, region_rates={}, region_counts={}, files=(), notes=()
        ),
        created_at=MADE_AT,
    )


def _counted(name: str, numbers: dict[str, int]) -> DepartmentFile:
    whole = numbers["total"]
    audit = DepartmentAudit(
        department=name,
        ledger=LedgerSummary(verdict=Verdict.PRESENT, rows=whole, excluded={}, verified=whole),
        rates={
            "late": Rate(numbers["late"], whole),
            "omission": Rate(numbers["omitted"], whole),
            "compliance": Rate(numbers["qualified"], whole),
        },
        matches=(),
        counts=numbers,
        platform_rows=whole,
    )
    return DepartmentFile(target=Target(name=name, region="殷都区"), portal=None, audit=audit)


# -- departments ------------------------------------------------------------------------------------------


def _health() -> DepartmentFile:
    rows = [_match(HEALTH, "卫医许", at, RowStatus.ON_TIME) for at in range(1, 13)]
    rows += [_match(HEALTH, "卫罚", at, RowStatus.ON_TIME, Kind.PENALTY) for at in range(1, 4)]
    rows += [_match(HEALTH, "卫罚", 4, RowStatus.LATE, Kind.PENALTY)]
    rows += [
        _match(HEALTH, "卫医许", 1, RowStatus.EXCLUDED, excluded=Exclusion.DUPLICATE, row=18),
        _match(
            HEALTH,
            "卫罚",
            9,
            RowStatus.EXCLUDED,
            Kind.PENALTY,
            party="张三",
            excluded=Exclusion.NATURAL_PERSON,
        ),
    ]
    return _department(
        HEALTH,
        site=_site(HEALTH, "127.3.0.1", findings=_good_findings("health"), rows=rows),
        rows=rows,
        scores=_scores("health", catalogue=1, on_time=Fraction(15, 16)),
    )


def _market() -> DepartmentFile:
    rows = [_match(MARKET, "市监许", at, RowStatus.ON_TIME) for at in range(1, 9)]
    rows += [_match(MARKET, "市监许", at, RowStatus.LATE) for at in range(9, 14)]
    rows += [_match(MARKET, "市监罚", at, RowStatus.NOT_FOUND, Kind.PENALTY) for at in range(1, 5)]
    rows += [_match(MARKET, "市监罚", 5, RowStatus.OMITTED, Kind.PENALTY)]
    rows += [_match(MARKET, "市监罚", 6, RowStatus.UNDATED, Kind.PENALTY)]
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
    return _department(
        MARKET,
        site=_site(MARKET, "127.3.0.2", findings=findings, rows=rows),
        rows=rows,
        scores=_scores("market", catalogue=Fraction(1, 2), publicity=Fraction(14, 19), on_time=Fraction(8, 19)),
    )


def _police() -> DepartmentFile:
    rows = [
        _match(POLICE, "公罚", at, RowStatus.NOT_JUDGED, Kind.PENALTY, note="网站防护拦截，未能核查。")
        for at in (1, 2, 3)
    ]
    site = SiteReport(
        role=SiteRole.PORTAL,
        department=POLICE,
        url="http://127.3.0.3/",
        status=SiteStatus.BLOCKED,
        outcome=Outcome.WAF,
        reason="网站防护（创宇盾）拦截了自动访问，三次均返回拦截页面。",
        evidence=(_evidence("evidence/police/blocked.png", "拦截页面"),),
        pages=3,
    )
    return _department(POLICE, site=site, rows=rows, scores=())


def _archives() -> DepartmentFile:
    return DepartmentFile(
        target=Target(name=ARCHIVES, region="示范市", level="市级", remark="本单位无公示网站"),
        portal=None,
        audit=None,
    )


def _education() -> DepartmentFile:
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
    site = _site(EDUCATION, "127.3.0.5", findings=findings, rows=[])
    scores = _scores("education", catalogue=0)
    return _department(EDUCATION, site=site, rows=[], scores=scores, ledger=Verdict.ABSENT)


def _housing() -> DepartmentFile:
    rows = [_match(HOUSING, "建许", at, RowStatus.ON_TIME) for at in range(1, 7)]
    rows += [
        _match(HOUSING, "建许", at, RowStatus.NOT_JUDGED, note="列表没有读完，不能判为未公示。") for at in range(7, 12)
    ]
    listing = Listing(
        kind=Kind.PERMIT,
        url="http://127.3.0.6/xzxk/",
        family="trs",
        found=600,
        complete=False,
        reason="列表共92页，读到第40页时超过本次访问的时间上限。",
    )
    site = _site(HOUSING, "127.3.0.6", findings=_good_findings("housing"), rows=rows, listings=(listing,))
    return _department(HOUSING, site=site, rows=rows, scores=_scores("housing", catalogue=1))


def _hostile() -> DepartmentFile:
    """Strings a portal or a ledger may really carry, which no paper may run, break on or give away."""
    rows = [
        _match(HOSTILE, "文罚", 1, RowStatus.ON_TIME, Kind.PENALTY, project=SCRIPT, note=SCRIPT),
        _match(HOSTILE, "文罚", 2, RowStatus.NOT_FOUND, Kind.PENALTY, party=FORMULA, project=LONG_PROJECT),
        _match(
            HOSTILE,
            "文罚",
            3,
            RowStatus.LATE,
            Kind.PENALTY,
            party="示范市\x0b@文化\ud800公司",
            project="{{ 7*7 }} {% raw %}",
        ),
        _match(
            HOSTILE,
            "文许",
            4,
            RowStatus.ON_TIME,
            party=PERSON,
            project=f"{PERSON}申请导游证",
            remark=f"身份证号{PERSON_ID}",
            note=f"与网站公示的{PERSON}一致",
        ),
        _match(HOSTILE, "-文许", 5, RowStatus.ON_TIME, party="@示范公司"),
    ]
    finding = Finding(
        subject=Subject.COLUMN,
        verdict=Verdict.PRESENT,
        reason=f"专栏标题为{SCRIPT}，联系人{PERSON_ID}。",
        url="javascript:alert(1)",
        on_home=True,
        searchable=None,
    )
    site = _site(HOSTILE, "127.3.0.7", findings=(finding,), rows=rows)
    return _department(HOSTILE, site=site, rows=rows, scores=_scores("hostile", catalogue=1))


# -- parts ------------------------------------------------------------------------------------------------


def _department(
    name: str,
    *,
    site: SiteReport,
    rows: list[RowMatch],
    scores: tuple[Score, ...],
    ledger: Verdict = Verdict.PRESENT,
) -> DepartmentFile:
    verified = [row for row in rows if row.status is not RowStatus.EXCLUDED]
    excluded = {reason.value: sum(row.row.excluded is reason for row in rows) for reason in Exclusion}
    audit = DepartmentAudit(
        department=name,
        ledger=LedgerSummary(verdict=ledger, rows=len(rows), excluded=excluded, verified=len(verified)),
        rates=_rates(verified),
        matches=tuple(rows),
        scores=scores,
        counts={"late": sum(row.status is RowStatus.LATE for row in rows), "total": len(verified)},
        consequences=("迟报率高于20%，应以正式文件形式报送情况说明和整改方案。",) if name == MARKET else (),
    )
    target = Target(name=name, region="示范市", level="市级", home_url=site.url, credit_code="11350100M000100Y43")
    return DepartmentFile(target=target, portal=site, audit=audit)


def _rates(rows: list[RowMatch]) -> dict[str, Rate]:
    judged = [row for row in rows if row.status is not RowStatus.NOT_JUDGED]
    count = {status: sum(row.status is status for row in judged) for status in RowStatus}
    whole = len(judged)
    published = whole - count[RowStatus.NOT_FOUND]
    return {
        "publicity": Rate(published, whole, "已公示条数 ÷ 经核实的台账条数，不高于100%（指南6.2）"),
        "on_time": Rate(count[RowStatus.ON_TIME], whole, "7个工作日内公示条数 ÷ 经核实的台账条数（指南6.3）"),
        "late": Rate(count[RowStatus.LATE], whole),
        "omission": Rate(count[RowStatus.OMITTED], whole),
        "concealment": Rate(0, 0),
        "compliance": Rate(whole, whole),
    }


def _match(
    department: str,
    word: str,
    number: int,
    status: RowStatus,
    kind: Kind = Kind.PERMIT,
    *,
    party: str | None = None,
    project: str | None = None,
    note: str = "",
    remark: str | None = None,
    excluded: Exclusion | None = None,
    row: int | None = None,
) -> RowMatch:
    decided = date(2018, 4, 2) + timedelta(days=number)
    found = status in (RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED)
    days = {RowStatus.ON_TIME: 3, RowStatus.LATE: 12, RowStatus.OMITTED: 41}.get(status)
    return RowMatch(
        row=LedgerRow(
            file=f"{department[:8]}台账.xlsx".replace("<", ""),
            sheet=kind.chinese,
            row=row or number + 1,
            department=department,
            kind=kind,
            document_number=f"{word}〔2018〕{number}号",
            party=party or f"示范市第{number}建设有限公司",
            decision_date=decided,
            project=project or f"第{number}号项目",
            remark=remark,
            natural_person=party in ("张三", PERSON),
            excluded=excluded,
        ),
        status=status,
        matched_url=f"http://127.3.0.9/detail/{number}.html" if found or status is RowStatus.UNDATED else None,
        matched_by=MatchedBy.DOCUMENT_NUMBER_AND_PARTY if found else None,
        published_on=decided + timedelta(days=days + days // 2) if days else None,
        working_days=days,
        note=note or ("在部门网站和信用门户网站均未查到该文书号。" if status is RowStatus.NOT_FOUND else ""),
    )


def _site(
    name: str,
    host: str,
    *,
    findings: tuple[Finding, ...],
    rows: list[RowMatch],
    listings: tuple[Listing, ...] | None = None,
) -> SiteReport:
    records = tuple(_record(row, host) for row in rows if row.matched_url and not row.row.excluded)
    paths = dict.fromkeys(path for finding in findings for path in finding.evidence)
    return SiteReport(
        role=SiteRole.PORTAL,
        department=name,
        url=f"http://{host}/",
        status=SiteStatus.PARTIAL if listings else SiteStatus.OK,
        outcome=Outcome.OUT_OF_BUDGET if listings else Outcome.OK,
        reason=listings[0].reason if listings else "",
        findings=findings,
        listings=listings if listings is not None else _listings(records, host),
        records=records,
        evidence=tuple(_evidence(path, Path(path).stem) for path in paths),
        pages=37,
        browser_loads=(BrowserLoad(url=f"http://{host}/", signal="evidence"),),
    )


def _listings(records: tuple[PublishedRecord, ...], host: str) -> tuple[Listing, ...]:
    kinds = dict.fromkeys(record.kind for record in records)
    return tuple(
        Listing(
            kind=kind,
            url=f"http://{host}/{kind.value}/",
            family="trs",
            found=sum(record.kind is kind for record in records),
            complete=True,
        )
        for kind in kinds
    )


def _record(match: RowMatch, host: str) -> PublishedRecord:
    row = match.row
    return PublishedRecord(
        kind=row.kind,
        department=row.department,
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
        published_on=match.published_on,
        published_on_source=DateSource.META if match.published_on else None,
        project=row.project,
        url=match.matched_url or f"http://{host}/",
        natural_person=row.natural_person,
    )


def _credit_site() -> SiteReport:
    health = [_match(HEALTH, "卫医许", at, RowStatus.ON_TIME) for at in (1, 2)]
    finding = Finding(
        subject=Subject.COLUMN,
        verdict=Verdict.PRESENT,
        reason="首页设有“双公示”专栏，没有查询功能。",
        url="http://credit.example.gov.cn/sgs/",
        on_home=True,
        searchable=False,
        evidence=("evidence/credit/column.png",),
    )
    return SiteReport(
        role=SiteRole.CREDIT,
        department=None,
        url="http://credit.example.gov.cn/",
        status=SiteStatus.OK,
        outcome=Outcome.OK,
        reason="",
        findings=(finding,),
        records=tuple(
            PublishedRecord(
                kind=Kind.PERMIT,
                department=HEALTH,
                document_number=match.row.document_number.replace("〔", "[").replace("〕", "]"),
                party=match.row.party,
                decision_date=match.row.decision_date,
                published_on=None,
                published_on_source=None,
                project=None,
                url=f"http://credit.example.gov.cn/{at}.html",
                site_role=SiteRole.CREDIT,
            )
            for at, match in enumerate(health)
        ),
        evidence=(_evidence("evidence/credit/column.png", "信用门户首页“双公示”专栏"),),
        pages=12,
    )


def _good_findings(folder: str) -> tuple[Finding, ...]:
    return (
        Finding(
            subject=Subject.COLUMN,
            verdict=Verdict.PRESENT,
            reason="首页设有“双公示”专栏，可按文书号查询。",
            url=f"http://{folder}.example.gov.cn/sgs/",
            on_home=True,
            searchable=True,
            evidence=(f"evidence/{folder}/column.png", f"evidence/{folder}/query.png"),
        ),
        Finding(
            subject=Subject.CATALOGUE,
            verdict=Verdict.FULL,
            reason="目录列行政许可12项、行政处罚30项，关键信息完整。",
            url=f"http://{folder}.example.gov.cn/ml/",
            items=42,
            evidence=(f"evidence/{folder}/catalogue.png",),
        ),
        Finding(subject=Subject.PLAN, verdict=Verdict.PRESENT, reason="2018年度实施方案已公布。"),
        Finding(subject=Subject.OFFICERS, verdict=Verdict.UNKNOWN, reason="名单在扫描图片里，未能识别。"),
    )


def _scores(
    folder: str,
    *,
    catalogue: int | Fraction,
    publicity: int | Fraction = 1,
    on_time: int | Fraction = 1,
) -> tuple[Score, ...]:
    shot = (f"evidence/{folder}/catalogue.png",) if folder == "market" else ("evidence/education/home.png",)
    return (
        Score(
            indicator="1.3",
            title="被抽查部门的“双公示”目录本地公示情况",
            points=Fraction(catalogue),
            full=Fraction(1),
            grounds="" if catalogue == 1 else "目录编制不完整，或未全部公示。",
            clause="单个被抽查部门目录全部公布，得1分；部分公布，得0.5分；未公布，得0分",
            information_source="被抽查部门提供+在线核查",
            evidence=() if catalogue == 1 else shot,
        ),
        Score(
            indicator="6.2",
            title="被抽查部门数据公示率情况",
            points=Fraction(publicity),
            full=Fraction(1),
            grounds="" if publicity == 1 else "公示率14/19（73.68%），未查到4条。",
            clause="单个被抽查部门得分=公示率×1",
        ),
        Score(
            indicator="6.3",
            title="被抽查部门数据公示时效情况",
            points=Fraction(on_time),
            full=Fraction(1),
            grounds="" if on_time == 1 else "超过7个工作日公示，逐条见台账核查表。",
            clause="单个被抽查部门得分=有效率×1",
        ),
    )


def _audit(departments: tuple[DepartmentFile, ...]) -> AuditResult:
    region = (
        Score(
            indicator="2",
            title="建立“双公示”专栏情况",
            points=Fraction(3),
            full=Fraction(9),
            grounds="首页建有专栏，但不具备查询功能。",
            clause="首页建立专栏且具备查询功能，得9分；在首页建立但不具备查询功能，得3分",
            information_source="在线核查",
            evidence=("evidence/credit/column.png",),
        ),
        Score(
            indicator="3",
            title="累计数据量占比",
            points=None,
            full=Fraction(20),
            grounds="",
            clause="得分=该省季度末累计上传量/……×20",
            missing="“信用中国”后台的各省累计上传量和数据量考核比例",
        ),
        Score(
            indicator="6.3",
            title="被抽查部门数据公示时效情况",
            points=Fraction(529, 120),
            full=Fraction(5),
            grounds="见各部门页。",
        ),
    )
    return AuditResult(
        departments=tuple(department.audit for department in departments if department.audit),
        scores=region,
        total=Total(points=Fraction(8817, 100), full=Fraction(100), unscored=("3", "5.1")),
        region_rates={"publicity": Rate(46, 50, "各部门合计"), "on_time": Rate(34, 50, "各部门合计")},
        region_counts={"late": 7, "total": 50},
        files=(
            SourceFile(
                path="台账/卫健委.xlsx",
                sheet="行政许可",
                use="ledger",
                rows=13,
                skipped=1,
                note="第2行为合计行，未读入",
            ),
            SourceFile(
                path="台账/损坏.xlsx",
                sheet="",
                use="ledger",
                rows=0,
                skipped=0,
                note="不是有效的 Excel 文件",
                readable=False,
            ),
        ),
        notes=("2018年的节假日安排齐全；没有超出节假日表的年份。",),
    )


# -- evidence ---------------------------------------------------------------------------------------------


def _evidence(path: str, caption: str) -> Evidence:
    return Evidence(
        path=path,
        kind=EvidenceKind.PAGE if path.endswith(".html") else EvidenceKind.SCREENSHOT,
        url="http://127.3.0.1/",
        sha256=hashlib.sha256(_picture(path)).hexdigest(),
        taken_at=MADE_AT,
        caption=caption,
    )


def _lay_evidence(file: AssessmentFile, out: Path) -> None:
    sites = [department.portal for department in file.departments] + [file.credit]
    for kept in (kept for site in sites if site for kept in site.evidence):
        target = out / kept.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_picture(kept.path))


def _picture(path: str) -> bytes:
    """A page-like picture, tall as a full-page screenshot is, with a framed place; bytes repeat exactly."""
    from io import BytesIO

    if path.endswith(".html"):
        return "<!doctype html><title>首页</title>".encode()
    image = Image.new("RGB", (960, 1500), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 960, 130), fill="#1d5aa6")
    for line in range(30):
        draw.rectangle((60, 180 + line * 42, 500 + (line * 97) % 380, 194 + line * 42), fill="#c9d1dc")
    draw.rectangle((40, 250, 640, 420), outline="#d0021b", width=5)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()

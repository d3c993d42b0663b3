"""Two judgements of the same assessment side by side: what is not the same, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.findings import Finding, SiteReport
from disclosure.judgement import Rate, Score
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, Subject
from reports.wording.figures import points

_SUBJECTS = {
    Subject.COLUMN: "专栏",
    Subject.CATALOGUE: "目录",
    Subject.PLAN: "方案",
    Subject.OFFICERS: "双员",
}
_NONE = "—"
REGION = "全地区"


@dataclass(frozen=True, slots=True)
class Change:
    """`owner`: a department, the credit site or the region; `what`: indicator, rate, finding …; both in words."""

    owner: str
    what: str
    before: str
    after: str


def changes(before: AssessmentFile, after: AssessmentFile) -> tuple[Change, ...]:
    """Everything that differs: findings, records, rows, rates, scores, totals. Times do not count."""
    found: list[Change] = []
    for old, new in zip(before.departments, after.departments, strict=True):
        found += _department(old, new)
    found += _site("信用网站", before.credit, after.credit)
    if before.audit and after.audit:
        found += _rates(REGION, before.audit.region_rates, after.audit.region_rates)
        found += _scores(REGION, before.audit.scores, after.audit.scores)
        found += _differ(REGION, "总分", _total(before), _total(after))
    return tuple(found)


def _department(old: DepartmentFile, new: DepartmentFile) -> Iterator[Change]:
    name = old.target.name
    yield from _site(name, old.portal, new.portal)
    if old.audit is None or new.audit is None:
        yield from _differ(name, "核对", "有" if old.audit else _NONE, "有" if new.audit else _NONE)
        return
    for before, after in zip(old.audit.matches, new.audit.matches, strict=False):
        said = f"台账第 {before.row.row} 行 {before.row.document_number or ''}".strip()
        yield from _differ(name, said, before.status.value, after.status.value)
    yield from _differ(name, "台账行数", str(len(old.audit.matches)), str(len(new.audit.matches)))
    yield from _rates(name, old.audit.rates, new.audit.rates)
    yield from _scores(name, old.audit.scores, new.audit.scores)


def _site(owner: str, old: SiteReport | None, new: SiteReport | None) -> Iterator[Change]:
    if old is None or new is None:
        return
    yield from _differ(owner, "网站", old.status.value, new.status.value)
    for subject, word in _SUBJECTS.items():
        yield from _differ(owner, word, _finding(old.finding(subject)), _finding(new.finding(subject)))
    for kind in Kind:
        known, seen = _records(old, kind), _records(new, kind)
        if known != seen:
            lost, more = len(known - seen), len(seen - known)
            yield Change(
                owner, f"{kind.chinese}公示记录", f"{len(known)} 条", f"{len(seen)} 条（少 {lost}，多 {more}）"
            )


def _records(site: SiteReport, kind: Kind) -> set[tuple[object, ...]]:
    return {_said(record) for record in site.records if record.kind is kind}


def _said(record: PublishedRecord) -> tuple[object, ...]:
    values = tuple(sorted(record.values.items()))
    given = (record.department, record.document_number, record.party, record.decision_date, record.published_on)
    return (*given, record.published_on_source, record.project, record.url, record.evidence, values)


def _finding(finding: Finding | None) -> str:
    if finding is None:
        return _NONE
    parts = [finding.verdict.value]
    if finding.on_home is not None:
        parts.append("首页可见" if finding.on_home else "首页不可见")
    if finding.searchable is not None:
        parts.append("可查询" if finding.searchable else "不可查询")
    if finding.items is not None:
        parts.append(f"{finding.items} 项")
    return " ".join(parts)


def _rates(owner: str, old: Mapping[str, Rate], new: Mapping[str, Rate]) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        yield from _differ(owner, f"比率 {name}", _rate(old.get(name)), _rate(new.get(name)))


def _rate(rate: Rate | None) -> str:
    return f"{rate.numerator}/{rate.denominator}" if rate else _NONE


def _scores(owner: str, old: Sequence[Score], new: Sequence[Score]) -> Iterator[Change]:
    known, seen = {one.indicator: one for one in old}, {one.indicator: one for one in new}
    for number in dict.fromkeys([*known, *seen]):
        title = (seen.get(number) or known[number]).title
        yield from _differ(owner, f"指标 {number} {title}", _score(known.get(number)), _score(seen.get(number)))


def _score(score: Score | None) -> str:
    if score is None:
        return _NONE
    given = points(score.points) if score.points is not None else "未计"
    return f"{given}/{points(score.full)}"


def _total(file: AssessmentFile) -> str:
    total = file.audit.total if file.audit else None
    return f"{points(total.points)}/{points(total.full)}" if total else _NONE


def _differ(owner: str, what: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(owner, what, before, after)

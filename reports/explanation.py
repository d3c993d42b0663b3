"""One score explained to the last point, for the screen: clause, ground, rows, evidence, source, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.mends import mends_of, rates_in, rows_against
from audit.schemes import Scheme
from audit.schemes.named_figures import rate_name
from audit.schemes.scheme import Indicator
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.errors import InputError
from disclosure.judgement import DepartmentAudit, RowMatch, Score
from reports.explained_pages import explained_pages
from reports.wording.bounds import total_sentence
from reports.wording.figures import lost, points

_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Explanation:
    """`lines` in reading order."""

    lines: tuple[str, ...]


def explain(file: AssessmentFile, scheme: Scheme, number: str | None, department: str | None) -> Explanation:
    """The total (`number` None) or one indicator, of a department or (None) of the region. `file` must be printable.

    InputError for an indicator or department that is not there, or where nothing was audited.
    """
    if file.audit is None:
        raise InputError("这次评估还没有核对、计分：请先运行 gongshi audit。")
    unit = _unit(file, department)
    audit = unit.audit if unit else None
    scores = audit.scores if audit else file.audit.scores
    if not scores:
        raise InputError(f"方案 {scheme.identifier} 只算比率，不打分：各率见报告。")
    if number is None:
        return Explanation(tuple(_total(scheme, scores, audit)))
    score = next((one for one in scores if one.indicator == number), None)
    indicator = next((one for one in scheme.indicators if one.number == number), None)
    if score is None or indicator is None:
        known = "、".join(one.indicator for one in scores)
        raise InputError(f"{department or '全地区'}没有指标“{number}”：可用的有 {known}。")
    pages = explained_pages(file, indicator.formula, unit) if indicator.level == "region" or unit else ()
    return Explanation(
        (*_indicator(score, indicator, scheme), *pages, *_rows_and_mends(score, indicator, audit, scheme))
    )


def _unit(file: AssessmentFile, department: str | None) -> DepartmentFile | None:
    if department is None:
        return None
    named = [one for one in file.departments if one.target.name == department]
    if not named or named[0].audit is None:
        known = "、".join(one.target.name for one in file.departments)
        raise InputError(f"名单里没有“{department}”：可用的有 {known}。")
    return named[0]


def _total(scheme: Scheme, scores: Sequence[Score], audit: DepartmentAudit | None) -> Iterator[str]:
    yield total_sentence(scheme, scores, of_region=audit is None)
    for score in scores:
        said = score.missing if score.points is None else score.clause
        yield f"{score.indicator}　{score.title}　{_points(score)}　{said}"
    mends = mends_of(scheme, audit) if audit else ()
    if mends:
        yield "可以补救的（得分多的在前）："
    for mend in mends:
        gain = "不设上限" if mend.gain is None else f"最多 {points(mend.gain)} 分"
        yield f"  {mend.indicator}　{gain}　{mend.says}"


def _points(score: Score) -> str:
    return points(None) if score.points is None else f"{points(score.points)}/{points(score.full)}"


def _indicator(score: Score, indicator: Indicator, scheme: Scheme) -> Iterator[str]:
    short = lost(score)
    yield f"{score.indicator}　{score.title}　{_points(score)}{f'　失 {points(short)} 分' if short else ''}"
    yield f"原文：{score.clause}（{scheme.source}）"
    yield f"依据：{score.grounds}"
    if score.missing:
        yield f"还缺：{score.missing}"
    if score.information_source:
        yield f"信息来源：{score.information_source}"
    if indicator.evidence_wanted:
        yield f"应留证据：{indicator.evidence_wanted}"
    yield from (f"证据：{path}" for path in score.evidence)


def _rows_and_mends(score: Score, indicator: Indicator, audit: DepartmentAudit | None, scheme: Scheme) -> Iterator[str]:
    if audit is None:
        return
    for rate in rates_in(indicator.formula):
        rows = rows_against(rate, audit.matches)
        if rows:
            yield f"影响{rate_name(rate)}的台账行（{len(rows)}条）："
        yield from (f"  {_row(match)}" for match in rows[:_MOST_ROWS])
        if len(rows) > _MOST_ROWS:
            yield f"  …… 其余 {len(rows) - _MOST_ROWS} 条见 matches.csv"
    yield from (
        f"补救：{mend.says}（最多 {points(mend.gain)} 分）"
        for mend in mends_of(scheme, audit)
        if mend.indicator == score.indicator and mend.gain is not None
    )


def _row(match: RowMatch) -> str:
    row = match.row
    place = "　".join(filter(None, (row.file, row.sheet, f"第{row.row}行")))
    return "　".join(filter(None, (place, row.document_number, row.party, match.note, match.matched_url)))

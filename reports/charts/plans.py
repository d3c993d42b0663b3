"""Which figures a report has, and the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import Score
from disclosure.vocabulary import RowStatus
from reports.charts.drawing import Chart, Series
from reports.heading import SchemeHeading
from reports.view.rates import overview_rates
from reports.wording.figures import points, rate_of
from reports.wording.words import catalogue, label, word

# As many bars as stand on one printed page.
LINES_A_CHART = 24
_RATE_COLOURS = ("#24518c", "#7aa6d8", "#2f7d4f")
_STATUSES = (
    RowStatus.ON_TIME,
    RowStatus.LATE,
    RowStatus.OMITTED,
    RowStatus.NOT_FOUND,
    RowStatus.UNDATED,
    RowStatus.NOT_JUDGED,
)
_Numbers = Callable[[DepartmentFile], float | None]


def plan_charts(file: AssessmentFile, heading: SchemeHeading) -> tuple[Chart, ...]:
    """Rows by status, rates, and under schemes with points the region's indicators; none without an audit."""
    audited = [one for one in file.departments if one.audit]
    with_rows = [one for one in audited if _rows(one, heading)]
    with_rates = [one for one in audited if any(_rate(one, name) is not None for name in _names(heading))]
    scores = file.audit.scores if file.audit else ()
    return (
        *_split(with_rows, lambda group, at: _status_chart(group, at, heading)),
        *_split(with_rates, lambda group, at: _rate_chart(group, at, heading)),
        *((_score_chart(scores),) if scores else ()),
    )


def _split(
    departments: Sequence[DepartmentFile], plan: Callable[[Sequence[DepartmentFile], int], Chart]
) -> tuple[Chart, ...]:
    starts = range(0, len(departments), LINES_A_CHART)
    return tuple(plan(departments[start : start + LINES_A_CHART], at) for at, start in enumerate(starts, 1))


def _status_chart(group: Sequence[DepartmentFile], at: int, heading: SchemeHeading) -> Chart:
    series = (_status_series(group, status, heading) for status in _STATUSES)
    words = catalogue()["chart"]
    return Chart(
        name=f"rows{at}",
        title=words["rows_title"],
        note=words["rows_text"],
        lines=tuple(one.target.name for one in group),
        series=tuple(one for one in series if any(one.values)),
        stacked=True,
        texts=tuple(str(_rows(one, heading)) for one in group),
    )


def _status_series(group: Sequence[DepartmentFile], status: RowStatus, heading: SchemeHeading) -> Series:
    return Series(
        name=label("row_status", status).word,
        colour=catalogue()["chart"]["status_colour"][status],
        values=tuple(float(_with_status(one, status, heading)) for one in group),
        hatch="///" if status is RowStatus.NOT_JUDGED else "",
    )


def _with_status(department: DepartmentFile, status: RowStatus, heading: SchemeHeading) -> int:
    """Rows of a status; under platform schemes the notice's own counts, should there be no rows to count. Where rows
    are those of ledgers, a department without one has none: what the platform holds of it is no row on time."""
    audit = department.audit
    if audit is None:
        return 0
    if audit.matches or not heading.on_platform:
        return sum(match.status is status for match in audit.matches)
    counted = {RowStatus.ON_TIME: "qualified", RowStatus.LATE: "late", RowStatus.OMITTED: "omitted"}
    return audit.counts.get(counted.get(status, ""), 0)


def _rows(department: DepartmentFile, heading: SchemeHeading) -> int:
    return sum(_with_status(department, status, heading) for status in _STATUSES)


def _rate_chart(group: Sequence[DepartmentFile], at: int, heading: SchemeHeading) -> Chart:
    words = catalogue()["chart"]
    names = _names(heading)
    return Chart(
        name=f"rates{at}",
        title=words["rates_title"].format(rates="、".join(word("short_rate", name) for name in names)),
        note=words["rates_text"],
        lines=tuple(one.target.name for one in group),
        series=tuple(
            Series(name=word("short_rate", name), colour=colour, values=tuple(_rate(one, name) for one in group))
            for name, colour in zip(names, _RATE_COLOURS, strict=False)
        ),
        stacked=False,
        limit=112,
    )


def _names(heading: SchemeHeading) -> tuple[str, ...]:
    return overview_rates(on_platform=heading.on_platform)


def _rate(department: DepartmentFile, name: str) -> float | None:
    value = rate_of(department.audit.rates, name).value if department.audit else None
    return None if value is None else float(value * 100)


def _score_chart(scores: Sequence[Score]) -> Chart:
    shown = [score for score in scores if score.full > 0]
    words = catalogue()["chart"]
    parts = (
        (words["got"], "#24518c", "", [0 if one.points is None else one.points for one in shown]),
        (words["lost"], "#e3b7b4", "", [0 if one.points is None else one.full - one.points for one in shown]),
        (words["unscored"], "#d5d8e0", "///", [one.full if one.points is None else 0 for one in shown]),
    )
    return Chart(
        name="scores",
        title=words["scores_title"],
        note=words["scores_text"],
        lines=tuple(f"{one.indicator} {one.title}" for one in shown),
        series=tuple(
            Series(
                name=name,
                colour=colour,
                hatch=hatch,
                values=tuple(max(float(value), 0.0) for value in values),
            )
            for name, colour, hatch, values in parts
        ),
        stacked=True,
        texts=tuple(_of_full(one) for one in shown),
    )


def _of_full(score: Score) -> str:
    return word("phrase", "unscored") if score.points is None else f"{points(score.points)}/{points(score.full)}"

"""The summary table for the screen: plain texts, so that the command line may print them as it likes."""

from __future__ import annotations

from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.redaction import printable
from reports.view.overview import OverviewRow, overview
from reports.view.rates import overview_rates
from reports.wording.words import Label, word

_HEADS = ("部门", "网站", "专栏", "首页", "查询", "目录", "许可", "处罚")


def summary_heads(heading: SchemeHeading) -> tuple[str, ...]:
    rates = (word("short_rate", name) for name in overview_rates(on_platform=heading.on_platform))
    return (*_HEADS, *rates, "得分")


def summary_lines(file: AssessmentFile, heading: SchemeHeading) -> list[tuple[str, ...]]:
    """One line a department, in the order of the target list, as many cells as summary_heads."""
    return [_line(row) for row in overview(file, heading)]


def _line(row: OverviewRow) -> tuple[str, ...]:
    labels: tuple[Label, ...] = (row.site, row.column, row.on_home, row.searchable, row.catalogue)
    rates = (f"{rate.percent}（{rate.fraction}）" if not rate.is_empty else rate.percent for rate in row.rates)
    score = f"{row.points}/{row.full}" if row.full else row.points
    return (printable(row.name), *map(str, labels), row.permit, row.penalty, *rates, score)

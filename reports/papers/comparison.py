"""Old and new score side by side, with what changed for each indicator: on paper and as comparison.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.bounds import Bounds
from audit.comparison import Comparison, ScoreChange
from audit.figures import plain_number, rate_text
from audit.schemes import Scheme
from audit.schemes.named_figures import rate_name
from disclosure.judgement import Rate, Score
from reports.data_files.row_tables import Cell, write_rows
from reports.papers.paper import Paper, PaperTable
from reports.papers.writing import write_paper
from reports.wording.words import word

COMPARISON_COLUMNS = (
    "单位", "指标", "名称", "原得分", "原满分", "新指标", "新得分", "新满分", "变化", "规则有变", "原因",
)  # fmt: skip
_REGION = "全地区"


def write_comparison(found: Comparison, old: Scheme, new: Scheme, out: Path) -> tuple[Path, ...]:
    """comparison.csv, .html, .docx and .xlsx in the folder."""
    table = write_rows(out / "comparison.csv", COMPARISON_COLUMNS, map(_line, found.scores))
    return table, *write_paper(comparison_paper(found, old, new), out, "comparison")


def comparison_paper(found: Comparison, old: Scheme, new: Scheme) -> Paper:
    """Totals, indicators, rates and rows that changed, and the rules that differ."""
    remarks = (
        f"原：{old.identifier}　{old.title}（{old.source}）。",
        f"新：{new.identifier}　{new.title}（{new.source}）。",
        "两份得分出自同一次网站查看，没有重新访问网站。未计分的不扣分，总分写明上下限。",
    )
    tables = [_rules_table(found), _totals_table(found), _scores_table(found), _rates_table(found), _rows_table(found)]
    return Paper(title="两份评分对照", remarks=remarks, tables=tuple(table for table in tables if table.rows))


def reason(change: ScoreChange) -> str:
    """Why the points differ, or that they do not."""
    if change.old is None:
        return "原方案不考核"
    if change.new is None:
        return "新方案不考核"
    parts = []
    if change.rule:
        parts.append("规则有变" if change.old.clause == change.new.clause else f"规则有变：{change.new.clause}")
    if change.gain != 0 and not change.is_same:
        parts.append(change.new.missing or change.new.grounds)
    return "；".join(parts)


def bounds_text(bounds: Bounds | None) -> str:
    """`88`, `60至100`, or 不打分."""
    if bounds is None:
        return "不打分"
    if bounds.is_settled:
        return plain_number(bounds.lower)
    return f"{plain_number(bounds.lower)}至{'不设上限' if bounds.upper is None else plain_number(bounds.upper)}"


def gain_text(change: ScoreChange) -> str:
    gain = change.gain
    if gain is None:
        return "" if change.is_same else "—"
    return f"{'+' if gain > 0 else ''}{plain_number(gain)}"


def _points(score: Score | None) -> str:
    if score is None:
        return "—"
    return "未计分" if score.points is None else f"{plain_number(score.points)}/{plain_number(score.full)}"


def _scores_table(found: Comparison) -> PaperTable:
    rows = tuple(
        (
            change.unit or _REGION,
            *_names(change),
            _points(change.old),
            _points(change.new),
            gain_text(change),
            reason(change),
        )
        for change in found.scores
    )
    heads = ("单位", "指标", "名称", "原得分", "新得分", "变化", "原因")
    return PaperTable(title="各指标", heads=heads, weights=(3, 1.5, 4, 1.6, 1.6, 1.2, 7), rows=rows)


def _names(change: ScoreChange) -> tuple[str, str]:
    sides = [score for score in (change.old, change.new) if score]
    numbers = dict.fromkeys(score.indicator for score in sides)
    return "→".join(numbers), "→".join(dict.fromkeys(score.title for score in sides))


def _totals_table(found: Comparison) -> PaperTable:
    rows = [(one.unit or _REGION, bounds_text(one.old), bounds_text(one.new)) for one in found.totals]
    rows = [row for row in rows if set(row[1:]) != {"不打分"}]
    return PaperTable(title="总分", heads=("单位", "原总分", "新总分"), weights=(4, 3, 3), rows=tuple(rows))


def _rates_table(found: Comparison) -> PaperTable:
    rows = tuple((one.unit or _REGION, rate_name(one.name), _rate(one.old), _rate(one.new)) for one in found.rates)
    return PaperTable(title="变了的率", heads=("单位", "率", "原", "新"), weights=(4, 3, 3, 3), rows=rows)


def _rate(rate: Rate | None) -> str:
    return rate_text(rate) if rate else "—"


def _rows_table(found: Comparison) -> PaperTable:
    rows = tuple(
        (unit, _status(old), _status(new), times)
        for unit, changed in found.rows.items()
        for (old, new), times in sorted(changed.items())
    )
    return PaperTable(
        title="变了判定的台账行", heads=("单位", "原判定", "新判定", "条数"), weights=(4, 3, 3, 2), rows=rows
    )


def _status(status: str) -> str:
    return word("row_status", status) if status else "—"


def _rules_table(found: Comparison) -> PaperTable:
    rows = tuple((change.key, change.old or "—", change.new or "—") for change in found.rules)
    return PaperTable(title="时限和口径的不同", heads=("项", "原", "新"), weights=(3, 4, 4), rows=rows)


def _line(change: ScoreChange) -> tuple[Cell, ...]:
    old, new = change.old, change.new
    return (
        change.unit or _REGION,
        old.indicator if old else "",
        "→".join(dict.fromkeys(score.title for score in (old, new) if score)),
        *_cells(old),
        new.indicator if new else "",
        *_cells(new),
        gain_text(change),
        "是" if change.rule else "",
        reason(change),
    )


def _cells(score: Score | None) -> Iterator[str]:
    yield "" if score is None or score.points is None else plain_number(score.points)
    yield "" if score is None else plain_number(score.full)

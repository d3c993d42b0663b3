"""A total in words, never as if it were complete when it is not."""

from __future__ import annotations

from collections.abc import Sequence

from audit.bounds import total_bounds
from audit.schemes import Scheme
from disclosure.judgement import Score
from reports.wording.figures import points


def total_sentence(scheme: Scheme, scores: Sequence[Score], *, of_region: bool) -> str:
    """The total with both ends, and what is unscored; a complete total as it is."""
    bounds = total_bounds(scheme, scores, of_region=of_region)
    if bounds.is_settled:
        return f"总分 {points(bounds.lower)} 分，各项都已计分。"
    unscored = [one.indicator for one in scores if one.points is None]
    partly = [one.indicator for one in scores if one.points is not None and one.missing]
    upper = f"{points(bounds.upper)} 分之间" if bounds.upper is not None else "不设上限之间"
    said = f"总分在 {points(bounds.lower)} 分和 {upper}，尚未确定"
    said += f"；未计分：{'、'.join(unscored)}" if unscored else ""
    return said + (f"；部分计分：{'、'.join(partly)}" if partly else "") + "。"

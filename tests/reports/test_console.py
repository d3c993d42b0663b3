"""The summary for the screen."""

from __future__ import annotations

from reports.console import summary_heads, summary_lines
from tests.reports.sample_assessment import EDUCATION, HEALTH, HOUSING


def test_each_line_has_a_cell_for_each_head(printed, heading):
    lines = summary_lines(printed, heading)
    assert len(lines) == 7
    assert {len(line) for line in lines} == {len(summary_heads(heading))}


def test_a_line_says_verdicts_counts_rates_and_points(printed, heading):
    lines = {line[0]: dict(zip(summary_heads(heading), line, strict=True)) for line in summary_lines(printed, heading)}
    health = lines[HEALTH]
    assert (health["网站"], health["专栏"], health["目录"]) == ("√ 正常", "√ 有", "√ 完整")
    assert (health["许可"], health["处罚"]) == ("12", "4")
    assert health["及时率"] == "93.75%（15/16）"
    assert health["得分"] == "2.94/3"
    assert lines[HOUSING]["许可"] == "6+"
    assert lines[EDUCATION]["公示率"] == "无数据"

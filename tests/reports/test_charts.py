"""The figures: right numbers, readable text, one drawing for page and Word."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from reports.charts import draw, plan_charts
from reports.charts.fonts import chinese_font
from reports.charts.plans import LINES_A_CHART
from tests.reports.sample_assessment import EDUCATION, HEALTH, MARKET, POLICE


def test_rows_are_counted_by_status_and_excluded_rows_are_not_drawn(printed, heading):
    chart = plan_charts(printed, heading)[0]
    by_name = {series.name: dict(zip(chart.lines, series.values, strict=True)) for series in chart.series}
    assert by_name["按时公示"][HEALTH] == 15
    assert by_name["未查到公示"][MARKET] == 4
    assert by_name["未能核查"][POLICE] == 3
    assert "不计入" not in by_name


def test_what_the_platform_holds_of_a_department_without_a_ledger_is_no_row_on_time(printed, heading):
    first = printed.departments[0]
    without = dataclasses.replace(first.audit, matches=(), counts={**first.audit.counts, "qualified": 20})
    alone = dataclasses.replace(printed, departments=(dataclasses.replace(first, audit=without),))
    names = [chart.name for chart in plan_charts(alone, heading)]
    assert "rows1" not in names
    by_platform = plan_charts(alone, dataclasses.replace(heading, on_platform=True))[0]
    assert by_platform.texts[0].startswith("2")


def test_a_department_whose_rates_are_0_over_0_is_not_drawn_as_zero(printed, heading):
    rates = plan_charts(printed, heading)[1]
    assert EDUCATION not in rates.lines
    assert POLICE not in rates.lines


def test_unscored_indicators_are_not_drawn_as_lost_points(printed, heading):
    scores = plan_charts(printed, heading)[2]
    got, lost, unscored = (series.values for series in scores.series)
    assert (got[1], lost[1], unscored[1]) == (0, 0, 20)


def test_many_departments_are_spread_over_several_figures(printed, heading):
    many = dataclasses.replace(printed, departments=printed.departments[:1] * (LINES_A_CHART + 1))
    names = [chart.name for chart in plan_charts(many, heading)]
    assert names == ["rows1", "rows2", "rates1", "rates2", "scores"]


@pytest.mark.skipif(chinese_font() is None, reason="no Chinese font on this machine")
def test_the_drawing_is_the_same_each_time_and_its_text_is_text(printed, heading):
    chart = plan_charts(printed, heading)[0]
    first, second = draw(chart), draw(chart)
    assert first == second
    svg = etree.fromstring(first.svg)
    assert HEALTH in "".join(svg.itertext())
    assert Image.open(BytesIO(first.png)).width > 1200


def test_dollar_signs_and_markup_in_a_name_are_drawn_as_they_are(printed, heading):
    chart = dataclasses.replace(plan_charts(printed, heading)[0], lines=("$x^2$", "<b>", "a", "b", "c"))
    text = "".join(etree.fromstring(draw(chart).svg).itertext())
    assert "$x^2$" in text
    assert "<b>" in text

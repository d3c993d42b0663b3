"""The report's figures: one drawing, given as SVG for the page and as PNG for Word."""

from reports.charts.drawing import Chart, Picture, draw
from reports.charts.plans import plan_charts

__all__ = ["Chart", "Picture", "draw", "plan_charts"]

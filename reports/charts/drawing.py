"""Horizontal bars, drawn once and written as SVG and PNG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from reports.charts.fonts import chinese_font

_WIDTH_INCHES = 7.2
_BAR_INCHES = 0.34
_PNG_DPI = 200
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One colour of bars: a value for each line of the chart, None where there is nothing to draw."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    hatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`stacked`: parts of one bar; otherwise bars beside each other. `texts` stand at the bars' ends."""

    name: str
    title: str
    note: str
    lines: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool
    limit: float | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`svg` is an <svg> element to stand in a page; `png` is None where the machine has no Chinese font."""

    title: str
    note: str
    svg: str
    png: bytes | None


def draw(chart: Chart) -> Picture:
    settings: Any = {
        "svg.fonttype": "none",  # text stays text: it can be searched and read aloud
        "svg.hashsalt": chart.name,
        "axes.unicode_minus": False,
        "font.family": chinese_font() or "sans-serif",
        "font.size": 9,
        "hatch.linewidth": 0.6,
    }
    with rc_context(settings):
        figure = _figure(chart)
        png = _png(figure) if chinese_font() else None
        svg = _svg(figure, chart)
    return Picture(title=chart.title, note=chart.note, svg=svg, png=png)


def _figure(chart: Chart) -> Figure:
    bars = len(chart.lines) * (1 if chart.stacked else max(len(chart.series) * 0.62, 1))
    figure = Figure(figsize=(_WIDTH_INCHES, 0.9 + _BAR_INCHES * bars), layout="constrained")
    axes = figure.add_subplot()
    _bars(axes, chart)
    _dress(axes, chart)
    return figure


def _bars(axes: Any, chart: Chart) -> None:
    places = range(len(chart.lines))
    left = [0.0] * len(chart.lines)
    thick = 0.62 if chart.stacked else 0.8 / max(len(chart.series), 1)
    for at, series in enumerate(chart.series):
        values = [value or 0.0 for value in series.values]
        shift = 0.0 if chart.stacked else (at - (len(chart.series) - 1) / 2) * thick
        axes.barh(
            [place + shift for place in places],
            values,
            thick,
            left=left if chart.stacked else None,
            color=series.colour,
            hatch=series.hatch,
            edgecolor="white",
            linewidth=0.6,
            label=series.name,
        )
        _numbers(axes, [place + shift for place in places], series, left if chart.stacked else None)
        left = [start + value for start, value in zip(left, values, strict=True)]
    for place, start, text in zip(places, left, chart.texts, strict=False):
        axes.annotate(text, (start, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8)


def _numbers(axes: Any, places: Sequence[float], series: Series, left: Sequence[float] | None) -> None:
    """Figures at the ends of bars that stand beside each other; stacked parts carry theirs in `texts`."""
    if left is not None:
        return
    for place, value in zip(places, series.values, strict=True):
        if value is not None:
            axes.annotate(
                f"{value:.2f}".rstrip("0").rstrip("."),
                (value, place),
                xytext=(3, 0),
                textcoords="offset points",
                va="center",
                fontsize=7.5,
            )


def _dress(axes: Any, chart: Chart) -> None:
    axes.set_yticks(range(len(chart.lines)), [_short(line) for line in chart.lines])
    axes.set_ylim(len(chart.lines) - 0.45, -0.55)  # the first line on top
    axes.set_xlim(0, chart.limit or _most(chart) * 1.18)
    axes.xaxis.get_major_locator().set_params(integer=chart.stacked and chart.limit is None)
    axes.grid(axis="x", color="#d9dde3", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, colors="#3c4450")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#aab1bb")
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=min(len(chart.series), 6),
        frameon=False,
        fontsize=8.5,
        handlelength=1.1,
        columnspacing=1.2,
        borderaxespad=0.2,
    )


def _most(chart: Chart) -> float:
    columns = zip(*(series.values for series in chart.series), strict=True)
    sums = [sum(value or 0.0 for value in column) for column in columns]
    singles = [value or 0.0 for series in chart.series for value in series.values]
    return max(1.0, *(sums if chart.stacked else singles))


def _short(line: str) -> str:
    # matplotlib reads $…$ as mathematics.
    line = line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"
    return line.replace("$", r"\$")


def _png(figure: Figure) -> bytes:
    stream = BytesIO()
    figure.savefig(stream, format="png", dpi=_PNG_DPI, metadata={"Software": None})
    return stream.getvalue()


def _svg(figure: Figure, chart: Chart) -> str:
    stream = BytesIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return _element(stream.getvalue().decode("utf-8"), chart)


def _element(document: str, chart: Chart) -> str:
    """Only the <svg> element, with ids of its own (several figures share a page) and the page's own font: the
    reader's machine draws the text, and may lack the font of ours."""
    element = document[document.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'(\bid="|xlink:href="#|url\(#)', rf"\g<1>{chart.name}-", element)
    element = re.sub(r" ?font-family:[^;\"]*;?", "", element)
    return element.replace("<svg ", '<svg role="img" ', 1).strip()

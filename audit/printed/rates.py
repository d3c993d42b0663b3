"""Rates of a published table, computed again from its own counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.figures import half_up
from audit.printed.columns import Column, column_words
from audit.printed.figure import could_print, is_cut_off, places_of
from audit.printed.lines import Line
from audit.printed.wrong import Check, Wrong
from audit.wording import say

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a column of rates is computed from: `top` ÷ `whole`, `times` 100 where plain numbers are per cent.

    `table_places`: see `places_of`.
    """

    rate: Column
    top: Column
    whole: Column
    times: int
    table_places: int | None

    def exact(self, line: Line) -> Fraction | None:
        """The rate in the unit of the row's own figure; None where there is nothing to divide."""
        figure, top, whole = (line.figures.get(one.place) for one in (self.rate, self.top, self.whole))
        if figure is None or top is None or whole is None or not whole.value:
            return None
        return top.value / whole.value * (100 if figure.percent else self.times)

    def fits(self, line: Line, exact: Fraction) -> bool:
        figure = line.figures[self.rate.place]
        return could_print(figure, exact, places_of(figure, self.table_places))


def rate_faults(lines: Sequence[Line], columns: Sequence[Column], table_places: int | None) -> Check:
    """Rates that no rounding makes out of the row's own counts, and rates outside 0 to 100 %.

    The denominator is the one that most rows of the table follow; where none is followed, the column is not judged.
    0/0 may be printed in any way.
    """
    check = Check()
    rates = [column for column in columns if column.is_rate and column.measure]
    unchecked = []
    for rate in rates:
        basis = _basis(lines, columns, rate, table_places)
        if basis is None:
            unchecked.append(rate.header)
        for line in lines:
            if rate.place in line.figures:
                _judge(line, rate, basis, rates, check)
    check.unchecked = tuple(unchecked)
    return check


def _basis(lines: Sequence[Line], columns: Sequence[Column], rate: Column, places: int | None) -> _Basis | None:
    counts = [column for column in columns if not column.is_rate and column.subject == rate.subject]
    tops = [column for column in counts if column.measure == rate.measure]
    wholes = [column for name in column_words()["wholes"]["names"] for column in counts if column.measure == name]
    candidates = [
        _Basis(rate, top, whole, times, places)
        for top in tops
        for whole in wholes
        if whole is not top
        for times in _units(lines, rate)
    ]
    shares = [(share, basis) for basis in candidates if (share := _share(lines, basis)) is not None]
    best = max(shares, key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= _HALF else None


def _units(lines: Sequence[Line], rate: Column) -> tuple[int, ...]:
    """Per cent where the header, a sign or a figure above 1 says so; else per cent or parts of 1."""
    figures = [line.figures[rate.place] for line in lines if rate.place in line.figures]
    said = any(sign in rate.header for sign in ("%", "％", "pct", "百分"))
    return (100,) if said or any(figure.percent or figure.value > 1 for figure in figures) else (100, 1)


def _share(lines: Sequence[Line], basis: _Basis) -> Fraction | None:
    """The share of rows with anything to divide in which the rate follows from the counts."""
    fits = [basis.fits(line, exact) for line in lines if (exact := basis.exact(line)) is not None]
    return Fraction(sum(fits), len(fits)) if fits else None


def _judge(line: Line, rate: Column, basis: _Basis | None, rates: Sequence[Column], check: Check) -> None:
    figure = line.figures[rate.place]
    if not 0 <= figure.value <= 100:
        check.checked.add((line.number, rate.place))
        check.wrong.append(Wrong(line, rate, say("printed.between"), say("printed.never_above")))
        return
    exact = basis.exact(line) if basis else None
    if basis is None or exact is None:
        return
    check.checked.add((line.number, rate.place))
    if not basis.fits(line, exact):
        places = places_of(figure, basis.table_places)
        expected = f"{half_up(exact, min(places, 6))}{'%' if figure.percent else ''}"
        counts = "/".join(line.figures[one.place].text for one in (basis.top, basis.whole))
        rule = say("printed.rate", top=basis.top.header, whole=basis.whole.header, counts=counts)
        hint = say("printed.cut_off") if is_cut_off(figure, exact, places) else _remainder(line, rate, rates)
        check.wrong.append(Wrong(line, rate, expected, rule, hint))


def _remainder(line: Line, rate: Column, rates: Sequence[Column]) -> str:
    """Whether the figure is what the other rates leave of 100 %."""
    others = [
        line.figures[other.place].value
        for other in rates
        if other is not rate and other.subject == rate.subject and other.place in line.figures
    ]
    rest = line.figures[rate.place].value + sum(others)
    return say("printed.remainder") if len(others) > 1 and rest in (1, 100) else ""

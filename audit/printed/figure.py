"""A figure as it is printed: its value, its decimals, and whether a computed value can have been printed so."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from audit.figures import half_up

_FIGURE = re.compile(r"(-?\d+(?:,\d{3})*|-?\d+)(?:\.(\d+))?(%?)(?:条|件|个|家|项)?")
_MOST_PLACES = 6
"""A stored value with more decimals than this was computed, not printed."""
_USUAL_PLACES = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """`places`: decimals printed."""

    text: str
    value: Fraction
    places: int
    percent: bool


def read_figure(text: str) -> Figure | None:
    """None for a cell that holds no single number."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    match = _FIGURE.fullmatch(plain)
    if match is None:
        return None
    decimals = match[2] or ""
    value = Fraction(f"{match[1].replace(',', '')}.{decimals or 0}")
    return Figure(text.strip(), value, len(decimals), bool(match[3]))


def places_of(figure: Figure, table_places: int | None) -> int:
    """The decimals a rate was printed with. A spreadsheet drops the zeros at the end (98.80 is kept as 98.8): there
    the table's own habit counts (`table_places`; None where the file keeps what was printed)."""
    if table_places is None or figure.places >= _USUAL_PLACES:
        return figure.places
    return max(figure.places, min(_USUAL_PLACES, table_places))


def could_print(figure: Figure, exact: Fraction, places: int) -> bool:
    """Whether the exact value, in the figure's own unit, is printed so by rounding half up."""
    places = min(places, _MOST_PLACES)
    return half_up(figure.value, places) == half_up(exact, places)


def is_cut_off(figure: Figure, exact: Fraction, places: int) -> bool:
    """Whether the figure is the exact value with its further decimals cut off instead of rounded."""
    cut = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_DOWN)
    return half_up(figure.value, places) == cut

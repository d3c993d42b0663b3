"""Passes 1 and 2 where a key decides alone: by the expressions that lay a country (audit.engine.sure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from audit.engine.forms import PLAIN, SEVERAL, SINGLE
from audit.engine.sure import by_number, by_number_and_party
from audit.match.desk import Desk, Slot, kinds_of
from audit.match.parties import party_key
from audit.match.publications import row_numbers
from disclosure.vocabulary import MatchedBy

Line = tuple[int, str, str | None]
"""Its place, number with kind, party."""


def claim_by_keys(desk: Desk) -> None:
    """Claims what number and party, or the number of its own year, leave no choice about. Rows of several numbers or
    of an assumed kind, and whoever shares a number with them, stay for the passes that weigh."""
    slots = list(desk.numbered_slots())
    claims, apart = _claims(desk)
    if not claims or not slots:
        return
    offers = [(at, f"{found.kind}{number}", found.party or None) for at, (found, number) in enumerate(slots)]
    apart |= {f"{found.kind}{number}" for found, number in slots if len(found.numbers) > 1}
    apart |= _repeated(claims) | _repeated(offers)
    mine, theirs = _table(claims, "row", apart), _table(offers, "published_row", apart)
    both = by_number_and_party(lambda: mine, lambda: theirs).select("row", "published_row").drop_nulls()
    left = mine.join(both, on="row", how="anti")
    free = theirs.join(both, on="published_row", how="anti")
    _claim(desk, both, slots, MatchedBy.DOCUMENT_NUMBER_AND_PARTY)
    _claim(desk, by_number(lambda: left, lambda: free), slots, MatchedBy.DOCUMENT_NUMBER)


def _claims(desk: Desk) -> tuple[list[Line], set[str]]:
    """The rows of one number and one kind; the numbers of the others."""
    lines: list[Line] = []
    apart: set[str] = set()
    for at in desk.free_rows:
        row = desk.rows[at]
        numbers, kinds = row_numbers(row.document_number), kinds_of(row)
        if len(numbers) == len(kinds) == 1:
            lines.append((at, f"{row.kind}{numbers[0]}", party_key(row.party) or None))
        else:
            apart.update(f"{kind}{number}" for kind in kinds for number in numbers)
    return lines, apart


def _repeated(lines: Iterable[Line]) -> set[str]:
    """Numbers that stand twice beside one party."""
    count = Counter((number, party) for _, number, party in lines)
    return {number for (number, _), times in count.items() if times > 1}


def _table(lines: Sequence[Line], place: str, apart: set[str]) -> Any:
    columns = {
        place: [at for at, _, _ in lines],
        "number": [number for _, number, _ in lines],
        "party": [party for _, _, party in lines],
        "form": [SEVERAL if number in apart else PLAIN if "〔" in number else SINGLE for _, number, _ in lines],
    }
    types: dict[str, Any] = {place: pl.Int64, "number": pl.String, "party": pl.String, "form": pl.Int8}
    return nw.from_native(pl.DataFrame(columns, schema=types), eager_only=True)


def _claim(desk: Desk, pairs: Any, slots: Sequence[Slot], by: MatchedBy) -> None:
    for at, slot in sorted(pairs.select("row", "published_row").iter_rows()):
        desk.claim(at, by, [slots[slot]])

"""Keys of numbers and parties for whole columns, equal exactly where the written forms of disclosure are.

Most values are written plainly enough for one expression; the rest are read one by one, each distinct value once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import narwhals as nw
import polars as pl

from audit.engine.backend import Backend, Lazy, Read, collect
from audit.engine.forms import PLAIN, SEVERAL, SINGLE
from audit.match.likeness import plain_signs
from audit.match.number_parts import number_parts
from audit.match.parties import party_key
from audit.match.publications import row_numbers
from disclosure.vocabulary import Kind

_OPEN, _CLOSE, _BLANK = r"[〔\[【(（{]", r"[〕\]】)）}]", "[ \u3000]*"
_YEAR = f"{_BLANK}{_OPEN}{_BLANK}(?:19|20)[0-9]{{2}}年?{_CLOSE}{_BLANK}"
_TAKEN_AWAY = "[ \u3000第号年〔〕\\[\\]【】（）(){}]+"
_PLAIN_WRITTEN = re.compile("[\u4e00-\u9fa5]+〔(?:19|20)[0-9]{2}〕[1-9][0-9]*")
# 无 (U+65E0) at the head may be a filler.
_PLAIN_PARTY = "^[0-9A-Z\u4e00-\u65df\u65e1-\u9fa5][0-9A-Z\u4e00-\u9fa5]+$"
_YEARS = tuple(map(str, range(1949, 2100)))


@dataclass(frozen=True, slots=True)
class Lines:
    """One side's rows by their keys. `read` gives row, department, kind, decision_date, `form`, `number` (department,
    number and kind in one), `party`, with `published_on` of a publication; a key is null where there is none.

    `aliases`: row, number, `listed`; the numbers that a row may mean besides its own (each of several; a year that lost
    digits; lookalike characters). None where no row has any.
    """

    read: Read
    aliases: Read | None


@lru_cache(maxsize=1)
def plain_number() -> str:
    """The pattern of a number that one expression reads. Its word has neither 年, 第 or 号, which are taken away, nor
    书 (决定书 is a document's title), nor a character that may be a slip for another."""
    odd = {*"年第号书", *(sign for sign, plain in plain_signs().items() if sign != plain)}
    codes = [0x4E00 - 1, *sorted(map(ord, odd)), 0x9FA5 + 1]
    ranges = [(low + 1, high - 1) for low, high in pairwise(codes) if high - low > 1]
    word = "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
    return f"^[{word}]+{_YEAR}第?{_BLANK}[1-9][0-9]*{_BLANK}号?$"


def keyed_lines(backend: Backend, read: Read, *, published: bool) -> Lines:
    """The rows of a table with department, kind, document_number, party, decision_date (and published_on)."""
    days = ("decision_date", "published_on") if published else ("decision_date",)
    number, party = nw.col("document_number"), nw.col("party")
    is_plain, is_plain_party = number.str.contains(plain_number()), party.str.contains(_PLAIN_PARTY)
    readable = nw.coalesce(is_plain, nw.lit(value=True)) & nw.coalesce(is_plain_party, nw.lit(value=True))
    told = read().select(nw.col("row").cast(nw.Int64), "department", "kind", *days, "document_number", "party")
    keyed = told.with_columns(readable=readable).with_columns(
        number_key=nw.when(nw.col("readable")).then(number.str.replace_all(_TAKEN_AWAY, "")),
        party_key=nw.when(nw.col("readable")).then(party),
        form=nw.lit(PLAIN, nw.Int8),
    )
    kept = backend.keep(_printed(backend, keyed, (*days, "readable")))
    rows = kept().filter(~nw.col("readable")).select("row")
    if collect(rows.head(1)).is_empty():
        return Lines(lambda: kept().drop("readable"), None)
    odd = read().with_columns(nw.col("row").cast(nw.Int64)).join(rows, on="row", how="semi")
    exact = _read_one_by_one(collect(odd.select(*told.columns)))
    lines = backend.keep(_printed(backend, backend.table(exact)(), days))
    plain = backend.keep(kept().filter(nw.col("readable")).drop("readable"))
    return Lines(lambda: nw.concat([plain(), lines()], how="vertical"), _aliases(backend, exact))


def _read_one_by_one(odd: pl.DataFrame) -> pl.DataFrame:
    """With number_key, party_key and form; each distinct text is read once."""
    numbers = odd["document_number"].unique().to_list()
    parties = odd["party"].unique().to_list()
    read_numbers = {
        "document_number": numbers,
        "number_key": [number_key(text) or None for text in numbers],
        "form": [_form(text) for text in numbers],
    }
    read_parties = {"party": parties, "party_key": [party_key(text) or None for text in parties]}
    by_number, by_party = (_texts(found) for found in (read_numbers, read_parties))
    found = odd.join(by_number, on="document_number", how="left", nulls_equal=True)
    return found.join(by_party, on="party", how="left", nulls_equal=True)


def _texts(columns: dict[str, list[Any]]) -> pl.DataFrame:
    types: dict[str, Any] = {name: pl.Int8 if name == "form" else pl.String for name in columns}
    return pl.DataFrame(columns, schema=types)


def _form(text: str | None) -> int:
    numbers = row_numbers(text)
    if len(numbers) > 1:
        return SEVERAL
    return PLAIN if numbers and _PLAIN_WRITTEN.fullmatch(numbers[0]) else SINGLE


def _aliases(backend: Backend, exact: pl.DataFrame) -> Read | None:
    texts = exact["document_number"].unique().to_list()
    meant = [(text, other, _form(text)) for text in texts for other in meant_numbers(text)]
    if not meant:
        return None
    schema = {"document_number": pl.String, "number_key": pl.String, "listed": pl.Int8}
    others = pl.DataFrame(meant, schema=schema, orient="row")
    named = exact.select("row", "department", "kind", "document_number").join(others, on="document_number")
    printed = backend.fingerprint(backend.table(named)(), "_number", ["department", "number_key"])
    return backend.keep(printed.select("row", number=with_kind(nw.col("_number")), listed=nw.col("listed") == SEVERAL))


def _printed(backend: Backend, keyed: Lazy, days: Iterable[str]) -> Lazy:
    """With fingerprints in place of texts: of five million rows the texts are most of the memory."""
    printed = backend.fingerprint(keyed, "_number", ["department", "number_key"])
    printed = backend.fingerprint(printed, "_party", ["party_key"])
    return printed.select(
        "row",
        "department",
        "kind",
        *days,
        "form",
        number=nw.when(~nw.col("number_key").is_null()).then(with_kind(nw.col("_number"))),
        party=nw.when(~nw.col("party_key").is_null()).then(nw.col("_party")),
    )


def with_kind(number: nw.Expr) -> nw.Expr:
    """The kind is the last bit: the same number under the other kind is the number beside."""
    return number * 2 + _kind_bit()


def under_other_kind(number: nw.Expr) -> nw.Expr:
    return number + 1 - _kind_bit() * 2


def _kind_bit() -> nw.Expr:
    return nw.when(nw.col("kind") == Kind.PENALTY.value).then(nw.lit(1)).otherwise(nw.lit(0))


def number_key(text: str | None) -> str:
    """The key of one cell. A cell of several numbers is a key of its own: it meets only the same list."""
    numbers = row_numbers(text)
    if len(numbers) == 1 and _PLAIN_WRITTEN.fullmatch(numbers[0]):
        return _joined(numbers[0])
    # The mark keeps a whole other form from looking like word, year and serial run together.
    return "=" + "、".join(numbers) if numbers else ""


def _joined(number: str) -> str:
    return number.replace("〔", "").replace("〕", "") if _PLAIN_WRITTEN.fullmatch(number) else "=" + number


def meant_numbers(text: str | None) -> list[str]:
    """Keys of the numbers a cell may mean besides its own."""
    numbers = row_numbers(text)
    meant = {_joined(other) for number in numbers for other in _others(number)}
    return sorted(meant - {number_key(text)})


def _others(number: str) -> list[str]:
    """The number itself, its lookalikes undone, and the whole years that its year may have lost digits of."""
    plain = "".join(plain_signs().get(sign, sign) for sign in number)
    found = [number, plain]
    if (parts := number_parts(plain)) and parts.lost_digits:
        wholes = (f"{parts.word}〔{year}〕{parts.serial}" for year in _YEARS)
        found += [whole for whole in wholes if (other := number_parts(whole)) and parts.may_be(other)]
    return found

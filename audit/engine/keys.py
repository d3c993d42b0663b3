"""Keys of numbers and parties for whole columns, equal exactly where the written forms of disclosure are.

Most values are written plainly enough for one expression; the rest go through `row_numbers` and `party_key`, each
distinct value once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import narwhals as nw
import polars as pl

from audit.parties import party_key
from audit.publications import row_numbers

Frame = nw.DataFrame[Any]

# Han without 年, 第 and 号, which are taken away below: 第一分局 is left to the exact reading.
_WORD = "[\u4e00-\u53f6\u53f8-\u5e73\u5e75-\u7b2b\u7b2d-\u9fa5]+"
_OPEN, _CLOSE, _BLANK = r"[〔\[【(（{]", r"[〕\]】)）}]", "[ \u3000]*"
_YEAR = f"{_BLANK}{_OPEN}{_BLANK}(?:19|20)[0-9]{{2}}年?{_CLOSE}{_BLANK}"
_PLAIN_NUMBER = f"^{_WORD}{_YEAR}第?{_BLANK}[1-9][0-9]*{_BLANK}号?$"
_TAKEN_AWAY = "[ \u3000第号年〔〕\\[\\]【】（）(){}]+"
_PLAIN_WRITTEN = re.compile(f"{_WORD}〔(?:19|20)[0-9]{{2}}〕[1-9][0-9]*")
# 无 (U+65E0) at the head may be a filler.
_PLAIN_PARTY = "^[0-9A-Z\u4e00-\u65df\u65e1-\u9fa5][0-9A-Z\u4e00-\u9fa5]+$"
# 行政处罚决定书示罚字…: the title of the document is no part of its number.
_TITLE = "决定书"


def with_keys(frame: Frame | nw.LazyFrame[Any]) -> Frame:
    """The frame with `number_key` and `party_key` in place of document_number and party; "" where there is none.

    Texts that one expression can read are not kept: of five million rows they are most of the memory.
    """
    number, party = nw.col("document_number"), nw.col("party")
    plain = number.str.contains(_PLAIN_NUMBER) & ~number.str.contains(_TITLE)
    plain_party = party.str.contains(_PLAIN_PARTY)
    keyed = frame.lazy().select(
        nw.exclude("document_number", "party"),
        number_key=nw.when(plain).then(number.str.replace_all(_TAKEN_AWAY, "")),
        odd_number=nw.when(~plain).then(number),
        party_key=nw.when(plain_party).then(party),
        odd_party=nw.when(~plain_party).then(party),
    )
    read = keyed.collect(backend="polars", engine="streaming")
    return _filled(_filled(read, "odd_number", "number_key", number_key), "odd_party", "party_key", party_key)


def number_key(text: str | None) -> str:
    """The key of one cell. A cell of several numbers is a key of its own: it meets only the same list."""
    numbers = row_numbers(text)
    if len(numbers) == 1 and _PLAIN_WRITTEN.fullmatch(numbers[0]):
        return numbers[0].replace("〔", "").replace("〕", "")
    # The mark keeps a whole other form from looking like word, year and serial run together.
    return "=" + "、".join(numbers) if numbers else ""


def _filled(frame: Frame, source: str, target: str, key_of: Callable[[str | None], str]) -> Frame:
    """`target` where it is null by the exact reading of `source`."""
    odd = frame[source].drop_nulls().unique().to_list()
    if odd:
        exact = {source: odd, "exact_key": [key_of(text) for text in odd]}
        frame = frame.join(nw.from_native(pl.DataFrame(exact), eager_only=True), on=source, how="left")
        frame = frame.with_columns(nw.coalesce(nw.col(target), nw.col("exact_key")).alias(target)).drop("exact_key")
    return frame.with_columns(nw.col(target).fill_null("")).drop(source)

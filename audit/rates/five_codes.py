"""Share of reported rows whose five codes (五项代码) are wrongly filled (指南 6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from audit.standard.frames import NATURAL, fields_of_row, frame_of
from audit.wording import say
from disclosure.code_columns import CHECKS
from disclosure.judgement import Rate
from disclosure.records import LedgerRow

FIVE = tuple(CHECKS)
"""社会信用代码, 组织机构代码, 工商登记码, 税务登记码, 居民身份证号."""
ASKED = (*FIVE, "id_type", "id_number", "party_type", NATURAL)
"""The columns the share is told from."""

_NO_CODE_YET = "00000000000000000X"
_INDIVIDUAL = "个体工商户"
_RESIDENT_CARDS = ("身份证", "居民身份证", "01")


def five_codes_rate(rows: Sequence[LedgerRow]) -> Rate:
    """Wrong rows ÷ all rows of exports that have a column of any of the five codes."""
    with_codes = {(row.file, row.sheet) for row in rows if any(name in row.values for name in (*FIVE, "id_number"))}
    counted = [row for row in rows if (row.file, row.sheet) in with_codes]
    if not counted:
        return Rate(0, 0, say("rule.no_five_codes"))
    wrong = wrongly_filled(frame_of([fields_of_row(row) for row in counted], ASKED))
    return Rate(int(wrong.sum()), len(counted), say("rule.five_codes"))


def wrongly_filled(frame: nw.DataFrame[Any]) -> nw.Series[Any]:
    """True for rows of which a filled code fails its check, or none is filled at all (发改办财金〔2018〕984号:
    缺失五项代码等关键数据项).

    A person's number may be masked or left out, and is then no fault. 17 zeros and X stand for "no code yet", which
    only an individual business may say: it is wrong for anybody else, and fills nothing. Columns: `ASKED`, null or ""
    where blank.
    """
    asked = _own_number(frame.select(*(nw.col(name).fill_null("").str.strip_chars() for name in ASKED)))
    filled = [nw.col(name) != "" for name in FIVE]
    waiting = nw.col("credit_code").str.to_uppercase() == _NO_CODE_YET
    excused = waiting & ((nw.col("party_type") == _INDIVIDUAL) | (nw.col("party_type") == ""))
    asked = asked.with_columns(credit_code=nw.when(excused).then(nw.lit("")).otherwise(nw.col("credit_code")))
    sound = [(CHECKS[name](asked[name]) | asked[name].str.contains("[*＊]")).alias(f"{name}?") for name in FIVE]
    bad = [there & ~nw.col(f"{name}?") for name, there in zip(FIVE, filled, strict=True)]
    missing = ~nw.any_horizontal(*filled, ignore_nulls=True) & (nw.col(NATURAL) != "是")
    judged = asked.with_columns(*sound)
    return judged.select((nw.any_horizontal(*bad, ignore_nulls=True) | missing).alias("wrong"))["wrong"]


def _own_number(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A natural person's 证件号码 is the resident identity number where 证件类型 says so."""
    own = (nw.col("resident_id") == "") & nw.col("id_type").is_in(_RESIDENT_CARDS)
    return frame.with_columns(resident_id=nw.when(own).then(nw.col("id_number")).otherwise(nw.col("resident_id")))

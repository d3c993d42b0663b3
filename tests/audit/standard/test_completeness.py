"""The share of wanted fields that are filled, counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.ledgers import read_ledger_folder
from audit.rates.reported import Reported, completeness_rate
from audit.standard import basic_edition, filled_fields
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind
from tests.audit.making import write_book

AS_OF = date(2018, 9, 5)
HEADER = ("行政处罚决定书文号", "行政相对人名称", "处罚决定日期", "备注")
LINES = (
    ("示罚〔2018〕1号", "甲公司", "2018-05-07", ""),
    ("示罚〔2018〕2号", "无", "2018-05-08", "补报"),
    ("", "丙公司", "", ""),
)


def rows_of(home: Path, lines: Sequence[Sequence[Any]]) -> tuple[LedgerRow, ...]:
    write_book(home / "水利局.xlsx", {"行政处罚": [HEADER, *lines]})
    return read_ledger_folder(home, ("示范市水利局",), "platform").rows


@pytest.mark.parametrize(("lines", "filled"), [(LINES, 6), (LINES[:1], 3), (LINES[1:2], 2), ((), 0)])
def test_filled_cells_are_counted_and_fillers_fill_nothing(
    tmp_path: Path, lines: Sequence[Sequence[Any]], filled: int
) -> None:
    """Number, party and date are wanted of every row: of nine such cells six are filled."""
    if not lines:
        assert filled_fields((), AS_OF) == (0, 0)
        return
    wanted = {rule.field for rule in basic_edition().table(Kind.PENALTY, "legal").unconditional}
    assert wanted == {"document_number", "party", "decision_date"}
    assert filled_fields(rows_of(tmp_path, lines), AS_OF) == (filled, 3 * len(lines))


def test_without_an_export_nothing_is_said(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, LINES)
    rate = completeness_rate(Reported(rows=rows, timed=(), from_platform=False), AS_OF)
    assert (rate.numerator, rate.denominator) == (0, 0)
    assert "平台导出" in rate.rule
    told = completeness_rate(Reported(rows=rows, timed=(), from_platform=True), AS_OF)
    assert (told.numerator, told.denominator) == (6, 9)

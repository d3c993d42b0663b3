"""Forty and more ledgers of different make, in one folder, with known truth: not one row lost or invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from audit.ledgers import LedgerReading, read_ledger_folder
from tests.audit.ledgers import layouts
from tests.audit.ledgers.collection import MAKERS
from tests.audit.ledgers.makes import DEPARTMENTS, Fact, write

Read = tuple[LedgerReading, Mapping[str, Sequence[Fact]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Read:
    home = tmp_path_factory.mktemp("台账")
    made = {name: maker() for name, maker in MAKERS.items()}
    write(home, {name: data for name, (data, _) in made.items()})
    return read_ledger_folder(home, DEPARTMENTS, "ledger"), {name: truth for name, (_, truth) in made.items()}


def test_there_are_forty_ledgers_and_more() -> None:
    assert len(MAKERS) >= 40
    assert layouts.permits_left_and_penalties_right in MAKERS.values()


@pytest.mark.parametrize("name", MAKERS)
def test_not_one_row_is_lost_or_invented(folder: Read, name: str) -> None:
    reading, truth = folder
    own = [row for row in reading.rows if row.file == name or row.file.startswith(f"{name}/")]
    found = Counter(
        Fact(row.department, row.kind, row.document_number or "", row.party or "", row.decision_date) for row in own
    )
    notes = [file.note for file in reading.files if file.path.startswith(name)]
    assert found == Counter(truth[name]), notes


def test_nothing_else_is_read_and_every_file_is_accounted_for(
    folder: Read,
) -> None:
    reading, truth = folder
    assert len(reading.rows) == sum(map(len, truth.values()))
    assert (reading.strangers, reading.unattributed, reading.unreadable) == ((), 0, ())
    told = {file.path for file in reading.files}
    assert [name for name in truth if not any(path == name or path.startswith(f"{name}/") for path in told)] == []
    assert sum(file.rows for file in reading.files) == len(reading.rows)


@pytest.mark.parametrize(
    ("name", "sheet", "said"),
    [
        ("卫健委/隐藏.xlsx", "处罚", "隐藏的"),
        ("卫健委/隐藏.xlsx", "许可", "1 个隐藏行（第 3 行）"),
        ("卫健委/隐藏.xls", "处罚", "隐藏的"),
        ("水利局/题头合计.xlsx", "台账", "合计行"),
        ("城管局/空行.xlsx", "处罚", "重复的表头"),
        ("水利局/目录和空表.xlsx", "目录", "不是台账"),
        ("城管局/p.pdf", "第1页表1", "没有框线"),
    ],
)
def test_what_was_passed_over_is_said(folder: Read, name: str, sheet: str, said: str) -> None:
    (note,) = [file.note for file in folder[0].files if (file.path, file.sheet) == (name, sheet)]
    assert said in note


def test_a_code_of_eighteen_digits_stays_text(folder: Read) -> None:
    codes = {row.values["credit_code"] for row in folder[0].rows if row.file == "水利局/文本数字.csv"}
    assert codes == {"913501001234567890"}

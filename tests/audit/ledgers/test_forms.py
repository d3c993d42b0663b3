"""The same decisions in any written form: order of columns and rows, brackets, widths, blanks and dates may differ."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.ledgers import read_ledger_folder
from disclosure.document_number import normalise
from disclosure.party import normalise_party
from disclosure.vocabulary import Kind
from tests.audit.ledgers.makes import DEPARTMENTS, HEALTH, WATER, Fact, Line, facts, xlsx

HEADERS = {
    "number": ("决定文书号", "行政处罚决定书文号", "文 书 号", "决定书文号（全称）", "处罚决定书\n文号"),
    "party": ("行政相对人名称", "行政相对人", "相对人名称", "当事人名称"),
    "day": ("决定日期", "处罚决定日期", "决 定 日 期", "作出决定日期", "处罚决定日期\n（年/月/日）"),
    "project": ("案件名称", "项目名称/案件名称", "案 件 名 称"),
    "department": ("处罚机关", "作出处罚决定的机关", "执法单位", "部门名称"),
}
"""Synonyms of DOMAIN §2.6, as departments print them."""
BRACKETS = ("〔〕", "[]", "【】", "（）", "()", "［］", "{}", "｛｝", "〈〉", "《》", "﹝﹞", "【］")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
BLANKS = ("", " ", "\u3000", "\xa0", "\t")
DAYS = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%Y-%m-%d} 00:00:00",
    lambda day: f"{day.year}/{day.month}/{day.day} 0:00:00",
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day.isoformat()}T00:00:00",
)
TRUTH = [*facts(WATER, Kind.PENALTY, 4, word="水"), *facts(HEALTH, Kind.PENALTY, 3, word="卫")]


def written(number: str, brackets: str, *, wide: bool, blank: str) -> str:
    text = number.replace("〔", blank + brackets[0]).replace("〕", brackets[1] + blank)
    return blank + (text.translate(WIDE) if wide else text) + blank


def name_of(party: str, *, wide: bool, blank: str) -> str:
    return blank + (party.translate(WIDE) if wide else party) + blank


@st.composite
def ledgers(draw: st.DrawFn) -> list[Line]:
    """The facts as one sheet: any order of columns and rows, each cell in any form, titles and totals about."""
    columns = draw(st.permutations(list(HEADERS)))
    lines: list[Line] = [[draw(st.sampled_from(HEADERS[name])) for name in columns]]
    for at, fact in enumerate(draw(st.permutations(TRUTH))):
        wide, blank = draw(st.booleans()), draw(st.sampled_from(BLANKS))
        cells = {
            "number": written(fact.number, draw(st.sampled_from(BRACKETS)), wide=wide, blank=blank),
            "party": name_of(fact.party, wide=wide, blank=blank),
            "day": draw(st.sampled_from(DAYS))(fact.day),
            "project": f"未按规定公示案{at + 1}",
            "department": blank + fact.department + blank,
        }
        lines.append([cells[name] for name in columns])
    if draw(st.booleans()):
        lines.insert(0, ["示范市行政处罚台账"])
    if draw(st.booleans()):
        lines.append(["合计", len(TRUTH)])
    return lines


@given(ledgers(), st.booleans())
@settings(max_examples=60)
def test_any_order_of_columns_and_rows_and_any_written_form_gives_the_same_rows(
    lines: Sequence[Line], as_text: bool
) -> None:
    data = separated(lines) if as_text else xlsx({"Sheet1": lines})
    assert read(data, "全市.csv" if as_text else "全市.xlsx") == Counter(map(in_one_form, TRUTH))


def separated(lines: Sequence[Line]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8")


def read(data: bytes, name: str) -> Counter[Fact]:
    with TemporaryDirectory() as home:
        (Path(home) / name).write_bytes(data)
        reading = read_ledger_folder(Path(home), DEPARTMENTS, "ledger")
    return Counter(
        in_one_form(Fact(row.department, row.kind, row.document_number or "", row.party or "", row.decision_date))
        for row in reading.rows
    )


def in_one_form(fact: Fact) -> Fact:
    return Fact(fact.department, fact.kind, normalise(fact.number), normalise_party(fact.party), fact.day)

"""Decisions laid out as a form that nobody can change."""

from __future__ import annotations

from datetime import date

from crawler.details import read_detail
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page, portal

CELLS = {
    "行政许可决定书文号": "示建许〔2018〕12号",
    "行政相对人名称": "平川县鑫天建筑有限公司",
    "许可决定日期": "2018-05-07",
    "许可内容": "准予建筑工程施工许可",
}


def form(mark: str) -> str:
    rows = "".join(
        f'<tr><td>{label}：</td><td><input type="text" value="{value}" {mark}></td></tr>'
        for label, value in CELLS.items()
    )
    return portal(f"<form><table>{rows}</table></form>")


def test_values_in_locked_boxes_are_read() -> None:
    (draft,) = read_detail(page(form("readonly")), row=None, kind=Kind.PERMIT).records
    assert (draft.document_number, draft.party) == ("示建许〔2018〕12号", "平川县鑫天建筑有限公司")
    assert draft.decision_date == date(2018, 5, 7)


def test_boxes_to_be_filled_in_are_a_query_and_no_record() -> None:
    assert read_detail(page(form("")), row=None, kind=Kind.PERMIT).records == ()

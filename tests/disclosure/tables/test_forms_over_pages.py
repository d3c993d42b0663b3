"""A form of two columns that goes on over pages is one decision, whether its head comes again or not."""

from __future__ import annotations

import pytest

from disclosure.tables import label_values_in_html
from disclosure.tables.pdf_tables import tables_in_pdf
from gongshi.city import pdfs

FORM = [
    ("行政相对人名称", "示范市博明餐饮管理有限公司"),
    ("行政相对人代码_1（统一社会信用代码）", "91520000MA6DJ3K21X"),
    ("法定代表人", "王五"),
    ("行政许可决定文书名称", "食品经营许可决定书"),
    ("行政许可内容", "准予食品经营许可"),
    ("许可类别", "普通"),
    ("行政许可决定书文号", "示食药监许字〔2018〕12号"),
    ("许可决定日期", "2018-05-07"),
    ("许可机关", "示范市食品药品监督管理局"),
    ("备注", "无"),
]
HEADS = [("项目", "内容"), ("公示项目", "公示内容"), ("信息项", "具体内容")]


@pytest.mark.parametrize("header_again", [True, False])
@pytest.mark.parametrize("rows_a_page", [2, 4, 7, 9])
@pytest.mark.parametrize("head", HEADS, ids="".join)
def test_a_form_over_pages_is_one_record(monkeypatch, head, rows_a_page, header_again):
    monkeypatch.setattr(pdfs, "_PER_PAGE", rows_a_page)
    body = pdfs.pdf_bytes("决定信息公示", head, FORM, (180, 560), header_again=header_again)
    (table,) = tables_in_pdf("决定.pdf", body)
    assert table.header == tuple(label for label, _ in FORM)
    assert [row.cells for row in table.rows] == [tuple(value for _, value in FORM)]


def test_a_page_whose_form_has_a_head_names_no_project(tmp_path):
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in [("项目", "内容"), *FORM])
    (record,) = label_values_in_html(f"<table>{cells}</table>", "http://x/")
    assert "project" not in record
    assert (record["party"], record["decision_date"]) == (FORM[0][1], "2018-05-07")


def test_a_matter_that_is_called_like_a_head_stays(tmp_path):
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in [("项目名称", "数据中心"), *FORM])
    (record,) = label_values_in_html(f"<table>{cells}</table>", "http://x/")
    assert record["project"] == "数据中心"

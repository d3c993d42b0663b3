# ruff: noqa: E501  spellings and pages stand in one line, as they are seen
"""The saved pages of real portals, read cell for cell where it matters."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest

from disclosure.dates import read_date
from disclosure.document_number import is_truncated, normalise
from disclosure.fields import map_header
from disclosure.tables import Table, as_fields, label_values_in_html, tables_in_html
from tests.shared_data import REAL_PAGES, needs_shared

pytestmark = needs_shared

NMPA = "nmpa_detail_20200911_drug_approval_table.html"
NFRA = "nfra_zhejiang_penalty_rowspan_detail.rendered.html"
FUJIAN = "fj_tzxm_project_publicity_list.html"
NEWS = (
    "cq_whlyw_trs_detail.html",
    "gz_gov_detail_fullnav.html",
    "moe_detail.html",
    "sc_gov_ucap_detail.html",
    "zj_jyt_hanweb_detail.html",
)


def page(name: str) -> str:
    return (REAL_PAGES / name).read_bytes().decode("utf-8", "replace")


def only_table(name: str) -> Table:
    tables = tables_in_html(page(name), name)
    assert len(tables) == 1
    return tables[0]


def test_the_nmpa_table_gives_49_rows_with_dates_split_over_spans() -> None:
    table = only_table(NMPA)
    rows = [fields for _, fields in as_fields(table)]
    assert len(rows) == 49
    assert table.header == ("序号", "受理号", "品名", "申请单位", "批准文号", "签发日期")
    assert rows[0]["document_number"] == "国药准字H20190035"
    assert rows[0]["party"] == "再鼎医药（苏州）有限公司 再鼎医药（上海）有限公司"
    assert read_date(rows[0]["decision_date"]).isoformat() == "2020-09-08"
    assert all(read_date(row["decision_date"]) for row in rows)
    assert [row["sequence"] for row in rows] == [str(number) for number in range(1, 50)]
    assert any(not normalise(row.get("document_number", "")) for row in rows[-10:])
    assert label_values_in_html(page(NMPA), NMPA) == []


def squeezed(cells: Iterable[Any]) -> tuple[str, ...]:
    return tuple("" if pd.isna(cell) else re.sub(r"\s+", "", str(cell)) for cell in cells)


@pytest.mark.parametrize("name", [NMPA, NFRA, FUJIAN])
def test_every_cell_is_the_one_another_reader_finds(name: str) -> None:
    table = only_table(name)
    others = pd.read_html(io.StringIO(page(name)), keep_default_na=False)
    width = len(table.header)
    grids = [[squeezed(row) for row in other.itertuples(index=False)] for other in others if other.shape[1] == width]
    tops = [squeezed(other.columns) for other in others if other.shape[1] == width]
    expected = next(
        grid if top == squeezed(table.header) else grid[grid.index(squeezed(table.header)) + 1 :]
        for top, grid in zip(tops, grids, strict=True)
        if squeezed(table.header) in (top, *grid)
    )
    found = [squeezed(row.cells) for row in table.rows]
    assert found == [row for row in expected if not any("暂无信息" in cell for cell in row)]


def test_the_nfra_table_stands_twice_and_counts_once_and_its_second_row_inherits() -> None:
    table = only_table(NFRA)
    first, second = (fields for _, fields in as_fields(table))
    assert first["party"] == "中国太平洋财产保险股份有限公司温州分公司"
    assert second["party"].startswith("陈某某")
    assert second["penalty_content"] == "警告并罚款14万元"
    for field in ("document_number", "violation", "organ"):
        assert first[field] == second[field]
    assert second["document_number"] == "浙金罚决字〔2024〕52号"
    assert "decision_date" not in map_header(table.header).columns
    assert label_values_in_html(page(NFRA), NFRA) == []


def test_the_fujian_list_has_ten_rows_without_the_hidden_template_and_the_search_form() -> None:
    table = only_table(FUJIAN)
    assert table.header == ("项目名称", "项目代码", "报建编号", "申报时间", "所属地区", "项目类型")
    assert len(table.rows) == 10
    assert not any("暂无信息" in cell for row in table.rows for cell in row.cells)
    assert table.rows[0].cells == (
        "政和县官立茶业莲花山茶基地建设项目", "2303-350725-04-01-948890", "3507252303229901", "2023-03-22", "福建省南平市政和县", "备案类",
    )  # fmt: skip


@pytest.mark.parametrize("name", NEWS)
def test_news_pages_give_no_record(name: str) -> None:
    assert tables_in_html(page(name), name) == []
    assert label_values_in_html(page(name), name) == []


def test_the_zhengzhou_detail_is_one_record_out_of_divs() -> None:
    (record,) = label_values_in_html(page("zhengzhou_xzxk_detail.prototype.html"), "http://x/")
    assert record["party"] == "郑州市亿尚家电子商务有限公司"
    assert record["credit_code"] == "91410106MA3XBLLT01"
    assert normalise(record["document_number"]) == "上街税许准字〔2019〕69"
    assert record["decision_date"] == "2019-02-19"
    assert record["valid_until"] == "9999-12-31"
    assert record["organ"] == "国家税务总局郑州市上街区税务局"
    assert record["kind"] == "行政许可"
    assert "organisation_code" not in record


def test_the_zhengzhou_cards_are_records_each_once() -> None:
    records = label_values_in_html(page("zhengzhou_xzxk_list.prototype.html"), "http://x/")
    pairs = [(record["party"], record["document_number"]) for record in records]
    assert len(pairs) == len(set(pairs)) == 14
    assert ("河南润恒节能技术开发有限公司", "新水行许〔2019〕11号") in pairs
    assert sum(is_truncated(number) for _, number in pairs) == 6

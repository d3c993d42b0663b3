# ruff: noqa: E501  spellings and pages stand in one line, as they are seen
"""Tables and label/value pages of every layout in PORTALS."""

from __future__ import annotations

import pytest

from disclosure.tables import as_fields, label_values_in_html, tables_in_html
from disclosure.tables.html_parsing import parsed_html

PENALTY = {
    "document_number": "示环罚〔2024〕3号",
    "party": "示范甲有限公司",
    "credit_code": "91350100M000100Y43",
    "facts": "未批先建",
    "penalty_type": "罚款",
    "penalty_content": "罚款2万元",
    "decision_date": "2024-05-07",
    "organ": "示范市生态环境局",
}
LABELS = {
    "document_number": "行政处罚决定书文号",
    "party": "行政相对人名称",
    "credit_code": "统一社会信用代码",
    "facts": "违法事实",
    "penalty_type": "处罚类别",
    "penalty_content": "处罚内容",
    "decision_date": "处罚决定日期",
    "organ": "处罚机关",
}
PAIRS = [(label, PENALTY[field]) for field, label in LABELS.items()]
FOUR = "".join(
    f"<tr><td>{a}</td><td>{b}</td><td>{c}</td><td>{d}</td></tr>"
    for (a, b), (c, d) in zip(PAIRS[::2], PAIRS[1::2], strict=True)
)

LAYOUTS = {
    "two columns": "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in PAIRS) + "</table>",
    "th and td": "<table>" + "".join(f"<tr><th>{a}：</th><td><p>{b}</p></td></tr>" for a, b in PAIRS) + "</table>",
    "four columns": f"<table>{FOUR}</table>",
    "four columns with a title": f'<table><tr><td colspan="4">行政处罚信息</td></tr>{FOUR}</table>',
    "a group before": f'<table><tr><td rowspan="9">基本信息</td></tr>{"".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in PAIRS)}</table>',
    "within a layout table": f"<table><tr><td>导航</td><td><table>{FOUR}</table></td></tr></table>",
    "li with colon": "<ul>" + "".join(f"<li>{a}：{b}</li>" for a, b in PAIRS) + "</ul>",
    "li label span": "<ul>" + "".join(f"<li>{a}<span>{b}</span></li>" for a, b in PAIRS) + "</ul>",
    "li text label": "<ul>" + "".join(f"<li>{a}：<label>{b}</label></li>" for a, b in PAIRS) + "</ul>",
    "p span label": "".join(f'<p><span class="bgcolor">{a}</span><label id="x">{b}</label></p>' for a, b in PAIRS),
    "dl": "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in PAIRS) + "</dl>",
    "div pairs": "".join(f'<div class="row"><div class="n">{a}</div><div class="v">{b}</div></div>' for a, b in PAIRS),
    "b in td": "<table>" + "".join(f"<tr><td><b>{a}</b>{b}</td></tr>" for a, b in PAIRS) + "</table>",
    "b in td by two": "<table>" + "".join(f"<tr><td><b>{a}：</b>{b}</td><td><b>{c}：</b>{d}</td></tr>" for (a, b), (c, d) in zip(PAIRS[::2], PAIRS[1::2], strict=True)) + "</table>",
    "lines broken by br": "<div>" + "<br>".join(f"{a}：{b}" for a, b in PAIRS) + "</div>",
    "label over spans": "".join(f"<p><span>{a[:2]}</span><span>{a[2:]}</span>：<span>{b}</span></p>" for a, b in PAIRS),
    "twice": f"<table class=pc>{FOUR}</table><table class=mobile>{FOUR}</table>",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_decision_is_read_from_every_layout(layout: str) -> None:
    html = f"<html><body><div>首页 &gt; 双公示</div><h1>行政处罚信息</h1>{LAYOUTS[layout]}<p>发布时间：2024-05-09</p></body></html>"
    records = label_values_in_html(html, "http://x/1.html")
    assert len(records) == 1, records
    assert {name: records[0].get(name) for name in PENALTY} == PENALTY
    assert records[0]["kind"] == "行政处罚"
    assert tables_in_html(html, "http://x/1.html") == []


def test_several_decisions_in_one_page_are_several_records() -> None:
    html = "".join(
        f"<p>行政处罚决定书文号：罚〔2024〕{n}号</p><p>当事人：示范{n}公司</p><p>处罚决定日期：2024-05-0{n}</p>"
        for n in (1, 2, 3)
    )
    assert [record["document_number"] for record in label_values_in_html(html, "")] == [
        "罚〔2024〕1号",
        "罚〔2024〕2号",
        "罚〔2024〕3号",
    ]


def test_a_table_on_its_side_gives_a_record_a_column() -> None:
    lines = [
        ("行政处罚决定书文号", "罚〔2024〕1号", "罚〔2024〕2号"),
        ("当事人", "甲公司", "乙公司"),
        ("处罚机关", "示范局", "示范局"),
        ("处罚类别", "罚款", "警告"),
    ]
    html = (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
        + "</table>"
    )
    first, second = label_values_in_html(html, "")
    assert (first["party"], first["organ"], first["penalty_type"]) == ("甲公司", "示范局", "罚款")
    assert (second["document_number"], second["party"], second["organ"]) == ("罚〔2024〕2号", "乙公司", "示范局")


def test_an_empty_shell_gives_no_record() -> None:
    html = "<table>" + "".join(f"<tr><td>{a}</td><td></td></tr>" for a, _ in PAIRS) + "</table>"
    assert label_values_in_html(html, "") == []


def test_a_blank_value_does_not_take_the_next_label() -> None:
    html = "<dl><dt>行政处罚决定书文号</dt><dd>罚〔2024〕1号</dd><dt>统一社会信用代码</dt><dd></dd><dt>当事人</dt><dd>甲公司</dd></dl>"
    (record,) = label_values_in_html(html, "")
    assert record["party"] == "甲公司"
    assert "credit_code" not in record


def test_search_forms_and_navigation_are_no_tables() -> None:
    html = """<table><tr><td>决定书文号</td><td><input type="text"></td><td>相对人</td><td><input></td></tr><tr><td colspan=4><button>查询</button></td></tr></table>
    <table><tr><td>首页</td><td>政务公开</td><td>双公示</td></tr></table>"""
    assert tables_in_html(html, "") == []
    assert label_values_in_html(html, "") == []


def test_spans_split_headers_and_hidden_rows() -> None:
    html = """<table><thead><tr><th rowspan=2>序<br>号</th><th colspan=2>行政相对人</th><th rowspan="2">行政处罚<span>决定书</span>文号</th></tr>
    <tr><th>名称</th><th>统一社会信用代码</th></tr></thead><tbody>
    <tr><td>1</td><td>甲公司</td><td>91350100M000100Y43</td><td rowspan=2>罚〔2024〕1号</td></tr>
    <tr><td>2</td><td>乙公司</td><td>92350100MA00000152</td></tr>
    <tr style="display: none"><td>9</td><td>暂无</td><td>暂无</td><td>暂无</td></tr></tbody></table>"""
    (table,) = tables_in_html(html, "http://x/")
    first, second = (fields for _, fields in as_fields(table))
    assert first["party"] == "甲公司"
    assert second == {
        "sequence": "2",
        "party": "乙公司",
        "credit_code": "92350100MA00000152",
        "document_number": "罚〔2024〕1号",
    }


def test_an_empty_list_is_a_table_without_rows_and_its_words_are_kept() -> None:
    (table,) = tables_in_html(
        "<table><tr><th>决定书文号</th><th>相对人</th><th>决定日期</th></tr><tr><td colspan=3>暂无数据！</td></tr></table>",
        "",
    )
    assert table.rows == ()
    assert "暂无数据" in table.notes[0]


def test_a_tick_box_in_a_row_does_not_make_it_a_form() -> None:
    html = "<table><tr><td>选择</td><td>文号</td><td>当事人</td></tr><tr><td><input type=checkbox></td><td>罚〔2024〕1号</td><td>甲公司</td></tr></table>"
    (table,) = tables_in_html(html, "")
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<table>",
        "<table><tr><td rowspan=999999999 colspan='x'>文号</td><td colspan=100000>当事人</td></tr></table>",
        "\ufeff<?xml version='1.0' encoding='gbk'?><html/>",
    ],
)
def test_broken_pages_do_not_break_the_reader(html: str) -> None:
    tables_in_html(html, "")
    label_values_in_html(html, "")


@pytest.mark.parametrize("tag", ["label", "span", "b"])
def test_an_inline_label_stands_before_a_block_of_its_own_for_the_value(tag: str) -> None:
    pairs = {
        "决定书文号": "示许〔2018〕3号",
        "相对人名称": "第三物流有限公司",
        "许可事项": "道路运输",
        "作出许可决定日期": "2018年5月3日",
    }
    lines = "".join(f'<div class="line"><{tag}>{name}</{tag}><div>{value}</div></div>' for name, value in pairs.items())
    (record,) = label_values_in_html(f"<html><body>{lines}</body></html>", "")
    assert (record["document_number"], record["party"]) == ("示许〔2018〕3号", "第三物流有限公司")
    assert record["decision_date"] == "2018年5月3日"


def test_a_cell_keeps_the_words_that_a_table_of_one_cell_frames() -> None:
    row = "<tr><td>1</td><td><table><tr><td>取水许可</td></tr></table></td><td>水法</td></tr>"
    html = f"<table><tr><th>序号</th><th>项目名称</th><th>设定依据</th></tr>{row}</table>"
    assert tables_in_html(html, "")[0].rows[0].cells == ("1", "取水许可", "水法")


def test_comments_part_no_words() -> None:
    row = "<tr><!-- 循环 --><td><!-- 文号 -->示许〔2018〕<!-- -->1号</td><td>甲公司<!-- 止 --></td></tr>"
    html = f"<table><tr><th><!-- 表头 -->决定书文号</th><th>相对人</th></tr>{row}</table>"
    tree = parsed_html(html)
    assert [cell.text for cell in tree.iter("th", "td")] == ["决定书文号", "相对人", "示许〔2018〕1号", "甲公司"]

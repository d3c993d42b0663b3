# ruff: noqa: E501 - HTML stands here as sites write it
"""One decision in every layout that sites print it in, and several in one page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.details import read_detail, records_in_list
from crawler.details.drafts import Setting, drafts_of
from crawler.listings import ListRow, read_list
from crawler.pages.page import Ask
from disclosure.vocabulary import DateSource, Kind
from tests.crawler.pages.making import page, portal

PAIRS = [
    ("行政处罚决定书文号", "示食药监罚〔2018〕7号"),
    ("案件名称", "经营超过保质期食品案"),
    ("行政相对人名称", "示范市大众餐饮有限公司"),
    ("统一社会信用代码", "91520100MA6DJ1234X"),
    ("处罚决定日期", "2018-05-07"),
    ("处罚机关", "示范市食品药品监督管理局"),
]
LAYOUTS = {
    "two columns": "<table>{}</table>".format("".join(f"<tr><td class=name>{a}</td><td>{b}</td></tr>" for a, b in PAIRS)),
    "two columns with colons": "<table>{}</table>".format("".join(f"<tr><th>{a}：</th><td>{b}</td></tr>" for a, b in PAIRS)),
    "four columns": "<table>{}</table>".format(
        "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td><td>{d}</td></tr>" for (a, b), (c, d) in zip(PAIRS[::2], PAIRS[1::2], strict=True))
    ),
    "list with spans": "<ul>{}</ul>".format("".join(f"<li>{a}<span>{b}</span></li>" for a, b in PAIRS)),
    "list with labels": "<div class=gs_detail><ul>{}</ul></div>".format("".join(f"<li>{a}：<label>{b}</label></li>" for a, b in PAIRS)),
    "paragraphs": "".join(f"<p>{a}：{b}</p>" for a, b in PAIRS),
    "paragraphs with labels": "".join(f"<p><span class=bgcolor>{a}</span><label>{b}</label></p>" for a, b in PAIRS),
    "bold in the cell": "<table>{}</table>".format("".join(f"<tr><td><b>{a}</b>{b}</td></tr>" for a, b in PAIRS)),
    "definition list": "<dl>{}</dl>".format("".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in PAIRS)),
    "row table": "<table><tr>{}</tr><tr>{}</tr></table>".format("".join(f"<td>{a}</td>" for a, _ in PAIRS), "".join(f"<td>{b}</td>" for _, b in PAIRS)),
    "the same table twice": "<table>{0}</table><table class=mobile>{0}</table>".format("".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in PAIRS)),
    "divs": "".join(f"<div class=row><div class=k>{a}</div><div class=v>{b}</div></div>" for a, b in PAIRS),
    "word": "<div class=WordSection1><table class=MsoNormalTable>{}</table></div>".format(
        "".join(f"<tr><td><p class=MsoNormal><b><span>{a[:2]}</span><span>{a[2:]}</span></b></p></td><td><p class=MsoNormal><span>{b[:3]}</span><span lang=EN-US>{b[3:]}</span></p></td></tr>" for a, b in PAIRS)
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_decision_in_any_layout(layout: str) -> None:
    html = portal(
        f"<h1>行政处罚信息公示</h1><div class=source>发布时间：2018-05-10 来源：办公室</div><div id=zoom>{LAYOUTS[layout]}</div>",
        title="行政处罚公示",
    )
    (record,) = read_detail(page(html), row=None, kind=None).records
    assert record.document_number == "示食药监罚〔2018〕7号"
    assert record.party == "示范市大众餐饮有限公司"
    assert record.decision_date == date(2018, 5, 7)
    assert record.project == "经营超过保质期食品案"
    assert record.kind is Kind.PENALTY
    assert (record.published_on, record.published_on_source) == (date(2018, 5, 10), DateSource.TEXT)
    assert not record.natural_person
    assert record.values["credit_code"] == "91520100MA6DJ1234X"


@given(st.permutations(PAIRS))
def test_the_order_of_the_labels_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    html = portal("<table>{}</table>".format("".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in pairs)))
    (record,) = read_detail(page(html), row=None, kind=None).records
    assert (record.document_number, record.party, record.decision_date) == (
        "示食药监罚〔2018〕7号",
        "示范市大众餐饮有限公司",
        date(2018, 5, 7),
    )


def _batch(rows: int) -> str:
    head = "".join(
        f"<th>{name}</th>" for name in ("序号", "行政许可决定文书号", "项目名称", "行政相对人名称", "许可决定日期")
    )
    body = "".join(
        f"<tr><td>{n}</td><td>示卫许〔2018〕{n}号</td><td>设置诊所许可</td><td>示范市第{n}诊所有限公司</td><td>2018年5月{n}日</td></tr>"
        for n in range(1, rows + 1)
    )
    return f"<table><tr>{head}</tr>{body}<tr><td colspan=5>合计{rows}件</td></tr></table>"


def test_a_batch_gives_one_record_a_row_and_none_for_the_total() -> None:
    found = read_detail(page(portal(f"<h1>2018年行政许可信息公示（第三批）</h1>{_batch(9)}")), row=None, kind=None)
    assert [one.document_number for one in found.records] == [f"示卫许〔2018〕{n}号" for n in range(1, 10)]


def test_the_same_batch_for_desktop_and_telephone_counts_once() -> None:
    assert (
        len(
            read_detail(
                page(portal(_batch(4) + f"<div class=mobile>{_batch(4)}</div>")), row=None, kind=Kind.PERMIT
            ).records
        )
        == 4
    )


def test_permits_and_penalties_in_one_article_keep_their_kinds() -> None:
    penalty = "<table><tr><th>处罚决定书文号</th><th>当事人</th><th>处罚内容</th></tr><tr><td>示卫罚〔2018〕1号</td><td>示范市甲美容有限公司</td><td>罚款3000元</td></tr></table>"
    found = read_detail(page(portal(_batch(2) + penalty, title="双公示")), row=None, kind=None)
    assert [one.kind for one in found.records] == [Kind.PERMIT, Kind.PERMIT, Kind.PENALTY]


def test_the_label_decides_the_kind_before_the_list_it_was_reached_from() -> None:
    found = read_detail(page(portal(LAYOUTS["two columns"])), row=None, kind=Kind.PERMIT)
    assert [one.kind for one in found.records] == [Kind.PENALTY]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("示金罚决字〔2025〕10号、11号、12号", 3),
        ("示金罚决字〔2025〕89-93号", 5),
        ("示金罚决字〔2025〕10号", 1),
    ],
)
def test_one_page_may_name_several_numbers(text: str, numbers: int) -> None:
    html = portal(
        f"<table><tr><td>处罚决定书文号</td><td>{text}</td></tr><tr><td>当事人名称</td><td>示范市甲银行股份有限公司</td></tr></table>"
    )
    assert len(read_detail(page(html), row=None, kind=Kind.PENALTY).records) == numbers


def test_natural_persons_are_named_so_and_their_numbers_masked() -> None:
    html = portal(
        "<table><tr><td>处罚决定书文号</td><td>示公罚〔2018〕9号</td></tr><tr><td>当事人姓名</td><td>王小明</td></tr><tr><td>备注</td><td>身份证号520102199001011237</td></tr></table>"
    )
    (record,) = read_detail(page(html), row=None, kind=Kind.PENALTY).records
    assert record.natural_person
    assert "19900101" not in str(record.values)


def test_a_number_cut_off_in_the_page_is_completed_from_its_title() -> None:
    html = portal(
        "<table><tr><td>许可决定文书号</td><td title='（上街税）许准字〔2019〕第（69）号'>（上街税）许准字…</td></tr><tr><td>相对人名称</td><td>甲有限公司</td></tr></table>"
    )
    (record,) = read_detail(page(html), row=None, kind=Kind.PERMIT).records
    assert record.document_number == "（上街税）许准字〔2019〕第（69）号"


def test_a_party_that_only_the_list_names_is_taken_from_there() -> None:
    row = ListRow(
        title="x",
        ask=None,
        values={"party": "示范市丙有限公司", "document_number": "示许〔2018〕…"},
        listed_on=date(2018, 5, 9),
    )
    html = portal(
        "<table><tr><td>许可决定文书号</td><td>示许〔2018〕3号</td></tr><tr><td>许可内容</td><td>准予许可</td></tr></table>"
    )
    (record,) = read_detail(page(html), row=row, kind=Kind.PERMIT).records
    assert (record.document_number, record.party) == ("示许〔2018〕3号", "示范市丙有限公司")
    assert (record.published_on, record.published_on_source) == (date(2018, 5, 9), DateSource.LIST)


@pytest.mark.parametrize(
    "main",
    [
        "<table>{}</table>".format("".join(f"<tr><td>{a}</td><td></td></tr>" for a, _ in PAIRS)),
        "<ul>{}</ul>".format("".join(f"<li>{a}：<span></span></li>" for a, _ in PAIRS)),
    ],
)
def test_labels_without_a_single_value_ask_to_be_asked_again(main: str) -> None:
    found = read_detail(page(portal(main)), row=None, kind=Kind.PENALTY)
    assert (found.records, found.blank) == ((), True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_filled_page_is_not_blank(layout: str) -> None:
    assert not read_detail(page(portal(LAYOUTS[layout])), row=None, kind=Kind.PENALTY).blank


def test_a_json_detail_is_a_detail() -> None:
    answer = '{"code":0,"data":{"wsh":"示建许〔2026〕5号","xmmc":"施工许可","xknr":"准予","xdrmc":"示范市丁建筑有限公司","jdrq":"2026/5/1 0:00:00","xkjg":"示范市住建局"}}'
    (record,) = read_detail(page(answer, "http://a.gov.cn/xyxxxxxx.ashx?id=1"), row=None, kind=Kind.PERMIT).records
    assert (record.document_number, record.party, record.decision_date) == (
        "示建许〔2026〕5号",
        "示范市丁建筑有限公司",
        date(2026, 5, 1),
    )


def test_rows_that_say_it_all_are_records_of_their_list() -> None:
    html = portal(
        "<table><tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th><th>公示日期</th></tr>"
        "<tr><td>示水罚〔2018〕1号</td><td>甲采砂有限公司</td><td>2018-04-03</td><td>2018-04-09</td></tr>"
        "<tr><td>示水罚〔2018〕1号</td><td>甲采砂有限公司</td><td>2018-04-03</td><td>2018-04-09</td></tr></table>"
    )
    listed = page(html)
    records = records_in_list(read_list(listed).rows, listed, Kind.PENALTY)
    assert len(records) == 2  # published twice; the audit counts it once
    assert (records[0].published_on, records[0].published_on_source) == (date(2018, 4, 9), DateSource.LIST)


def test_rows_that_say_too_little_are_no_records() -> None:
    rows = [ListRow(title="示范市甲有限公司行政许可", ask=Ask(url="http://a/1"), listed_on=date(2018, 4, 9))]
    assert records_in_list(rows, page(portal("")), Kind.PERMIT) == ()


def test_a_matter_over_a_permit_makes_it_no_penalty() -> None:
    told = {
        "document_number": "示字〔2018〕1号",
        "party": "甲有限公司",
        "facts": "道路运输许可",
        "decision_date": "2018-05-01",
    }
    assert [draft.kind for draft in drafts_of(told, Setting(Kind.PERMIT, None, None))] == [Kind.PERMIT]
    assert [draft.kind for draft in drafts_of(told, Setting(None, None, None))] == [Kind.PENALTY]

# ruff: noqa: E501 - HTML stands here as sites write it
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.listings import read_list
from crawler.listings.totals import pages_of, total_of
from tests.crawler.pages.making import page, portal, real
from tests.shared_data import needs_shared

SIDE = (
    '<div class="right"><h3>最新信息</h3><ul>'
    + "".join(
        f'<li><a href="/xw/{n}.html">我市召开第{n}次优化营商环境工作会议</a><span>2018-06-{n:02d}</span></li>'
        for n in range(1, 9)
    )
    + "</ul></div>"
)


def _item(n: int) -> str:
    return f"示范市第{n}建筑安装工程有限公司施工许可"


LISTS = {
    "ul with span dates": "<ul class='list'>{}</ul>".format("".join(f"<li><a href='./t{n}.html'>{_item(n)}</a><span>2018-05-{n:02d}</span></li>" for n in range(1, 6))),
    "table without header": "<table>{}</table>".format("".join(f"<tr><td>·</td><td><a href='t{n}.html'>{_item(n)}</a></td><td>[2018/5/{n}]</td></tr>" for n in range(1, 6))),
    "table with header": "<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>{}</table>".format(
        "".join(f"<tr><td>{n}</td><td><a href='t{n}.html'>{_item(n)}</a></td><td>2018年5月{n}日</td></tr>" for n in range(1, 6))
    ),
    "bare divs": "".join(f"<div class='item'><a href='t{n}.html' title='{_item(n)}'>{_item(n)[:6]}…</a><em>2018.05.{n:02d}</em></div>" for n in range(1, 6)),
    "definition list": "<dl>{}</dl>".format("".join(f"<dd><a href='t{n}.html'>{_item(n)}</a> (2018-05-{n:02d})</dd>" for n in range(1, 6))),
    "date inside the link": "<ul>{}</ul>".format("".join(f"<li><a href='t{n}.html'>{_item(n)}<span>2018-05-{n:02d}</span></a></li>" for n in range(1, 6))),
    "split date": "<ul>{}</ul>".format("".join(f"<li><div class='d'><b>{n:02d}</b><i>2018-05</i></div><h4><a href='t{n}.html'>{_item(n)}</a></h4></li>" for n in range(1, 6))),
    "nested layout tables": "<table><tr><td><table class='a'>{}</table></td></tr></table>".format(
        "".join(f"<tr><td><table><tr><td><a href='t{n}.html'>{_item(n)}</a></td><td>2018-05-{n:02d}</td></tr></table></td></tr>" for n in range(1, 6))
    ),
    "onclick rows": "<ul>{}</ul>".format("".join(f"<li onclick=\"window.open('t{n}.html')\"><p>{_item(n)}</p><p>2018-05-{n:02d}</p></li>" for n in range(1, 6))),
    "view link at the end": "<table>{}</table>".format("".join(f"<tr><td>{_item(n)}</td><td>2018-05-{n:02d}</td><td><a href='t{n}.html'>查看</a></td></tr>" for n in range(1, 6))),
    "category before the title": "<ul>{}</ul>".format("".join(f"<li><a href='/xk/'>[许可]</a><a href='t{n}.html'>{_item(n)}</a><span>2018-05-{n:02d}</span></li>" for n in range(1, 6))),
}  # fmt: skip


@pytest.mark.parametrize("shape", LISTS)
def test_rows_come_out_of_any_markup_and_not_out_of_the_box_beside(shape: str) -> None:
    rows = read_list(page(portal(LISTS[shape] + SIDE))).rows
    assert [row.title for row in rows] == [_item(n) for n in range(1, 6)]
    assert [row.ask.url.rpartition("/")[2] for row in rows] == [f"t{n}.html" for n in range(1, 6)]
    assert [row.listed_on for row in rows] == [date(2018, 5, n) for n in range(1, 6)]


def test_a_list_cut_in_several_uls_is_one_list() -> None:
    parts = "".join(
        "<ul class='l'>"
        + "".join(
            f"<li><a href='t{n}.html'>{_item(n)}</a><span>2018-05-{n:02d}</span></li>" for n in range(start, start + 5)
        )
        + "</ul><hr>"
        for start in (1, 6, 11)
    )
    assert len(read_list(page(portal(parts))).rows) == 15


def test_columns_of_a_table_fill_the_rows_values() -> None:
    html = portal(
        "<table><thead><tr><th>序号</th><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th><th>公示日期</th></tr></thead><tbody>"
        "<tr><td>1</td><td>示食药监罚〔2018〕7号</td><td><a href='d.do?id=1'>示范市大众餐饮有限公司</a></td><td>2018/5/7</td><td>2018/5/9</td></tr></tbody></table>"
    )
    (row,) = read_list(page(html)).rows
    assert row.values["document_number"] == "示食药监罚〔2018〕7号"
    assert row.values["party"] == "示范市大众餐饮有限公司"
    assert row.values["decision_date"] == "2018/5/7"
    assert row.listed_on == date(2018, 5, 9)


def test_a_decision_date_is_no_list_date() -> None:
    html = portal(
        "<table><tr><th>文书号</th><th>相对人</th><th>处罚决定日期</th></tr><tr><td>示罚〔2018〕1号</td><td>甲有限公司</td><td>2018-05-07</td></tr></table>"
    )
    assert read_list(page(html)).rows[0].listed_on is None


def test_rows_without_address_keep_their_text() -> None:
    html = portal(
        "<ul><li onclick='showModal(1)'>示环罚〔2018〕3号 示范市乙化工有限公司 2018-05-03</li><li onclick='showModal(2)'>示环罚〔2018〕4号 示范市丙化工有限公司 2018-05-04</li></ul>"
    )
    rows = read_list(page(html)).rows
    assert [row.ask for row in rows] == [None, None]
    assert "示环罚〔2018〕4号" in rows[1].text


@needs_shared
def test_fujian_ten_rows_and_neither_the_hidden_one_nor_the_filters() -> None:
    found = read_list(real("fj_tzxm_project_publicity_list.html"))
    assert len(found.rows) == 10
    assert found.rows[0].title == "政和县官立茶业莲花山茶基地建设项目"
    assert (
        found.rows[0].ask.url
        == "https://fj.tzxm.gov.cn:443/eap/credit.publicShow?projectcode=2303-350725-04-01-948890&biaoji=0"
    )
    assert not any("暂无信息" in row.text for row in found.rows)


@needs_shared
def test_zhengzhou_21_cards_in_three_states_of_the_page() -> None:
    rows = read_list(real("zhengzhou_xzxk_list.prototype.html")).rows
    assert len(rows) == 21
    assert sum("自然人：" in row.text for row in rows) == 8
    assert rows[0].values["party"] == "郑州市亿尚家电子商务有限公司"
    assert all(row.values["document_number"] for row in rows)


@pytest.mark.parametrize(
    "main",
    [
        "<table><tr><th>文书号</th><th>相对人</th></tr><tr><td colspan=2>暂无数据</td></tr></table>",
        "<ul><li class=notfound>没有查询到相关信息!</li></ul>",
        "<p>依据《行政许可法》第四十条，现将有关事项说明如下：二〇一八年五月。</p><p>第二条 2018-05-07起施行。</p>",
        "",
    ],
)
def test_no_rows_where_there_are_none(main: str) -> None:
    assert read_list(page(portal(main))).rows == ()


@pytest.mark.parametrize(
    ("words", "total", "pages"),
    [
        ("共 128 条 第1/9页", 128, 9),
        ("共有1,286条记录，共65页", 1286, 65),
        ("总记录：33", 33, None),
        ("<script>var totalRecord: 835, perPage: 15</script>", 835, None),
        ("<input type=hidden name=totalPage value=12>", None, 12),
        ("共3页", None, 3),
        ("索引号：002482082/2024-00332", None, None),
        ("<script>var totalPages = 7;</script>", None, 7),
    ],
)
def test_what_a_list_says_of_its_length(words: str, total: int | None, pages: int | None) -> None:
    assert (total_of(page(portal(words))), pages_of(page(portal(words)))) == (total, pages)


@given(
    st.integers(1, 28),
    st.sampled_from(
        ["{y}-{m:02d}-{d:02d}", "{y}/{m}/{d}", "{y}.{m:02d}.{d:02d}", "{y}年{m}月{d}日", "[{y}-{m:02d}-{d:02d}]"]
    ),
)
def test_list_dates_are_read_in_every_form(day: int, form: str) -> None:
    said = form.format(y=2018, m=5, d=day)
    html = portal(
        "<ul>" + "".join(f"<li><a href='{n}.html'>{_item(n)}</a><span>{said}</span></li>" for n in range(3)) + "</ul>"
    )
    assert {row.listed_on for row in read_list(page(html)).rows} == {date(2018, 5, day)}


def test_headers_of_two_lines_are_laid_over_the_rows() -> None:
    head = "<tr><th rowspan=2>序号</th><th colspan=2>行政相对人</th><th colspan=2>许可决定</th></tr><tr><th>名称</th><th>统一社会信用代码</th><th>文书号</th><th>日期</th></tr>"
    rows = "".join(
        f"<tr><td>{n}</td><td>第{n}有限公司</td><td>91350100M000100Y43</td><td>示许〔2018〕{n}号</td><td>2018-05-0{n}</td></tr>"
        for n in range(1, 4)
    )
    first = read_list(page(portal(f"<table>{head}{rows}</table>"))).rows[0]
    assert (first.values["party"], first.values["document_number"], first.values["decision_date"]) == (
        "第1有限公司",
        "示许〔2018〕1号",
        "2018-05-01",
    )


def test_a_file_in_a_viewer_is_the_file() -> None:
    rows = "".join(
        f'<li><a href="/pdfjs/web/viewer.html?file=/files/{n}.pdf">第{n}有限公司示罚〔2018〕{n}号</a><span>2018-05-0{n}</span></li>'
        for n in range(1, 5)
    )
    assert (
        read_list(page(portal(f"<ul>{rows}</ul>"), "http://a.gov.cn/cf/")).rows[0].ask.url
        == "http://a.gov.cn/files/1.pdf"
    )


def test_the_link_that_says_look_is_the_records_own() -> None:
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="/qy/{n}.html">示范市第{n}物流有限公司</a></td><td>2018-05-0{n}</td><td><a href="javascript:;" onclick="view({n})">查看详情</a></td></tr>'
        for n in range(1, 5)
    )
    html = portal(f"<table>{rows}</table><script>function view(id) {{ window.open('/gs/detail?id=' + id) }}</script>")
    assert [row.ask.url for row in read_list(page(html, "http://a.gov.cn/gs/")).rows][:2] == [
        "http://a.gov.cn/gs/detail?id=1",
        "http://a.gov.cn/gs/detail?id=2",
    ]


def test_rows_without_headers_say_what_tells_itself() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>示许〔2018〕{n}号</td><td>第{n}物流有限公司</td><td>决定日期：2018-05-0{n}</td></tr>"
        for n in range(1, 4)
    )
    first = read_list(page(portal(f"<table>{rows}</table>"))).rows[0]
    assert first.values == {
        "document_number": "示许〔2018〕1号",
        "party": "第1物流有限公司",
        "decision_date": "2018-05-01",
    }

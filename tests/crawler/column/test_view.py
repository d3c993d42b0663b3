# ruff: noqa: E501, ISC004 - HTML stands here as sites write it
from datetime import date

import pytest

from crawler.column import What, empty_behind_icon, is_column_page, is_home_page, is_menu, view_column
from crawler.listings import read_list
from tests.crawler.pages.making import NEWS, page, portal, real
from tests.shared_data import needs_shared

LIST = (
    "<ul>"
    + "".join(
        f'<li><a href="./t{n}.html">示范市{n}号诊所有限公司设置医疗机构的行政许可决定</a><span>2018-05-{n:02d}</span></li>'
        for n in range(1, 9)
    )
    + "</ul>"
)


def test_a_list_of_records_has_rows() -> None:
    view = view_column(page(portal(LIST)))
    assert (view.has_rows, view.total_zero, view.is_news, view.rows) == (True, False, False, 8)


def test_a_list_of_one_record_has_rows() -> None:
    html = portal('<ul class="list"><li><a href="./t1.html">示卫许〔2018〕1号</a><span>2018-05-07</span></li></ul>')
    assert view_column(page(html)).has_rows


@pytest.mark.parametrize(
    "main",
    [
        "<table><tr><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th></tr><tr><td colspan=3>暂无数据</td></tr></table>",
        "<ul class=list><li class=notfound>暂无数据！</li></ul>",
        "<form action='/sgs/q.do'>企业名称：<input name=qymc><input type=submit value=查询></form><p>没有查询到相关信息!</p>",
        "<div class=page>共 0 条记录</div><table><tr><th>文书号</th></tr></table>",
    ],
)
def test_a_working_list_with_nothing_in_it_is_no_empty_icon(main: str) -> None:
    view = view_column(page(portal(main)))
    assert (view.has_rows, view.total_zero) == (False, True)
    assert not empty_behind_icon(page(portal(main)))


@pytest.mark.parametrize(
    "main",
    [
        "",
        "<table><tr><td>&nbsp;</td></tr></table>",
        "<div class=content><p>栏目建设中</p></div>",
        "<div class='list'></div><div>&nbsp;</div>",
    ],
)
def test_an_icon_with_nothing_behind_it(main: str) -> None:
    there = page(portal(main, title="双公示"))
    assert empty_behind_icon(there)
    view = view_column(there)
    assert (view.has_rows, view.total_zero, view.inner) == (False, False, ())


@pytest.mark.parametrize(
    "main",
    [
        LIST,
        '<a href="/sgs/xk/">行政许可公示</a> <a href="/sgs/cf/">行政处罚公示</a>',
        '<iframe src="http://1.2.3.4:8080/list.do"></iframe>',
        '<div id="list"></div><script>$.ajax({url:"/l",success:function(d){$("#list").html(d)}})</script>',
        "<h1>说明</h1><p>"
        + "按照国务院有关要求，本局作出的行政许可和行政处罚决定自作出之日起七个工作日内公示。" * 3
        + "</p>",
        '<ul><li><a href="1.html">关于公布二〇一八年第一批行政处罚案件信息的公示</a></li><li><a href="2.html">第二批行政处罚案件信息公示（二〇一八年）</a></li>'
        '<li><a href="3.html">第三批行政处罚案件信息公示（二〇一八年）</a></li></ul>',
    ],
)
def test_whatever_has_something_is_not_empty(main: str) -> None:
    assert not empty_behind_icon(page(portal(main, title="双公示")))


def test_a_shell_is_named_and_never_empty() -> None:
    shell = page("<html><body><div id='app'></div><script src='/a.js'></script></body></html>")
    assert view_column(shell).shell == "empty_app_root"
    assert not empty_behind_icon(shell)


def test_lists_catalogue_and_officers_inside_are_found() -> None:
    main = (
        '<div class="tabs"><a href="xk/">行政许可</a><a href="cf/">行政处罚</a><a href="ml.html">双公示目录</a><a href="fa.html" title="双公示工作实施方案">工作方案</a><a href="ry.html">责任人员</a></div>'
        + LIST
    )
    inner = {found.what for found in view_column(page(portal(main))).inner}
    assert inner == {What.PERMIT_LIST, What.PENALTY_LIST, What.CATALOGUE, What.PLAN, What.OFFICERS}


def test_links_to_the_lists_are_no_rows() -> None:
    main = '<table><tr><td><a href="xk/">行政许可公示</a></td></tr><tr><td><a href="cf/">行政处罚公示</a></td></tr></table>'
    assert not view_column(page(portal(main, title="双公示"))).has_rows


def test_news_about_the_work_are_no_records() -> None:
    items = [
        "我局召开“双公示”工作推进会",
        "关于开展双公示工作督查的通知",
        "我局参加全市双公示业务培训",
        "双公示工作情况通报（第3期）",
    ]
    main = (
        "<ul>"
        + "".join(f'<li><a href="{n}.html">{item}</a><span>2018-04-1{n}</span></li>' for n, item in enumerate(items))
        + "</ul>"
    )
    view = view_column(page(portal(main, title="双公示工作")))
    assert view.is_news
    assert not view.has_rows


def test_what_calls_itself_the_list_of_a_kind_is_no_news_for_a_word_in_most_titles() -> None:
    items = ["甲某组织演出活动", "乙某组织集会活动", "丙某组织赛事活动", "丁某占道"]
    rows = "".join(f'<li><a href="{n}.html">{item}</a><span>2018-04-1{n}</span></li>' for n, item in enumerate(items))
    assert not view_column(page(portal(f"<ul>{rows}</ul>", title="行政处罚公示"))).is_news
    assert view_column(page(portal(f"<ul>{rows}</ul>", title="工作动态"))).is_news


@pytest.mark.parametrize(
    "items",
    [
        ["生产建设项目水土保持方案审批", "生产建设项目水土保持方案审批", "河道采砂许可"],
        ["某高速公路环境影响报告书", "某水库防洪评价报告审查", "某加油站环境影响报告表"],
        ["营业性演出活动审批", "示范市育才培训学校设立", "民办培训机构办学变更"],
        [
            f"{name}（{name}水土保持方案未经批准开工案）"
            for name in ("清河县博宏蛋糕房", "示范市宏顺理发店", "清河县永金网吧")
        ],
        ["张某擅自从事营业性演出活动", "李某未按要求开展培训", "王某未经批准举办大型活动"],
        ["示范大道改造工程水土保持方案", "城东水库扩建工程水土保持方案", "北江大桥工程防洪评价报告"],
    ],
)
def test_decisions_that_speak_of_plans_reports_and_training_are_no_news(items: list[str]) -> None:
    rows = "".join(f'<li><a href="{n}.html">{item}</a><span>2018-04-1{n}</span></li>' for n, item in enumerate(items))
    view = view_column(page(portal(f"<ul>{rows}</ul>", title="行政许可公示")))
    assert not view.is_news
    assert view.has_rows


def test_the_one_row_of_a_list_weighs_more_than_its_tabs() -> None:
    names = [f"{kind}（{whose}）公示" for kind in ("行政许可", "行政处罚") for whose in ("法人", "自然人")]
    tabs = "".join(f"<a href='{at}.jspx'>{name}</a>" for at, name in enumerate(names))
    row = "<ul class=list><li><a href=1.html>未按规定保存药品案（示食药监罚〔2018〕29号）</a><span>2018-05-28</span></li></ul>"
    pager = "<div class=pager>第1页 <a href='?pageNo=2'>下一页</a></div>"
    one = page(portal(f"<div class=tabs>{tabs}</div>{row}{pager}", title=names[-1]))
    assert view_column(one).has_rows
    assert [found.listed_on for found in read_list(one).rows] == [date(2018, 5, 28)]


def test_tabs_beside_an_empty_list_are_no_rows() -> None:
    tabs = "<div class=tabs><a href=xk>行政许可公示</a><a href=cf>行政处罚公示</a><a href=fa>某局双公示工作实施方案</a></div>"
    table = (
        "<table><tr><th>决定书文号</th><th>行政相对人</th></tr><tr><td colspan=2>没有查询到相关信息!</td></tr></table>"
    )
    empty = page(portal(f"{tabs}{table}<div>共 0 条记录</div>", title="行政许可公示"))
    view = view_column(empty)
    assert view.total_zero
    assert not view.has_rows
    assert not read_list(empty).rows or is_menu(read_list(empty).rows)


@needs_shared
def test_the_publicity_list_of_fujian() -> None:
    view = view_column(real("fj_tzxm_project_publicity_list.html"))
    assert view.has_rows
    assert view.rows == 10
    assert view.query is not None
    assert "project_name" in view.query.fields
    asked = view.query.asking("政和县官立茶业")
    assert asked.method == "POST"
    assert ("project_name", "政和县官立茶业") in asked.form


@needs_shared
@pytest.mark.parametrize("name", NEWS)
def test_news_pages_are_no_columns(name: str) -> None:
    news = real(name)
    view = view_column(news)
    assert not view.has_rows
    assert not view.total_zero
    assert not is_column_page(news)
    assert not empty_behind_icon(news)


@pytest.mark.parametrize(
    ("html", "answer"),
    [
        (portal(LIST, metas='<meta name="ColumnName" content="信用信息双公示">', title="首页"), True),
        (portal(LIST, crumbs="您的位置：首页 > 政务公开 > 行政处罚公示"), True),
        (portal("<h2>双公示专栏</h2>", title="示范市"), True),
        (
            portal(
                "<h1>x</h1>",
                metas='<meta name="ColumnName" content="双公示"><meta name="ArticleTitle" content="示卫许〔2018〕1号">',
            ),
            False,
        ),
        (portal(LIST, title="通知公告"), False),
        (portal(LIST, title="双公示工作动态"), False),
    ],
)
def test_what_a_page_says_it_is(html: str, answer: bool) -> None:
    assert is_column_page(page(html, "http://a.gov.cn/x/1.html")) is answer


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("http://a.gov.cn/", True),
        ("http://a.gov.cn/index.html", True),
        ("http://a.gov.cn/sgs/", False),
        ("http://a.gov.cn/#/sgs", False),
        ("http://a.gov.cn/?id=3", False),
    ],
)
def test_home_pages_are_known_by_their_address(url: str, answer: bool) -> None:
    assert is_home_page(page(portal(""), url)) is answer


@pytest.mark.parametrize(
    ("status", "kind", "body"), [(403, "text/html", b"no"), (200, "application/octet-stream", b"\x8f\x01\xff")]
)
def test_what_a_script_fetched_and_nobody_can_read_is_not_nothing(status: int, kind: str, body: bytes) -> None:
    """A gateway that answers in SM4 (信用邯郸), an interface that refuses: no empty icon."""
    part = page("", "http://a.gov.cn/api", status=status, content_type=kind, body=body)
    html = portal("<h2>双公示</h2>")
    assert empty_behind_icon(page(html, rendered=True))
    assert not empty_behind_icon(page(html, rendered=True, traffic=(part,)))


def test_rows_with_numbers_and_short_days_are_records() -> None:
    rows = "".join(
        f'<tr><td>示罚字〔2018〕{n}号</td><td><a href="/d/{n}">示范市{n}号超市</a></td><td>[05-0{n}]</td></tr>'
        for n in range(1, 5)
    )
    assert view_column(page(portal(f"<table>{rows}</table>"))).has_rows


def test_the_ways_to_four_lists_are_something() -> None:
    names = ["法人行政许可", "自然人行政许可", "法人行政处罚", "自然人行政处罚"]
    one = page(
        portal("<ul>" + "".join(f'<li><a href="l{n}.html">{name}</a></li>' for n, name in enumerate(names)) + "</ul>")
    )
    assert [found.what for found in view_column(one).inner] == [What.PERMIT_LIST] * 2 + [What.PENALTY_LIST] * 2
    other = page(
        portal('<ul><li><a href="a.html">企业许可类决定</a></li><li><a href="b.html">个人处罚类决定</a></li></ul>')
    )
    assert not empty_behind_icon(other)


def test_names_of_parties_alone_are_a_list_of_records() -> None:
    rows = "".join(f'<li><a href="/gs/{n}">示范市第{n}农业开发中心</a></li>' for n in range(1, 6))
    assert view_column(page(portal(f"<div>行政许可公示</div><ul>{rows}</ul>"))).has_rows


def test_names_of_firms_are_something_behind_an_icon() -> None:
    links = "".join(f"<p>·<a href='/d/{n}'>云岭{n}号餐饮管理中心</a> 05/0{n}</p>" for n in range(1, 5))
    assert not empty_behind_icon(page(portal(f"<dfn>{links}</dfn>", title="双公示")))

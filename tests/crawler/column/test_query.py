# ruff: noqa: E501 - HTML stands here as sites write it
import pytest

from crawler.column import find_query
from tests.crawler.pages.making import page, portal


@pytest.mark.parametrize(
    "main",
    [
        '<form name="q" action="/sgs/cx" method="post">行政相对人名称：<input type="text" name="xdrmc"><input type="submit" value="查询"></form>',
        '<div class="sx">企业名称<input id="xzxdrm" type="text"><button onclick="query()">查询</button></div>',
        '<div><input type="text" name="webQueryCondition[0]" placeholder="决定书文号"><input type="button" value="查询"><input type="button" value="重置"></div>',
        '<p><input id="txtKeyWord"><a href="javascript:search()">搜 索</a></p>',
        '<table><tr><td>项目名称</td><td><input name="xmmc"></td><td><img src="/i/query_btn.gif" alt="检索" onclick="s()"></td></tr></table>',
        '<form action="/search/list.do"><input name="dept" placeholder="处罚机关"><input name="name" placeholder="当事人名称"><button>检索</button></form>',
        '<div class="search"><form action="?"><input type="text" name="q_GGTJ" placeholder="相对人名称/文书号/法人"><button>查询</button></form></div>',
    ],
)
def test_a_query_of_the_columns_own_records_counts(main: str) -> None:
    found = find_query(page(portal(main)))
    assert found is not None
    assert found.selector
    assert found.box


@pytest.mark.parametrize(
    "main",
    [
        "",
        '<form action="http://search.gd.gov.cn/all"><input name="keywords" placeholder="请输入关键字"><button>搜索</button></form>',
        '<form action="/site/search/52"><input name="searchWord" value="全站搜索"><input type="submit" value="搜索"></form>',
        '<div class="tabs"><a href="?t=1">行政许可</a><a href="?t=2">行政处罚</a></div>',
        '<select name="bm"><option>全部</option></select>',
        "<form>验证码：<input name=vcode><button>确定</button></form>",
        '<form><input type="hidden" name="xdrmc"><button>查询</button></form>',
        '<form action="/so/ss/query"><input name="qt" placeholder="站内搜索"><button>搜索</button></form>',
    ],
)
def test_site_wide_boxes_and_tabs_do_not_count(main: str) -> None:
    assert find_query(page(portal(main))) is None


def test_the_request_of_a_query_carries_its_hidden_fields() -> None:
    main = '<form id="f" action="list.do"><input type="hidden" name="type" value="xk">企业名称<input name="qymc"><button>查询</button></form>'
    found = find_query(page(portal(main)))
    assert (
        found.asking("示范公司").url
        == "http://wjw.example.gov.cn/sgs/list.do?type=xk&qymc=%E7%A4%BA%E8%8C%83%E5%85%AC%E5%8F%B8"
    )
    assert found.selector == "#f"


def test_a_query_by_script_has_no_request_of_its_own() -> None:
    found = find_query(page(portal('<div>当事人<input id="k"><button onclick="s()">查询</button></div>')))
    assert found.asking("x") is None
    assert found.box == "#k"


def test_a_box_right_in_the_body_goes_with_the_button_after_it() -> None:
    html = '<html><body><div><button>搜索</button></div><h2>双公示</h2><input id="txtKeyWord"><input type="button" value="搜索" onclick="go()"><ul></ul></body></html>'
    found = find_query(page(html))
    assert found is not None
    assert found.box == "#txtKeyWord"
    assert find_query(page(html.replace('<input type="button" value="搜索" onclick="go()">', ""))) is None


def test_a_keyword_box_right_over_the_list_is_the_lists() -> None:
    rows = "".join(
        f'<li><a href="/d/{n}">示范市{n}号有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 5)
    )
    box = '<input id="kw" placeholder="请输入关键字"><button onclick="ld(1)">查询</button>'
    over = f'<html><body><div class="header"><a href="/">首页</a></div><div class=con>{box}<div id=main><ul>{rows}</ul></div></div></body></html>'
    found = find_query(page(over))
    assert found is not None
    assert found.box == "#kw"
    apart = f"<html><body><div>{box}</div><p>一</p><p>二</p><p>三</p><p>四</p><div><ul>{rows}</ul></div></body></html>"
    assert find_query(page(apart)) is None


def test_in_a_form_of_its_own_the_button_may_stand_many_boxes_away() -> None:
    box = "<div><div><div><font><p><input name='xdrmc' placeholder='行政相对人名称'></p></font></div></div></div>"
    html = f"<form action='/sgs/q'><table><tr><td>{box}</td></tr><tr><td><button>查询</button></td></tr></table></form>"
    rows = "".join(
        f"<li><a href='/d/{n}'>示范市{n}号商贸有限公司许可决定</a><i>2018-05-0{n}</i></li>" for n in range(1, 9)
    )
    found = find_query(page(portal(f"{html}<ul>{rows}</ul>")))
    assert found is not None
    assert found.box_name == "xdrmc"

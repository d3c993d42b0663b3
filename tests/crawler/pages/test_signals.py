# ruff: noqa: E501, ISC004 - HTML stands here as sites write it
import pytest

from crawler.pages.frames import frames_of, redirect_of
from crawler.pages.signals import browser_signal
from tests.crawler.pages.making import NEWS, page, portal, real
from tests.shared_data import needs_shared

AJAX = '<script>$.ajax({url:"/api/list",success:function(d){$("#list").html(d)}});</script>'


def test_an_empty_application_root_asks_for_a_browser() -> None:
    html = "<html><head></head><body><noscript>请启用 JavaScript</noscript><div id=app></div><script src=/js/app.8f2c.js></script></body></html>"
    assert browser_signal(page(html)) == "empty_app_root"


@pytest.mark.parametrize(
    "rows",
    [
        '<table><tr ng-repeat="x in rows"><td>{{x.title}}</td><td>{{x.date}}</td></tr></table>',
        '<ul><li v-for="item in list"><a :href="item.url">{{ item.title }}</a></li></ul>',
        "<ul id=tpl><li><%=title%></li></ul>",
    ],
)
def test_placeholders_where_rows_should_stand_ask_for_a_browser(rows: str) -> None:
    assert browser_signal(page(portal(rows))) == "template_placeholders"


@pytest.mark.parametrize(
    "box",
    [
        '<ul id="list"></ul>',
        '<div id="main-content"></div>',
        "<table id=list><tbody id=list></tbody></table>",
        "<div class='data-list'>正在加载...</div>",
    ],
)
def test_an_empty_list_filled_by_script_asks_for_a_browser(box: str) -> None:
    assert browser_signal(page(portal(box + AJAX))) == "rows_by_script"


def test_a_page_that_only_sends_the_reader_on_says_where() -> None:
    moved = page('<html><head><meta http-equiv="refresh" content="0;url=./sgs/index.html"></head><body></body></html>')
    assert browser_signal(moved) == "meta_refresh_script"
    assert redirect_of(moved).url == "http://wjw.example.gov.cn/sgs/sgs/index.html"
    by_script = page("<html><body><script>window.location.href='/new/';</script></body></html>")
    assert redirect_of(by_script).url == "http://wjw.example.gov.cn/new/"


def test_a_frame_with_an_address_is_followed_without_a_browser() -> None:
    framed = page(portal('<iframe src="http://app.other.cn/ctsgs/list_xzcf.php?page=1" width="100%"></iframe>'))
    assert browser_signal(framed) is None
    assert [ask.url for ask in frames_of(framed)] == ["http://app.other.cn/ctsgs/list_xzcf.php?page=1"]


def test_a_frame_filled_by_script_asks_for_a_browser() -> None:
    html = portal(
        '<iframe id="f" src="about:blank"></iframe><script>document.getElementById("f").src=base+"/list";</script>'
    )
    assert browser_signal(page(html)) == "iframe_only"


def test_counters_and_pickers_are_no_frames() -> None:
    html = portal(
        '<iframe src="/count.htm" width=1 height=1></iframe><div style="display:none"><iframe src="/area.jsp"></iframe></div>'
    )
    assert frames_of(page(html)) == ()


@needs_shared
@pytest.mark.parametrize(
    "name", [*NEWS, "nmpa_detail_20200911_drug_approval_table.html", "fj_tzxm_project_publicity_list.html"]
)
def test_real_static_pages_need_no_browser(name: str) -> None:
    assert browser_signal(real(name)) is None


@pytest.mark.parametrize(
    "main",
    [
        '<ul><li><a href="./t20180507_1.html">示卫许〔2018〕1号</a><span>2018-05-07</span></li></ul><div id=page></div>'
        '<script>createPageHTML(3,0,"index","html");$.ajax({url:"/hits"}).done(function(d){$("#hits").html(d)})</script>',
        '<div id="52871"></div><script type="text/xml"><datastore><record><![CDATA[<li>a</li>]]></record></datastore></script>',
        "<h1>行政处罚决定书</h1>"
        + "<p>经查，当事人未取得许可从事经营活动。</p>" * 12
        + '<span id="hits"></span>'
        + AJAX,
        "<table><tr><th>序号</th><th>文书号</th></tr><tr><td colspan=2>暂无数据</td></tr></table>",
    ],
)
def test_static_lists_and_articles_with_scripts_beside_need_none(main: str) -> None:
    assert browser_signal(page(portal(main))) is None


def test_a_search_hint_in_the_header_is_no_placeholder_of_the_page() -> None:
    html = portal("<h1>通知</h1>" + "<p>现将有关事项公告如下，请遵照执行。</p>" * 10).replace(
        '<ul class="nav">', '<div>{{hot}}</div><ul class="nav">'
    )
    assert browser_signal(page(html)) is None


def test_a_page_the_browser_drew_asks_for_nothing_more() -> None:
    drawn = "<div id=app><table><tr><td>示卫许〔2018〕1号</td><td>2018-05-07</td></tr></table></div><script src=/a.js></script>"
    assert browser_signal(page(portal(drawn), rendered=True)) is None
    empty = portal("<ul class=list></ul><script src=/jquery.js></script>")
    assert browser_signal(page(empty, rendered=True)) is None


def test_a_page_the_browser_could_not_draw_either_says_so() -> None:
    shell = "<html><body><div id=app></div><script src=/a.js></script></body></html>"
    assert browser_signal(page(shell, rendered=True)) == "empty_app_root"
    marks = portal("<table><tr><td>{{x.title}}</td></tr></table>")
    assert browser_signal(page(marks, rendered=True)) == "template_placeholders"


def test_data_is_no_page() -> None:
    assert browser_signal(page('{"rows":[]}')) is None

# ruff: noqa: E501 - HTML stands here as sites write it
"""Each family: how it is recognised, what it reads, how it goes on."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.listings import choose_family, read_list
from crawler.pages.page import Ask, Page
from tests.crawler.pages.making import page, portal, real
from tests.shared_data import needs_shared

ROWS = (
    "<ul class='list'>"
    + "".join(
        f"<li><a href='./202405/t2024051{n}_{n}.html'>示范市第{n}水产养殖有限公司行政许可决定书</a><span>2024-05-1{n}</span></li>"
        for n in range(5)
    )
    + "</ul>"
)


def _family(one: Page) -> str:
    return choose_family(one).name


@pytest.mark.parametrize(
    ("call", "url", "following"),
    [
        ('createPageHTML(22, 0, "index", "shtml");', "http://a.gov.cn/xk/", "http://a.gov.cn/xk/index_1.shtml"),
        ("createPageHTML(22,1,'index','html')", "http://a.gov.cn/xk/index_1.html", "http://a.gov.cn/xk/index_2.html"),
        ("createPageHTML(0, 22, 'index', 'htm');", "http://a.gov.cn/xk/index.htm", "http://a.gov.cn/xk/index_1.htm"),
        ('createPageHTML("index", "html", 3, 2)', "http://a.gov.cn/xk/index_2.html", None),
        (
            "createPageHTML('page_div',16,1,'index','html',300);",
            "http://a.gov.cn/xk/index.html",
            "http://a.gov.cn/xk/index_2.html",
        ),
        (
            "createPageHTML('page_div',16,0,'index','shtml',300);",
            "http://a.gov.cn/xk/",
            "http://a.gov.cn/xk/index_1.shtml",
        ),
        ("list_next('list_page',16,'index',0,'html');", "http://a.gov.cn/xk/", "http://a.gov.cn/xk/index_1.html"),
        ('createPageHTML(1, 0, "index", "html")', "http://a.gov.cn/xk/", None),
        ('createPageHTML(4,0,"list","jhtml")', "http://a.gov.cn/xk/list.jhtml", "http://a.gov.cn/xk/list_1.jhtml"),
    ],
)
def test_trs_counts_its_pages_from_the_script(call: str, url: str, following: str | None) -> None:
    one = page(portal(f"{ROWS}<script>function createPageHTML(a,b,c,d){{}}\n{call}</script>"), url)
    assert _family(one) == "trs"
    found = read_list(one)
    assert len(found.rows) == 5
    assert (found.following.ask.url if found.following else None) == following


def test_trs_goes_on_from_its_own_count_though_the_script_stays_at_page_one() -> None:
    html = portal(f'{ROWS}<script>createPageHTML(3, 0, "index", "html")</script>')
    family = choose_family(page(html, "http://a.gov.cn/xk/"))
    first = family.start(page(html, "http://a.gov.cn/xk/"))
    second = family.go_on(page(html, "http://a.gov.cn/xk/index_1.html"), first.following.state)
    assert second.following.ask.url == "http://a.gov.cn/xk/index_2.html"
    assert family.go_on(page(html, "http://a.gov.cn/xk/index_2.html"), second.following.state).following is None


def test_trs_rows_written_by_script() -> None:
    script = "".join(
        f"document.write('<li><a href=\"/art/2017/12/c11_{n}.html\">示范市第{n}物流有限公司处罚决定</a><span>2017-12-0{n}</span></li>');\n"
        for n in range(1, 5)
    )
    one = page(
        portal(f"<ul id=l></ul><script>{script}createPageHTML(9,0,'index','html');</script>"), "http://a.gov.cn/cf/"
    )
    rows = read_list(one).rows
    assert [row.ask.url for row in rows] == [f"http://a.gov.cn/art/2017/12/c11_{n}.html" for n in range(1, 5)]
    assert rows[0].listed_on == date(2017, 12, 1)


HANWEB = """<div id="521"></div><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;appid=1&amp;webid=31&amp;path=/&amp;columnid=52871&amp;unitid=521&amp;permissiontype=0"></a>]]></nextgroup>
<recordset>{}</recordset></datastore></script>
<script>$('#521').jpage({{perPage:15,totalRecord:40,proxyUrl:'/module/web/jpage/dataproxy.jsp',openCookies:false}});</script>"""


def _records(first: int, last: int) -> str:
    return "".join(
        f"<record><![CDATA[ <li><a href='/art/2018/5/{n % 28 + 1}/art_52871_{n}.html' title='示范市第{n}口腔门诊部有限公司执业许可'>示范市第{n}口…</a><span>2018-05-{n % 28 + 1:02d}</span></li>]]></record>"
        for n in range(first, last + 1)
    )


def test_hanweb_reads_the_rows_a_parser_does_not_see_and_goes_on_by_proxy() -> None:
    one = page(portal(HANWEB.format(_records(1, 30))), "http://a.gov.cn/col/col52871/index.html")
    assert _family(one) == "hanweb"
    found = read_list(one)
    assert (len(found.rows), found.total) == (30, 40)
    assert found.rows[0].title == "示范市第1口腔门诊部有限公司执业许可"
    ask = found.following.ask
    assert urlsplit(ask.url).path == "/module/web/jpage/dataproxy.jsp"
    assert parse_qs(urlsplit(ask.url).query) == {"startrecord": ["31"], "endrecord": ["40"], "perpage": ["15"]}
    assert dict(ask.form)["columnid"] == "52871"
    assert dict(ask.form)["unitid"] == "521"
    answer = page(
        f"<datastore><totalrecord>40</totalrecord><recordset>{_records(31, 40)}</recordset></datastore>", ask.url
    )
    last = choose_family(one).go_on(answer, found.following.state)
    assert (len(last.rows), last.following) == (10, None)


def test_hanweb_that_gives_no_proxy_says_that_it_is_broken_off() -> None:
    html = portal(
        f"<script type='text/xml'><datastore><recordset>{_records(1, 3)}</recordset></datastore></script><script>var totalRecord=9</script>"
    )
    found = read_list(page(html))
    assert found.following is None
    assert found.broken


def test_hanweb_lines_of_hunan() -> None:
    html = '<datastore><recordset>["XK$77$长沙市甲科技有限公司$2017-12-22","XK$78$长沙市乙科技有限公司$2017-12-21"]</recordset></datastore>'
    rows = read_list(page(html, "http://a/dataproxy.jsp")).rows
    assert [(row.title, row.listed_on, row.ask) for row in rows] == [
        ("长沙市甲科技有限公司", date(2017, 12, 22), None),
        ("长沙市乙科技有限公司", date(2017, 12, 21), None),
    ]


@needs_shared
def test_truecms_jsonp_of_haimen() -> None:
    url = "https://www.haimen.gov.cn/truecms/messageController/getMessage.do?columnId=x&startrecord=1&endrecord=30&perpage=30"
    one = real("truecms_official_land_permit_list.jsonp")
    one = page(one.text, url)
    assert _family(one) == "truecms"
    found = read_list(one)
    assert (len(found.rows), found.total) == (30, 377)
    assert found.rows[0].title == "关于同意南通江海港建设工程有限公司汇成苑西区的行政许可"
    assert found.rows[0].listed_on == date(2026, 7, 15)
    assert found.rows[0].ask.url.startswith("https://www.haimen.gov.cn/hmsgtj/xzxk/content/2299174a")
    assert "startrecord=31&endrecord=60" in found.following.ask.url
    assert "columnId=x" in found.following.ask.url


def test_truecms_page_with_inline_first_page() -> None:
    inline = (
        "<datastore>"
        + "".join(
            f"<record><![CDATA[<li><a href='/c/{n}.html'>示范市第{n}码头有限公司的行政许可</a><span>2026-07-0{n}</span></li>]]></record>"
            for n in range(1, 4)
        )
        + "</datastore>"
    )
    html = portal(
        f"<script type='text/xml' id='initData'>{inline}</script><script>$.page({{url:'/truecms/messageController/getMessage.do',data:{{columnId:'c9',webId:'w1'}},totalRecord:835,perPage:3}})</script>"
    )
    found = read_list(page(html))
    assert (len(found.rows), found.total) == (3, 835)
    query = parse_qs(urlsplit(found.following.ask.url).query)
    assert query["startrecord"] == ["4"]
    assert query["columnId"] == ["c9"]


@needs_shared
def test_the_form_of_fujian_is_posted_whole_with_the_next_page() -> None:
    one = real("fj_tzxm_project_publicity_list.html")
    assert _family(one) == "post_form"
    ask = read_list(one).following.ask
    assert (ask.method, ask.url) == ("POST", "https://fj.tzxm.gov.cn:443/eap/credit.showProjectInfo")
    assert dict(ask.form)["page"] == "2"
    assert "enterprise_name" in dict(ask.form)


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='#' onclick='gotopage(3)'>下一页</a><script>function gotopage(n){document.getElementById('pn').value=n;document.f.submit();}</script>",
        "<a href='javascript:page(3)'>下页</a><script>function page(n){$('#pn').val(n);$('form[name=f]').submit();}</script>",
        "<a onclick=\"_gotoPage(9,2,3)\">&gt;</a><script>function _gotoPage(total,cur,n){document.forms['f'].pageNo.value=n;document.forms['f'].submit();}</script>",
        "<b class=current>2</b><a href='javascript:toDoublePublicPage(3)'>3</a>",
        "<div>共9页</div>",
    ],
)
def test_forms_go_on_by_the_pages_own_function(pager: str) -> None:
    html = portal(
        f"<form name='f' method='post' action='list.do'><input type=hidden name=token value=k><input type=hidden id=pn name=pageNo value=2>{ROWS}{pager}</form>"
    )
    one = page(html)
    assert _family(one) == "post_form"
    assert dict(read_list(one).following.ask.form) == {"token": "k", "pageNo": "3"}


def test_the_last_page_of_a_form_ends() -> None:
    html = portal(
        f"<form name='f' method='post'><input type=hidden name=pageNo value=9>{ROWS}<span>共9页</span></form>"
    )
    assert read_list(page(html)).following is None


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ("<a href='index_2.jhtml'>下一页</a>", "http://wjw.example.gov.cn/sgs/index_2.jhtml"),
        ("<a href='?page=2&type=1'>下页</a>", "http://wjw.example.gov.cn/sgs/?page=2&type=1"),
        (
            "<span class='current'>1</span><a href='p2.html'>2</a><a href='p3.html'>3</a>",
            "http://wjw.example.gov.cn/sgs/p2.html",
        ),
        (
            "<ul><li class=active><a href='1.html'>1</a></li><li><a href='2.html'>2</a></li></ul>",
            "http://wjw.example.gov.cn/sgs/2.html",
        ),
        ("<a class='next' href='list-2.html'>&gt;</a>", "http://wjw.example.gov.cn/sgs/list-2.html"),
        (
            "<a href='javascript:go(2)'>下一页</a><script>function go(n){location.href='list_'+n+'.shtml'}</script>",
            "http://wjw.example.gov.cn/sgs/list_2.shtml",
        ),
        ("<a class='disabled' href='index_2.jhtml'>下一页</a>", None),
        ("<a>下一页</a>", None),
        ("", None),
    ],
)
def test_plain_next_links(pager: str, following: str | None) -> None:
    found = read_list(page(portal(ROWS + f"<div class='pages'>{pager}</div>")))
    assert len(found.rows) == 5
    assert (found.following.ask.url if found.following else None) == following


def test_a_counted_address_goes_on_without_a_link() -> None:
    one = page(portal(ROWS + "<div>第2页/共7页</div>"), "http://a.gov.cn/xzcfList.jspx?pageNo=2&type=x")
    assert read_list(one).following.ask.url == "http://a.gov.cn/xzcfList.jspx?pageNo=3&type=x"


def test_aspnet_sends_its_view_state_back() -> None:
    html = portal(
        f"<form method='post' action='./List.aspx?t=77'><input type=hidden name=__VIEWSTATE value=abc><input type=hidden name=__EVENTVALIDATION value=ev>{ROWS}"
        "<a href=\"javascript:__doPostBack('ctl00$Pager','2')\">下一页</a></form>"
    )
    one = page(html, "http://a.gov.cn/List.aspx?t=77")
    assert _family(one) == "aspnet"
    ask = read_list(one).following.ask
    assert (ask.method, ask.url) == ("POST", "http://a.gov.cn/List.aspx?t=77")
    assert dict(ask.form) == {
        "__VIEWSTATE": "abc",
        "__EVENTVALIDATION": "ev",
        "__EVENTTARGET": "ctl00$Pager",
        "__EVENTARGUMENT": "2",
    }


def test_a_list_on_one_page_that_says_it_has_more_is_broken_off() -> None:
    found = read_list(page(portal(ROWS + "<div>共120条</div>")))
    assert (found.total, found.following) == (120, None)
    assert found.broken


def _row(n: int) -> dict[str, object]:
    return {
        "id": n,
        "cf_wsh": f"示罚〔2018〕{n}号",
        "cf_xdr_mc": f"示范市第{n}商贸有限公司",
        "cf_jdrq": 1525622400000,
        "cf_cfmc": "无证经营",
    }


ANSWERS = {
    "easyui": lambda rows: {"total": 25, "rows": rows},
    "jqgrid": lambda rows: {"page": 1, "total": 3, "records": 25, "rows": rows},
    "pages only": lambda rows: {"data": rows, "totalPage": 3},
    "nested": lambda rows: {"code": 200, "data": {"list": rows, "totalCount": 25}, "msg": "ok"},
    "string in string": lambda rows: {"d": json.dumps({"Table": rows, "total": 25}, ensure_ascii=False)},
    "one-element lists": lambda rows: {"data": [{"data": [{"total": 25, "list": rows}]}]},
    "entities": lambda rows: {"data": {"list": [{"entity": row} for row in rows], "total": 25}},
}


@pytest.mark.parametrize("shape", ANSWERS)
@pytest.mark.parametrize(
    "ask",
    [
        Ask(url="http://a.gov.cn/list.action?rows=10&page=1"),
        Ask(url="http://a.gov.cn/q.json", method="POST", form=(("type", "2"), ("pageNo", "1"), ("pageSize", "10"))),
        Ask(url="http://a.gov.cn/q", method="POST", body=b'{"pageIndex": 1, "size": 10}'),
        Ask(url="http://a.gov.cn/xzcf?start=0&limit=10"),
    ],
    ids=["query", "form", "body", "offset"],
)
def test_json_grids_are_read_to_their_end(shape: str, ask: Ask) -> None:
    pages = [[_row(n) for n in range(1, 11)], [_row(n) for n in range(11, 21)], [_row(n) for n in range(21, 26)]]
    one = page(
        json.dumps(ANSWERS[shape](pages[0]), ensure_ascii=False), ask.url, ask=ask, content_type="application/json"
    )
    family = choose_family(one)
    assert family.name == "json_grid"
    part = family.start(one)
    numbers = [row.values["document_number"] for row in part.rows]
    for rows in pages[1:]:
        following = part.following
        assert following is not None
        answer = page(json.dumps(ANSWERS[shape](rows), ensure_ascii=False), following.ask.url, ask=following.ask)
        part = family.go_on(answer, following.state)
        numbers += [row.values["document_number"] for row in part.rows]
    assert numbers == [f"示罚〔2018〕{n}号" for n in range(1, 26)]
    assert part.following is None


def test_an_encrypted_answer_is_broken_and_not_empty() -> None:
    found = read_list(page(json.dumps({"encryptData": "Q0FGRUJBQkU" * 40})))
    assert found.rows == ()
    assert "加密" in found.broken


def test_an_interface_is_learnt_from_what_the_browser_fetched() -> None:
    rows = [_row(n) for n in range(1, 4)]
    ask = Ask(url="http://a.gov.cn/api/page", method="POST", body=b'{"pageNo":1,"pageSize":3}')
    fetched = page(json.dumps({"data": {"list": rows, "total": 9}}, ensure_ascii=False), ask.url, ask=ask)
    menu = page('{"data":[{"id":1,"name":"首页"},{"id":2,"name":"政务公开"}]}', "http://a.gov.cn/api/menu")
    drawn = "".join(
        f"<tr><td><a href='/detail?docId={row['id']}&t=cf'>{row['cf_xdr_mc']}</a></td><td>2018-05-07</td></tr>"
        for row in rows
    )
    one = page(portal(f"<table>{drawn}</table>"), "http://a.gov.cn/sgs/", rendered=True, traffic=(menu, fetched))
    found = read_list(one)
    assert choose_family(one).name == "json_grid"
    assert [row.ask.url for row in found.rows] == [f"http://a.gov.cn/detail?docId={n}&t=cf" for n in (1, 2, 3)]
    assert json.loads(found.following.ask.body) == {"pageNo": 2, "pageSize": 3}


def test_the_details_address_is_learnt_beside_another_list() -> None:
    """Permits and penalties drawn on one page: the rows of the one say nothing of the other's addresses."""
    rows = [_row(n) for n in range(1, 7)]
    fetched = page(json.dumps({"list": rows, "total": 6}, ensure_ascii=False), "http://a.gov.cn/api/cf?page=1")
    lines = [(f"/d?k=xk&id=9{n}", f"另一份{n}号有限公司") for n in range(1, 7)]
    lines += [(f"/d?k=cf&id={row['id']}", row["cf_xdr_mc"]) for row in rows]
    drawn = "".join(f"<tr><td><a href='{href}'>{words}</a></td><td>2018-05-07</td></tr>" for href, words in lines)
    one = page(portal(f"<table>{drawn}</table>"), "http://a.gov.cn/sgs/", rendered=True, traffic=(fetched,))
    assert [row.ask.url for row in read_list(one).rows] == [f"http://a.gov.cn/d?k=cf&id={n}" for n in range(1, 7)]


def test_the_day_printed_beside_a_row_dates_it_under_whatever_name() -> None:
    rows = [
        {"id": str(n), "name": f"第{n}物流有限公司", "date": f"2018-05-0{n}", "sjc": "2018-09-01"} for n in range(1, 5)
    ]
    answer = json.dumps({"list": rows, "page_count": 2}, ensure_ascii=False)
    fetched = page(answer, "http://a.gov.cn/api/xk?page=1")
    drawn = "".join(f"<li><a href='/d?id={row['id']}'>{row['name']}</a><i>{row['date']}</i></li>" for row in rows)

    def days(shown: str) -> list[object]:
        one = page(portal(f"<ul>{shown}</ul>"), "http://a.gov.cn/sgs/", rendered=True, traffic=(fetched,))
        return [row.listed_on and row.listed_on.isoformat() for row in read_list(one).rows]

    assert days(drawn) == [row["date"] for row in rows]
    assert days(re.sub("2018-05-0.", "2018-09-01", drawn)) == [None] * 4


def test_zero_rows_with_total_zero_is_a_working_list() -> None:
    found = read_list(page('{"total":0,"rows":[]}', "http://a.gov.cn/l?page=1"))
    assert (found.rows, found.total, found.following, found.broken) == ((), 0, None, "")

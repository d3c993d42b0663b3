# ruff: noqa: E501 - HTML stands here as sites write it
import pytest

from crawler.column import What, candidates, candidates_inside, links_of
from crawler.column.words import RECORDS
from tests.crawler.pages.making import page, portal

HOME = "http://wjw.example.gov.cn/"


def _records(main: str) -> list[tuple[What, str]]:
    return [
        (found.what, found.ask.url)
        for found in candidates(page(portal(main, title="首页"), HOME))
        if found.what in RECORDS
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="./sgs/">双公示专栏</a>',
        '<a href="sgs/"><dd><h5>信用双公示</h5></dd></a>',
        '<a href="/sgs/"><img src="/i/3.png" alt="双公示"></a>',
        '<a href="/sgs/" title="行政许可和行政处罚公示专栏">行政许可和行政处…</a>',
        '<a href="/sgs/"><img src="/i/3.png" alt=""></a>',
        '<img usemap="#m"><map name="m"><area shape="rect" href="/sgs/" alt=""></map>',
        '<div class="icon" onclick="window.open(\'/sgs/\')">双公示</div>',
        '<select onchange="go(this.value)"><option value="">请选择</option><option value="/sgs/">双公示</option></select>',
        '<iframe src="/sgs/"></iframe>',
        '<h3>七天双公示</h3><a href="/sgs/">更多&gt;&gt;</a>',
        '<a href="javascript:void(0)" onclick="location.href=\'/sgs/\'"><span>信用信息</span><span>双公示</span></a>',
        '<a href="\n /sgs/ ">双公示</a>',
        '<div class="tit"><b>专题专栏</b></div><div class="item"><a href="/sgs/"><img src="/i/special3.svg" border="0"></a></div>',
        '<a href="/x.aspx?cid=9"><img src="/images/icon_sgs.png"></a><!-- -->',
    ],
)
def test_the_column_is_found_however_it_is_linked(link: str) -> None:
    found = _records(f"<div>{link}</div>")
    assert found
    assert found[0][0] is What.COLUMN
    assert found[0][1] in {"http://wjw.example.gov.cn/sgs/", "http://wjw.example.gov.cn/x.aspx?cid=9"}


def test_two_lists_without_the_word_are_two_candidates() -> None:
    main = '<a href="/a/">行政许可公示</a><a href="/b/">行政处罚公示</a>'
    assert {what for what, _ in _records(main)} == {What.PERMIT_LIST, What.PENALTY_LIST}


def test_image_links_of_the_credit_site_of_dali() -> None:
    main = '<a href="/credit/pub/2pub/alList.do"><img src="/i/6.png"></a><a href="/credit/pub/2pub/apList.do"><img src="/i/7.png"></a>'
    assert {what for what, _ in _records(main)} == {What.PERMIT_LIST, What.PENALTY_LIST}


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/sgs/t1.html">关于印发《双公示工作方案》的通知</a>',
        '<a href="/sgsgz/">双公示工作</a>',
        '<a href="/xzxk/202405/t20240510_1.html" title="关于同意某某公司的行政许可">关于同意某某公司的…</a>',
        '<a href="/sjsgk/">双随机一公开</a>',
        '<h3>双随机、一公开</h3><a href="/sgs2/">更多</a>',
        '<a href="/xzcf/">裁量基准</a>',
        '<a href="/bqgs/">批前公示</a>',
    ],
)
def test_decoys_are_no_candidates_for_records(link: str) -> None:
    assert _records(f"<div>{link}</div>") == []


def test_the_column_on_another_host_is_followed_and_its_sections_are_not() -> None:
    main = '<a href="http://credit.example.cn:8081/sgs">双公示</a><a href="http://www.example.gov.cn/zwgk/">政务公开专栏</a>'
    found = candidates(page(portal(main), HOME))
    assert any(one.ask.url == "http://credit.example.cn:8081/sgs" for one in found)
    assert not any(one.ask.url == "http://www.example.gov.cn/zwgk/" for one in found)


def test_best_first_and_footers_last() -> None:
    main = '<a href="/zt/">专题专栏</a><a href="/xk/">行政许可</a><a href="/sgs/">双公示</a><div class="footer"><a href="/sgs2/">双公示</a></div>'
    found = candidates(page(portal(main), HOME))
    assert [one.ask.url.rpartition("cn")[2] for one in found[:3]] == ["/sgs/", "/sgs2/", "/xk/"]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_href_is_kept_as_written_for_framing() -> None:
    found = candidates(page(portal('<a href="./sgs/">双公示</a>'), HOME))[0]
    assert found.framed == "./sgs/"
    assert "双公示" in found.why


def test_broken_and_empty_addresses_are_passed_over() -> None:
    html = portal(
        '<a href="http://[bad">双公示</a><a href="#">双公示</a><a href="javascript:;">双公示</a><a>双公示</a><a href="mailto:a@b">双公示</a>'
    )
    assert [link for link in links_of(page(html)) if "双公示" in link.text] == []


def test_links_inside_the_column_come_from_its_content_before_the_menu() -> None:
    html = portal(
        '<div class="left"><a href="/c/xk/">法人许可</a><a href="/c/cf/">处罚信息</a><a href="/c/ml.html">公示目录</a></div>'
    ).replace('<li><a href="/hdjl/">', '<li><a href="/other/xk/">行政许可</a></li><li><a href="/hdjl/">')
    found = candidates_inside(page(html))
    assert {(one.what, one.ask.url.rpartition("cn")[2]) for one in found} == {
        (What.PERMIT_LIST, "/c/xk/"),
        (What.PENALTY_LIST, "/c/cf/"),
        (What.CATALOGUE, "/c/ml.html"),
    }


def test_a_picture_says_more_of_what_the_cell_beside_it_names() -> None:
    box = "<table><tr><td><b>{0}</b></td><td><a href='{1}'><img src='/images/more.gif'></a></td></tr></table>"
    html = box.format("行政许可", "a.html") + box.format("行政处罚", "b.html")
    found = {link.what: link.ask.url for link in candidates_inside(page(portal(html)))}
    assert {what: url[-6:] for what, url in found.items()} == {What.PERMIT_LIST: "a.html", What.PENALTY_LIST: "b.html"}

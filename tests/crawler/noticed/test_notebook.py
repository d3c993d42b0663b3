"""What is seen on the way is told once, masked, and not of pages that have nothing of it."""

from __future__ import annotations

import pytest

from crawler.noticed import Notebook
from crawler.noticed.hidden_links import hidden_links
from crawler.noticed.meta_tags import missing_tags
from crawler.noticed.resident_numbers import resident_numbers
from disclosure.codes import make_resident_id
from disclosure.vocabulary import NoticedKind
from tests.crawler.pages.making import NEWS, page, portal, real

NUMBER = make_resident_id("52990019700101001")
BET = '<a href="http://www.x-bet.example.com/">{}</a>'


def test_an_identity_number_is_masked() -> None:
    assert resident_numbers(f"<td>{NUMBER}</td><td>{NUMBER.lower()}</td>") == ["529900************"]


@pytest.mark.parametrize(
    "text",
    [
        f"{NUMBER[:-1]}{'1' if NUMBER[-1] != '1' else '2'}",  # check digit wrong
        f"9{NUMBER}",
        f"a{NUMBER}",
        "91520100MA6DK0000X",
        "529900199913010015",  # no thirteenth month
        NUMBER[:6] + "********" + NUMBER[-4:],
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert resident_numbers(f"<p>编号 {text} 号</p>") == []


@pytest.mark.parametrize(
    "html",
    [
        f'<div style="display:none">{BET.format("澳门葡京")}</div>',
        f'<div style="position: absolute; left: -9999px"><p>{BET.format("时时彩")}</p></div>',
        f'<marquee height="1" width="1">{BET.format("棋牌")}</marquee>',
        f'<p style="height:0px;overflow:hidden">{BET.format("老虎机")}</p>',
    ],
)
def test_links_put_out_of_sight_are_found(html: str) -> None:
    found = hidden_links(page(portal(html)))
    assert [hidden for _, _, hidden in found] == [True]


def test_a_visible_link_is_told_only_by_words_that_leave_no_doubt() -> None:
    assert [hidden for _, _, hidden in hidden_links(page(portal(BET.format("真人娱乐平台"))))] == [False]
    assert hidden_links(page(portal(BET.format("棋牌协会")))) == []


@pytest.mark.parametrize(
    "html",
    [
        '<div style="display:none"><a href="/xwzx/1.html">我市查处一起赌博案</a></div>',
        '<a href="/art/2.html">严厉打击六合彩开奖等违法行为</a>',
        '<a href="http://www.lottery.gov.cn/" style="display:none">中国体育彩票 时时彩</a>',
    ],
)
def test_news_of_a_raid_is_no_hidden_link(html: str) -> None:
    assert hidden_links(page(portal(html))) == []


@pytest.mark.parametrize("name", NEWS)
def test_nothing_is_noticed_on_real_pages_that_have_nothing(name: str) -> None:
    notebook = Notebook()
    notebook.look(real(name))
    assert notebook.noticed == ()


def test_missing_tags_are_named_and_told_once_a_part() -> None:
    metas = '<meta content="示范市卫健委" name = "SITENAME"><meta name="SiteDomain" content="">'
    home = page(portal("", metas=metas))
    assert missing_tags(home, "home") == ["SiteDomain", "SiteIDCode"]
    notebook = Notebook()
    notebook.tags(home, "home")
    notebook.tags(page(portal(""), url="http://wjw.example.gov.cn/other/"), "home")
    assert [one.kind for one in notebook.noticed] == [NoticedKind.MISSING_TAG]
    assert "SiteDomain、SiteIDCode" in notebook.noticed[0].said


def test_only_what_is_gone_is_a_dead_link() -> None:
    notebook = Notebook()
    for status in (403, 500, 503):
        notebook.dead(page("", url=f"http://x.example.gov.cn/{status}", status=status), "某决定")
    assert notebook.noticed == ()
    notebook.dead(page("", url="http://x.example.gov.cn/a", status=404), "某决定")
    assert [one.kind for one in notebook.noticed] == [NoticedKind.DEAD_LINK]


def test_a_dead_links_title_is_told_only_where_it_speaks_of_an_organisation() -> None:
    notebook = Notebook(lambda page: f"evidence/{page.status}.html")
    notebook.dead(page("gone", url="http://x.example.gov.cn/a", status=404), "欧阳小明未按规定经营案")
    notebook.dead(page("gone", url="http://x.example.gov.cn/b", status=410), "示范市安泰商贸有限公司无照经营案")
    said = [one.said for one in notebook.noticed]
    assert "欧阳小明" not in said[0]
    assert "示范市安泰商贸有限公司" in said[1]
    assert [one.evidence for one in notebook.noticed] == ["evidence/404.html", "evidence/410.html"]


def test_one_kind_does_not_flood_the_report() -> None:
    notebook = Notebook()
    for at in range(100):
        notebook.look(page(f"<p>{NUMBER}</p>", url=f"http://x.example.gov.cn/{at}"))
    assert len(notebook.noticed) == 20

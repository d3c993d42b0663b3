# ruff: noqa: E501 - HTML stands here as sites write it
"""Two lists fetched at once by one page: each is read from its own answer."""

from __future__ import annotations

import json

import pytest

from crawler.column import view_column
from crawler.listings import choose_family
from crawler.listings.grids_beside import grids_beside
from crawler.pages.page import Ask, Page
from crawler.visit.places import Lead, lists_on, stands_beside
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page, portal

SITE = "http://zjt.example.gov.cn/web/"
HEADS = {"XK": "行政许可", "CF": "行政处罚"}


def entries(mark: str) -> list[dict[str, str]]:
    return [
        {"InfoID": f"10{n}{ord(mark[0])}", "Title": f"示范市第{n}物流有限公司{HEADS[mark]}事项", "infodate": f"2018-05-0{n}T00:00:00"}
        for n in range(1, 4)
    ]  # fmt: skip


def answer(path: str, found: list[dict[str, str]], total: int, **sent: object) -> Page:
    ask = Ask(
        url=SITE + path, method="POST", body=json.dumps({"PageIndex": 1, "Token": "9f3ccf04-41aa", **sent}).encode()
    )
    text = json.dumps({"d": json.dumps({"Table": [{**one, "total": total} for one in found]}, ensure_ascii=False)})
    return page(text, ask.url, ask=ask, content_type="application/json")


def drawn(mark: str) -> str:
    rows = "".join(
        f"<tr onclick=\"show('{mark}',{one['InfoID']})\"><td>{one['Title']}</td><td>{one['infodate']}</td></tr>"
        for one in entries(mark)
    )
    return f"<table id=tb{mark}>{rows}</table>"


def shown(*parts: Page, headed: bool = True) -> Page:
    body = "".join((f"<h3>{HEADS[mark]}</h3>" if headed else "") + drawn(mark) for mark in HEADS)
    return page(portal(body, title="行政许可和行政处罚公示"), f"{SITE}open.html", rendered=True, traffic=parts)


def both() -> tuple[Page, Page]:
    return answer("Info.asmx/GetListXK", entries("XK"), 26), answer("Info.asmx/GetListCF", entries("CF"), 22)


def test_each_list_is_read_from_its_own_answer() -> None:
    grids = grids_beside(shown(*both()))
    read = {grid.kind: choose_family(grid.page).start(grid.page) for grid in grids}
    assert {kind: part.total for kind, part in read.items()} == {Kind.PERMIT: 26, Kind.PENALTY: 22}
    following = {kind: part.following.ask.url for kind, part in read.items() if part.following}
    assert following == {Kind.PERMIT: f"{SITE}Info.asmx/GetListXK", Kind.PENALTY: f"{SITE}Info.asmx/GetListCF"}


def test_the_lists_of_one_page_are_leads_of_their_own_which_no_click_may_mix() -> None:
    column = shown(*both())
    leads = lists_on(Lead(page=column, view=view_column(column), kind=None, name="双公示"))
    assert {lead.kind for lead in leads} == set(Kind)
    assert all(lead.shows_list and stands_beside(lead.page) for lead in leads)
    one = shown(both()[0])
    alone = Lead(page=one, view=view_column(one), kind=None, name="双公示")
    assert lists_on(alone) == [alone]
    assert not stands_beside(one)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((both()[0], both()[0]), id="the same list twice"),
        pytest.param((both()[0], answer("Info.asmx/GetNews", [{"InfoID": "9", "Title": "市局召开安全生产工作会议"}], 1)), id="another thing beside it"),
        pytest.param((both()[0], answer("dict.asmx/Depts", [{"code": "1", "name": "示范市住房和城乡建设局"}], 1)), id="a dictionary"),
    ],
)  # fmt: skip
def test_what_is_no_list_beside_it_leaves_one_list(parts: tuple[Page, ...]) -> None:
    assert grids_beside(shown(*parts)) == ()

# ruff: noqa: E501 - HTML stands here as sites write it
"""Rows that hand their record to a function when they are clicked."""

from __future__ import annotations

from crawler.listings import read_list
from tests.crawler.pages.making import page, portal

MODAL = '<div id="m"><p>决定书文号：<span id="a"></span></p><p>行政相对人名称<span id="b"></span></p><table><tr><td>许可决定日期</td><td id="c"></td></tr></table></div>'
ROW = '<li onclick=showModal(1,"示许〔2018〕{n}号","道路运输许可","张{n}","2018-05-0{n}")><b>道路运输许可</b><em>2018-05-0{n}</em></li>'
SHOWS = "<script>function showModal(t, no, name, xdr, rq) { document.getElementById('a').innerHTML = no; $('#b').html(xdr); $(\"#c\").text(rq); }</script>"
LIST = "<ul class=gs>" + "".join(ROW.format(n=n) for n in range(1, 5)) + "</ul>"


def test_arguments_are_known_by_the_labels_they_are_put_beside() -> None:
    first = read_list(page(portal(LIST + MODAL + SHOWS))).rows[0]
    assert first.ask is None
    assert first.values == {"document_number": "示许〔2018〕1号", "party": "张1", "decision_date": "2018-05-01"}


def test_without_labels_only_what_tells_itself_is_taken() -> None:
    named = LIST.replace('"张', '"示范市恒达有限公司').replace("有限公司1", "有限公司").replace("有限公司2", "有限公司")
    first = read_list(page(portal(named))).rows[0]
    assert first.values == {"document_number": "示许〔2018〕1号", "party": "示范市恒达有限公司"}


def test_a_call_that_hands_over_no_number_says_nothing() -> None:
    html = (
        "<ul>"
        + "".join(
            f"<li onclick=\"open1('{n}','list','2018')\">示范市第{n}物流有限公司道路运输许可 2018-05-0{n}</li>"
            for n in range(1, 5)
        )
        + "</ul>"
    )
    assert read_list(page(portal(html))).rows[0].values == {}


def test_parameters_with_the_names_of_local_interfaces_tell_their_fields_and_mute_ones_nothing() -> None:
    named = LIST.replace('")>', '","2018-05-09")>')
    told = "<script>function showModal(t, wsh, name, xdrmc, jdrq, rq) { layer.open(wsh + xdrmc); }</script>"
    first = read_list(page(portal(named + told))).rows[0]
    assert first.values == {"document_number": "示许〔2018〕1号", "party": "张1", "decision_date": "2018-05-01"}
    mute = told.replace("xdrmc, jdrq, rq", "name2, rq, gs")
    assert "decision_date" not in read_list(page(portal(named + mute))).rows[0].values

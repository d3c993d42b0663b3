"""A catalogue is partial where it has fewer items than the duties and lacks some of them; never by names alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.publications.catalogue import CatalogueView, continued, own_items, read_catalogue, together
from crawler.publications.catalogue_pages import start_of_list
from crawler.publications.duties import check_duties
from disclosure.duties import Duty
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page, portal

TAKE, DIG = Duty(Kind.PERMIT, "取水许可"), Duty(Kind.PERMIT, "河道采砂许可")
FINE, DUMP = Duty(Kind.PENALTY, "对未经批准擅自取水的处罚"), Duty(Kind.PENALTY, "对向河道倾倒垃圾的处罚")


def view(*duties: Duty, whole: bool = True, told: bool = True) -> CatalogueView:
    entries = tuple((f"{at}. {duty.name}", duty.kind if told else None) for at, duty in enumerate(duties, 1))
    kinds = frozenset(duty.kind for duty in duties)
    return CatalogueView(title="双公示目录", items=len(duties), kinds=kinds, missing=(), entries=entries, whole=whole)


def test_fewer_items_are_named_permits_and_penalties_apart() -> None:
    checked = check_duties(view(TAKE, FINE), [TAKE, DIG, FINE, DUMP])
    assert "行政许可目录 1 项、清单 2 项，行政处罚目录 1 项、清单 2 项" in checked.lacks
    assert f"缺 2 项：{DIG.name}、{DUMP.name}" in checked.lacks


def test_fewer_of_one_kind_are_not_made_up_for_by_the_other() -> None:
    other = Duty(Kind.PENALTY, "对拒不缴纳水资源费的处罚")
    checked = check_duties(view(TAKE, FINE, DUMP, other), [TAKE, DIG, FINE, DUMP])
    assert f"缺 1 项：{DIG.name}" in checked.lacks


def test_all_that_is_due_is_no_fault_and_neither_is_another_name() -> None:
    assert check_duties(view(TAKE, DIG, FINE), [TAKE, DIG, FINE]).lacks == ""
    renamed = Duty(Kind.PERMIT, "采砂作业审批")
    checked = check_duties(view(TAKE, renamed, FINE), [TAKE, DIG, FINE])
    assert checked.lacks == ""
    assert DIG.name in checked.said


def test_two_duties_under_one_item_that_names_both_are_there() -> None:
    both = Duty(Kind.PERMIT, "取水许可和河道采砂许可")
    assert check_duties(view(both, FINE), [TAKE, DIG, FINE]).lacks == ""


def test_what_goes_on_on_another_page_is_not_held_against_it() -> None:
    checked = check_duties(view(TAKE, whole=False), [TAKE, DIG])
    assert checked.lacks == ""
    assert "未能逐页读完" in checked.said


def test_items_whose_kind_is_not_told_are_counted_together() -> None:
    assert "目录 1 项、清单 2 项" in check_duties(view(TAKE, told=False), [TAKE, DIG]).lacks
    assert check_duties(view(TAKE), []) == check_duties(view(TAKE, DIG), ())


def test_a_catalogue_of_each_kind_stands_for_one() -> None:
    found = together(view(TAKE, DIG), view(FINE))
    assert found is not None
    assert (found.items, found.kinds) == (3, frozenset(Kind))
    assert together(view(TAKE, FINE), view(FINE)) is None


def test_a_list_that_is_paged_is_not_whole() -> None:
    rows = "".join(
        f"<li><a href='/x/{n}.html'>第{n}类取水行政许可</a><span>2018-05-0{n}</span></li>" for n in range(1, 9)
    )
    paged = (
        f"<h1>双公示目录</h1><ul class=list>{rows}</ul><div class=page>共 3 页 <a href='index_2.html'>下一页</a></div>"
    )
    found = read_catalogue(page(portal(paged, title="双公示目录")))
    assert found is not None
    assert not found.whole
    assert len(found.entries) == found.items == 8


def table(items: list[str], pager: str) -> str:
    head = "<tr><th>行政决定部门</th><th>行政职权类别</th><th>项目名称</th><th>设定依据</th><th>行政相对人</th></tr>"
    rows = "".join(
        f"<tr><td>水利局</td><td>行政许可</td><td>{item}</td><td>水法</td><td>法人</td></tr>" for item in items
    )
    return f"<h1>双公示目录</h1><table>{head}{rows}</table><div class=page>{pager}</div>"


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='index_1.html'>下一页</a>",
        "<script>createPageHTML(2, 0, 'index', 'html')</script>",
        "第1/2页 <a href='?page=2'>2</a> <a href='?page=2'>下一页</a>",
        "<script>laypage({cont:'p', pages: 2})</script><div class='pager'></div>",
    ],
)
def test_a_table_without_links_that_goes_on_is_not_whole(pager: str) -> None:
    found = read_catalogue(page(portal(table(["取水许可", "河道采砂许可"], pager), title="双公示目录")))
    assert found is not None
    assert (found.items, found.whole) == (2, False)


def test_the_way_on_from_a_table_without_links_is_found() -> None:
    first = page(portal(table(["取水许可"], "<a href='index_1.html'>下一页</a>"), title="双公示目录"))
    _, _, part = start_of_list(first)
    assert part.following is not None
    assert part.following.ask.url.endswith("/sgs/index_1.html")


def test_the_next_page_adds_its_items_and_columns() -> None:
    longer = continued(
        replace(view(TAKE), missing=("设定依据", "行政相对人")), replace(view(FINE), missing=("设定依据",))
    )
    assert longer is not None
    assert (longer.items, longer.kinds, longer.missing) == (2, frozenset(Kind), ("设定依据",))
    assert continued(view(TAKE, DIG), view(TAKE)) is None


def test_of_a_catalogue_of_several_departments_only_the_own_items_count() -> None:
    both = replace(view(TAKE, FINE, DIG), owners=("示范市水利局", "示范市水利局", "示范市林业局"))
    departments = ["示范市水利局", "示范市林业局", "示范市民政局"]
    assert own_items(both, "示范市水利局", departments).items == 2
    forest = own_items(both, "示范市林业局", departments)
    assert (forest.items, forest.kinds) == (1, frozenset({Kind.PERMIT}))
    assert own_items(both, "示范市民政局", departments) == both
    assert own_items(view(TAKE), "示范市水利局", departments) == view(TAKE)
    offices = replace(view(TAKE, DIG), owners=("水政科", "水政科"))
    assert own_items(offices, "示范市水利局", departments) == offices

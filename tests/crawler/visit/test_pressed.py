"""A name of the column without an address is pressed: what a script opens is found, a dead icon is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Site, serving

NEWS = "".join(f"<li><a href='/n{n}.html'>机关工作动态第{n}期学习贯彻会议精神</a></li>" for n in range(8))
DAY = "<td>2018-05-{n:02d}</td>"
ROW = f"<tr><td>示许〔2018〕{{n}}号</td><td>示范市第{{n}}商贸有限公司</td>{DAY}{DAY}</tr>"
HEADERS = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th><th>公示日期</th></tr>"
ROWS = "".join(ROW.format(n=n) for n in range(1, 9))
LIST = f"<html><body><h1>行政许可公示</h1><table>{HEADERS}{ROWS}</table></body></html>"
HOME = "<html><title>某局</title><body><h1>某局</h1><ul>{news}</ul>{said}<script>{script}</script></body></html>"
DELEGATED = (
    "document.addEventListener('click', e => { const a = e.target.closest('[data-k]');"
    " if (a) location.href = '/' + a.dataset.k + '/'; })"
)
LAYER = "document.getElementById('s').onclick = () => document.getElementById('l').innerHTML = '<p>{}</p>'".format(
    "行政许可决定公示列表正在整理，请到政务服务中心一楼大厅查阅" * 2
)
ICON = "<div class='ico'><a href='#'><img src='/a.png' alt='双公示'></a></div>"
HOMES = {
    "listener": ("<a href='javascript:;' id='s'>双公示</a>", "s.addEventListener('click', () => location = '/sgs/')"),
    "popup": ("<a href='#' id='s'>双公示专栏</a>", "s.onclick = () => { window.open('/sgs/'); return false }"),
    "delegated": ("<a href='javascript:void(0)' data-k='sgs'><img src='/a.png' alt='双公示'></a>", DELEGATED),
    "box": ("<div id='s'>双公示</div>", "s.onclick = () => location = '/sgs/'"),
    "dead": (ICON, ""),
    "heading": ("<div class='box'><p>双公示</p><p>敬请期待</p></div>", ""),
    "layer": ("<a href='javascript:;' id='s'>双公示</a><div id='l'></div>", LAYER),
    "dropdown": ("<ul><li><a href='#'>行政许可</a><ul><li><a href='/n1.html'>办事指南</a></li></ul></li></ul>", ""),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    sites = {
        name: Site(
            {
                "/": HOME.format(news=NEWS, said=said, script=script),
                "/sgs/": LIST,
            }
        )
        for name, (said, script) in HOMES.items()
    }
    with serving(*sites.values()):
        targets = [Target(name=name, region="", home_url=site.url) for name, site in sites.items()]
        return crawl_sites(Path(tmp_path_factory.mktemp("pressed")), targets)


@pytest.mark.parametrize("name", ["listener", "popup", "delegated", "box"])
def test_what_a_script_opens_is_found(reports: dict[str | None, SiteReport], name: str) -> None:
    column = reports[name].finding(Subject.COLUMN)
    assert column is not None
    assert (column.verdict, column.on_home) == (Verdict.PRESENT, True), column.reason
    assert column.url.endswith("/sgs/")
    assert len(reports[name].records) == 8


def test_an_icon_with_nothing_behind_it_is_empty_and_framed(reports: dict[str | None, SiteReport]) -> None:
    column = reports["dead"].finding(Subject.COLUMN)
    assert column is not None
    assert (column.verdict, column.on_home) == (Verdict.EMPTY, True)
    assert any("红框" in kept.caption for kept in reports["dead"].evidence)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("heading", Verdict.ABSENT), ("dropdown", Verdict.ABSENT), ("layer", Verdict.UNKNOWN)],
)
def test_words_that_are_no_entry_and_what_opens_in_place(
    reports: dict[str | None, SiteReport], name: str, verdict: Verdict
) -> None:
    column = reports[name].finding(Subject.COLUMN)
    assert column is not None
    assert column.verdict is verdict, column.reason


def test_a_page_by_itself_costs_no_click_where_the_column_has_an_address(tmp_path: Path) -> None:
    home = f"<html><body><h1>某局</h1><ul>{NEWS}</ul><a href='/sgs/'>双公示</a>{ICON}</body></html>"
    with serving(site := Site({"/": home, "/sgs/": LIST})):
        report = crawl_sites(tmp_path, [Target(name="某局", region="", home_url=site.url)])["某局"]
    assert "tab_without_address" not in {load.signal for load in report.browser_loads}

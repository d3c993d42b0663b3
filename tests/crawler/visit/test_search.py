# ruff: noqa: E501 - HTML stands here as sites write it
"""Columns that no link of the home page names: nobody is said to have none for how his channels are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Site, serving

NEWS = "".join(f"<a href='/n{n}.html'>机关工作动态第{n}期</a>" for n in range(8))
DETAIL = "<table><tr><td>决定书文号</td><td>示许〔2018〕{n}号</td></tr><tr><td>行政相对人名称</td><td>示范市第{n}商贸有限公司</td></tr><tr><td>决定日期</td><td>2018-05-{n:02d}</td></tr></table>"


def rows(*, first: int = 1) -> str:
    return "".join(
        f"<li><a href='/d/{n}.html'>示范市第{n}商贸有限公司</a><i>2018-05-{n:02d}</i></li>"
        for n in range(first, first + 4)
    )


def site(pages: dict[str, str]) -> Site:
    made = {path: f"<html><body>{html}</body></html>" for path, html in pages.items()}
    made["/"] = f"<html><body>{NEWS}{pages['/']}</body></html>"
    return Site(made | {f"/d/{n}.html": f"<html><body>{DETAIL.format(n=n)}</body></html>" for n in range(1, 9)})


TWO_LISTS = "<a href='xk.html'>行政许可</a> <a href='cf.html'>行政处罚</a>"
BOXES = (
    f"<div class=l><h3>行政许可</h3><ul>{rows()}</ul></div><div class=r><h3>行政处罚</h3><ul>{rows(first=5)}</ul></div>"
)
NOTICES = "".join(
    f"<li><a href='/t{n}.html'>关于做好第{n}项工作的通知</a><span>2018-05-0{n}</span></li>" for n in range(1, 6)
)
SITES = {
    "no name says so": site(
        {
            "/": "<a href='/zwgk/'>政务公开</a>",
            "/zwgk/": "<ul><li><a href='jg/'>机构职能</a></li><li><a href='zf/'>执法监督专页</a></li></ul>",
            "/zwgk/jg/": "<p>负责全市有关工作。</p>",
            "/zwgk/zf/": TWO_LISTS,
            "/zwgk/zf/xk.html": f"<h2>行政许可</h2><ul>{rows()}</ul>",
            "/zwgk/zf/cf.html": f"<h2>行政处罚</h2><ul>{rows(first=5)}</ul>",
        }
    ),
    "the channel is the list": site(
        {
            "/": "<a href='/wzdt/'>网站地图</a>",
            "/wzdt/": "<dl><dd><a href='/xy/'>信用公示</a></dd></dl>",
            "/xy/": BOXES,
        }
    ),
    "the channel below is the list": site(
        {
            "/": "<a href='/zwgk/'>政务公开</a>",
            "/zwgk/": "<ul><li><a href='jg/'>机构职能</a></li><li><a href='zf/'>执法监督专页</a></li></ul>",
            "/zwgk/jg/": "<p>负责全市有关工作。</p>",
            "/zwgk/zf/": BOXES,
        }
    ),
    "there is none": site({"/": "<a href='/tz/'>信用公示</a>", "/tz/": f"<h2>信用公示</h2><ul>{NOTICES}</ul>"}),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    out: Path = tmp_path_factory.mktemp("search")
    with serving(*SITES.values()):
        targets = [Target(name=name, region="示范市", home_url=site.url) for name, site in SITES.items()]
        return crawl_sites(out, targets, browser=None)


@pytest.mark.parametrize("name", ["no name says so", "the channel is the list", "the channel below is the list"])
def test_a_column_under_another_name_is_found(reports: dict[str | None, SiteReport], name: str) -> None:
    column = next(finding for finding in reports[name].findings if finding.subject is Subject.COLUMN)
    assert (column.verdict, column.on_home) == (Verdict.PRESENT, False)
    assert sorted(listing.kind.value for listing in reports[name].listings) == ["penalty", "permit"]
    assert len(reports[name].records) == 8


def test_notices_under_a_likely_name_are_no_column(reports: dict[str | None, SiteReport]) -> None:
    verdicts = {finding.subject: finding.verdict for finding in reports["there is none"].findings}
    assert verdicts[Subject.COLUMN] is not Verdict.PRESENT

# ruff: noqa: E501 - HTML stands here as sites write it
"""Catalogue, plan and officers where they are not plain pages of text."""

from __future__ import annotations

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Site, serving

NEWS = "".join(f"<a href='/n{n}.html'>机关工作动态第{n}期</a>" for n in range(8))
PICTURED = "<h1>{name}</h1><p><img src='/up/{n}.png' width=600></p>"
PERMITS = (
    "<h1>行政许可事项目录</h1><table><tr><th>序号</th><th>行政决定部门</th><th>行政职权类别</th><th>项目名称</th><th>设定依据</th><th>行政相对人</th></tr>"
    + "".join(
        f"<tr><td>{n}</td><td>某局</td><td>行政许可</td><td>第{n}类经营许可</td><td>某法</td><td>法人</td></tr>"
        for n in range(1, 5)
    )
    + "</table>"
)
PLAN = "<p>我局制定了“双公示”工作实施方案：一、工作目标。二、工作任务。</p><p>审核员：王志强；信息员：陈丽华。</p>"


def row(kind: str, number: str) -> str:
    head = "<tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th><th>公示日期</th></tr>"
    return f"<h2>{kind}</h2><table>{head}<tr><td>{number}</td><td>示范市一号商贸有限公司</td><td>2018-05-07</td><td>2018-05-08</td></tr></table>"


def site(links: str, **pages: str) -> Site:
    column = f"<h2>双公示专栏</h2><a href='xk.html'>行政许可公示</a><a href='cf.html'>行政处罚公示</a>{links}"
    lists = {"xk": row("行政许可", "示许〔2018〕1号"), "cf": row("行政处罚", "示罚〔2018〕2号")}
    made = {f"/sgs/{name}.html": html for name, html in (lists | pages).items()}
    made |= {"/": f"{NEWS}<a href='/sgs/'>双公示专栏</a>", "/sgs/": column}
    return Site({path: f"<html><body>{html}</body></html>" for path, html in made.items()})


SITES = {
    "pictures": site("<a href='ml.html'>双公示目录</a>", ml=PICTURED.format(name="双公示目录", n=1)),
    "half in pictures": site(
        "<a href='a.html'>行政许可事项目录</a><a href='b.html'>行政处罚事项目录</a>",
        a=PERMITS,
        b=PICTURED.format(name="行政处罚事项目录", n=2),
    ),
    "half": site("<a href='a.html'>行政许可事项目录</a>" + PLAN, a=PERMITS),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, dict[Subject, Verdict]]:
    with serving(*SITES.values()):
        targets = [Target(name=name, region="示范市", home_url=site.url) for name, site in SITES.items()]
        reports: dict[str | None, SiteReport] = crawl_sites(tmp_path_factory.mktemp("own"), targets, browser=None)
    return {name: {one.subject: one.verdict for one in report.findings} for name, report in reports.items()}


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("pictures", Verdict.UNKNOWN), ("half in pictures", Verdict.UNKNOWN), ("half", Verdict.PARTIAL)],
)
def test_what_stands_in_pictures_is_not_missing(
    verdicts: dict[str | None, dict[Subject, Verdict]], name: str, verdict: Verdict
) -> None:
    assert verdicts[name][Subject.CATALOGUE] is verdict


def test_the_columns_own_words_tell_plan_and_officers(verdicts: dict[str | None, dict[Subject, Verdict]]) -> None:
    assert (verdicts["half"][Subject.PLAN], verdicts["half"][Subject.OFFICERS]) == (Verdict.PRESENT, Verdict.PRESENT)
    assert (verdicts["pictures"][Subject.PLAN], verdicts["pictures"][Subject.OFFICERS]) == (Verdict.ABSENT,) * 2

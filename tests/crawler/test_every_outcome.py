"""Every outcome there is happens to a portal of the city or to a site here, and has words for what a person can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, Subject, Verdict
from gongshi.city import lineup
from gongshi.city.portals import PORTALS
from reports.wording.words import advice_on_outcome
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Site, serving

SEATED = {
    place.portal
    for places in (lineup.DEMO, lineup.SHAPES_1, lineup.SHAPES_2, lineup.SHAPES_3, lineup.FAULTS, lineup.DECOYS)
    for place in places
}
SECTIONS = ("政务公开", "信息公开", "专题专栏", "通知公告", "公示公告", "法定主动公开内容", "信息公开目录", "信用信息")
LINKS = "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(SECTIONS))
HOME = f"<html><head><title>示范市水利局</title></head><body><ul>{LINKS}</ul></body></html>"
HEAD = "<head><title>示范市档案局</title></head>"
SHELL = f"<html>{HEAD}<body><div id='app'></div><script src='/app.js'></script></body></html>"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    """A site that is larger than the budget, and one that only a browser shows where there is none."""
    many = Site({"/": HOME, **{f"/{n}/": HOME for n in range(len(SECTIONS))}})
    shell = Site({"/": SHELL, "/app.js": "document.title"})
    with serving(many, shell):
        targets = [
            Target(name="限额局", region="示范市", home_url=many.url),
            Target(name="无浏览器局", region="示范市", home_url=shell.url),
        ]
        return crawl_sites(tmp_path_factory.mktemp("outcomes"), targets, browser=None, site_page_limit=2)


@pytest.mark.parametrize(("name", "outcome"), [("限额局", Outcome.OUT_OF_BUDGET), ("无浏览器局", Outcome.NO_BROWSER)])
def test_what_our_own_limits_keep_from_us_is_named_and_accuses_nobody(
    reports: dict[str | None, SiteReport], name: str, outcome: Outcome
) -> None:
    report = reports[name]
    column = report.finding(Subject.COLUMN)
    assert report.outcome is outcome, report.reason
    assert column is not None
    assert column.verdict is Verdict.UNKNOWN
    assert "限额" in report.reason if outcome is Outcome.OUT_OF_BUDGET else "浏览器" in report.reason


def test_every_outcome_happens_somewhere(reports: dict[str | None, SiteReport]) -> None:
    in_the_city = {PORTALS[family].promise.outcome for family in SEATED}
    here = {report.outcome for report in reports.values()}
    no_sites = {Outcome.OK, Outcome.PROGRAM_ERROR, Outcome.NOT_ARCHIVED}  # spiders/test_departments, city/test_replay
    assert set(Outcome) - no_sites <= in_the_city | here


def test_every_outcome_has_words_for_what_a_person_can_do() -> None:
    advice = {outcome: advice_on_outcome(outcome) for outcome in Outcome}
    assert all("请" in sentence for sentence in advice.values())
    named = {outcome: sentence for outcome, sentence in advice.items() if outcome is not Outcome.OK}
    assert len(set(named.values())) == len(named), "each outcome has advice of its own"


def test_what_a_person_can_pass_leads_to_the_visible_browser() -> None:
    for outcome in (Outcome.CAPTCHA, Outcome.LOGIN, Outcome.WAF):
        assert "gongshi visit" in advice_on_outcome(outcome), outcome


def test_the_words_stand_in_one_file(reports: dict[str | None, SiteReport]) -> None:
    assert reports
    said = Path("reports/wording/advice.toml").read_text(encoding="utf-8")
    assert [outcome for outcome in Outcome if f"\n{outcome} " not in said] == []

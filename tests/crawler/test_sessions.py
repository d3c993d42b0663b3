"""A person passes the barrier once in a browser; the next run shows the site that session."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path

from crawler.browser.visible import pass_by_hand
from crawler.sessions import session_file
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, SiteStatus
from gongshi.browser_path import find_browser
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, serving

CAPTCHA = (
    "<html><body><form>请输入验证码<img id='vcodeimg' src='/captcha.svl'><input name='vcode'></form>"
    "<script>setTimeout(() => { document.cookie = 'passed=yes' }, 500)</script></body></html>"
)
HOME = (
    "<html><head><title>示范市水利局</title></head><body><ul>"
    + "<li><a href='/a'>通知公告</a></li>" * 20
    + "</ul></body></html>"
)


def front(handler: BaseHTTPRequestHandler) -> Answer:
    passed = "passed=yes" in (handler.headers.get("Cookie") or "")
    return 200, {"Content-Type": "text/html; charset=utf-8"}, (HOME if passed else CAPTCHA).encode()


def test_a_captcha_is_named_and_after_a_person_passed_it_the_site_is_read(tmp_path: Path) -> None:
    site = Site({"/": front})
    with serving(site):
        target = Target(name="示范市水利局", region="", home_url=site.url)
        before = crawl_sites(tmp_path, [target])["示范市水利局"]
        assert (before.outcome, before.status) == (Outcome.CAPTCHA, SiteStatus.BLOCKED)
        assert not any("vcode" in path for path in site.paths()), "nothing is tried against a captcha"
        # the page answers itself after half a second, in a person's place
        path, cookies = pass_by_hand(site.url, browser=find_browser(), out=tmp_path, patience=3, headless=True)
        assert path == session_file(tmp_path, site.url)
        assert cookies == 1
        after = crawl_sites(tmp_path, [target])["示范市水利局"]
    assert after.outcome is not Outcome.CAPTCHA
    assert after.status is not SiteStatus.BLOCKED, after.reason

"""Walls and breakdowns: before the whole site, before the column only, before the records only."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from disclosure.vocabulary import Outcome, SiteStatus
from gongshi.city.portals.faults.answers import (
    broken_gzip,
    ciphered,
    cut_gzip,
    cut_short,
    drip,
    hang,
    redirect_loop,
    too_large,
    wall,
)
from gongshi.city.portals.faults.faulty import COLUMN, DETAILS, Fault, SoundPortal, faulty
from gongshi.city.portals.portal import Portal
from gongshi.city.promise import unknown

_CAPTCHA, _SOFT, _LOGIN = wall("captcha.html"), wall("too_often.html"), wall("login.html")
_ERROR, _SHELL = wall("server_error.html", 500), wall("never_rendered.html")
_WAF, _SCRIPT, _COOKIE = wall("intercepted.html"), wall("challenge.html", 412), wall("cookie_script.html", 521)
_BLOCKED = SiteStatus.BLOCKED

_WHOLE_SITE = (
    Fault(family="waf_200", answer=_WAF, outcome=Outcome.WAF, status=_BLOCKED),
    Fault(family="cookie_521", answer=_COOKIE, outcome=Outcome.WAF, status=_BLOCKED),
    Fault(family="captcha_wall", answer=_CAPTCHA, outcome=Outcome.CAPTCHA, status=_BLOCKED),
    Fault(family="login_wall", answer=_LOGIN, outcome=Outcome.LOGIN, status=_BLOCKED),
    Fault(family="too_often", answer=_SOFT, outcome=Outcome.SOFT_BLOCK, status=_BLOCKED),
    Fault(family="server_error", answer=_ERROR, outcome=Outcome.HTTP_STATUS),
    Fault(family="hanging", answer=hang, outcome=Outcome.TIMEOUT),
    Fault(family="dripping", answer=drip, outcome=Outcome.TIMEOUT),
    Fault(family="redirect_loop", answer=redirect_loop, outcome=Outcome.REDIRECT_LOOP),
    Fault(family="too_large", answer=too_large, outcome=Outcome.TOO_LARGE),
    Fault(family="ciphered", answer=ciphered, outcome=Outcome.UNDECODABLE),
    Fault(family="broken_gzip", answer=broken_gzip, outcome=Outcome.UNDECODABLE),
    Fault(family="cut_gzip", answer=cut_gzip, outcome=Outcome.CONNECTION_LOST),
    Fault(family="cut_short", answer=cut_short, outcome=Outcome.CONNECTION_LOST),
    Fault(family="empty_shell", answer=_SHELL, outcome=Outcome.SHELL),
)
_COLUMN = (
    Fault(family="column_waf", answer=_WAF, outcome=Outcome.WAF, within=COLUMN),
    Fault(family="column_script", answer=_SCRIPT, outcome=Outcome.WAF, within=COLUMN),
    Fault(family="column_captcha", answer=_CAPTCHA, outcome=Outcome.CAPTCHA, within=COLUMN),
    Fault(family="column_login", answer=_LOGIN, outcome=Outcome.LOGIN, within=COLUMN),
    Fault(family="column_error", answer=_ERROR, outcome=Outcome.HTTP_STATUS, within=COLUMN),
    Fault(family="column_hanging", answer=hang, outcome=Outcome.TIMEOUT, within=COLUMN),
    Fault(family="column_ciphered", answer=ciphered, outcome=Outcome.UNDECODABLE, within=COLUMN),
    Fault(family="column_shell", answer=_SHELL, outcome=Outcome.SHELL, within=COLUMN),
)
_DETAILS = (
    Fault(family="details_error", answer=_ERROR, outcome=Outcome.HTTP_STATUS, within=DETAILS),
    Fault(family="details_login", answer=_LOGIN, outcome=Outcome.LOGIN, within=DETAILS),
)


class DeadNamePortal(SoundPortal):
    """A name that no longer resolves: the bureau was merged away (PORTALS §6)."""

    family = "dead_name"
    listens = False
    promise = unknown(SiteStatus.UNREACHABLE, Outcome.DNS)

    def home_url(self) -> str:
        return f"http://www.bureau{self.department.index}.invalid/"


class BrokenTlsPortal(SoundPortal):
    """An https address behind which plain HTTP is spoken."""

    family = "broken_tls"
    promise = unknown(SiteStatus.UNREACHABLE, Outcome.TLS)

    def home_url(self) -> str:
        return f"https://{self.domain}/"


class ClosedByRobotsPortal(SoundPortal):
    """robots.txt forbids everything to everybody."""

    family = "closed_by_robots"
    rules: ClassVar[str] = "User-agent: *\nDisallow: /\n"
    promise = unknown(SiteStatus.BLOCKED, Outcome.ROBOTS)


def _worn_out() -> type[Portal]:
    """The first records come, then all is 访问过于频繁, until the host is left alone: the query too remains untried."""
    made = faulty(Fault(family="details_too_often", answer=_SOFT, outcome=Outcome.SOFT_BLOCK, within=DETAILS, spared=4))
    made.promise = replace(made.promise, searchable=None)
    return made


WALLS: tuple[type[Portal], ...] = (
    *(faulty(fault) for fault in (*_WHOLE_SITE, *_COLUMN, *_DETAILS)),
    _worn_out(),
    DeadNamePortal,
    BrokenTlsPortal,
    ClosedByRobotsPortal,
)

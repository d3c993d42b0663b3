"""What stood in the way of a page whose scripts could not fetch what it shows: the page came, its data did not."""

from __future__ import annotations

from dataclasses import replace

from crawler.messages import say
from crawler.pages.blocks import classify
from crawler.pages.page import Page
from disclosure.vocabulary import Outcome

_REFUSALS = frozenset({Outcome.WAF, Outcome.CAPTCHA, Outcome.SOFT_BLOCK, Outcome.LOGIN, Outcome.HTTP_STATUS})


def refusal(page: Page) -> tuple[Outcome, str] | None:
    """The refusal that the page's scripts met, with what a person can do; None where they met none."""
    for part in page.traffic:
        outcome, reason = classify(part.status, part.headers, part.text, part.body)
        if outcome in _REFUSALS:
            return outcome, reason
    return None


def named(page: Page) -> Page:
    """A page that shows no list, under the name of the refusal that its scripts met; as it is where they met none."""
    met = refusal(page)
    return replace(page, outcome=met[0], reason=met[1]) if met else page


def why_unshown(page: Page) -> str:
    """Why a page shows nothing that can be read."""
    return page.reason or named(page).reason or say("listing", "no_list")

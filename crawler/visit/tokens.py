"""Tokens that serve for one request: each answer of `GetToken` opens one list page (安徽住建厅, PORTALS §3.6).

Such a token is public: any visitor's browser asks for one before every request. What the browser was seen to do once
is done again for each request by plain HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crawler.fetch import Fetcher
from crawler.listings.json_answers import parse
from crawler.pages.page import Ask, Page
from disclosure.vocabulary import Outcome

_TOKEN = re.compile(r"[\w.+/=-]{16,512}")
_SMALL_ANSWER = 2000


@dataclass
class Tokens:
    """Which values in requests came out of another request, and out of which one."""

    fetcher: Fetcher
    sources: dict[str, Ask] = field(default_factory=dict)

    def learn(self, page: Page) -> None:
        """From what a browser fetched, in order: a value of a small answer that a later request sends."""
        for place, part in enumerate(page.traffic):
            if len(part.text) > _SMALL_ANSWER:
                continue
            for value in _tokens_in(part):
                if any(_sends(later.ask, value) for later in page.traffic[place + 1 :]):
                    self.sources[value] = part.ask

    async def page(self, ask: Ask, *, detail: bool = False) -> Page:
        """The answer to a request, with new tokens in place of those it was seen to use up."""
        spent = next((value for value in self.sources if _sends(ask, value)), None)
        if spent is None:
            return await self.fetcher.page(ask, detail=detail)
        source = self.sources[spent]
        answer = await self.fetcher.page(source, again=True)
        fresh = next(_tokens_in(answer), None) if answer.outcome is Outcome.OK else None
        if fresh is None:
            return await self.fetcher.page(ask, detail=detail)
        self.sources[fresh] = source
        return await self.fetcher.page(_with(ask, spent, fresh), detail=detail)


def _tokens_in(part: Page) -> Iterator[str]:
    value = parse(part.text)
    found = list(value.values()) if isinstance(value, dict) else [value]
    yield from (text for text in found if isinstance(text, str) and _TOKEN.fullmatch(text))


def _sends(ask: Ask, value: str) -> bool:
    sent = f"{ask.url}\n{(ask.body or b'').decode('utf-8', 'replace')}\n{ask.form or ''}\n{ask.headers}"
    return value in sent


def _with(ask: Ask, old: str, new: str) -> Ask:
    return replace(
        ask,
        url=ask.url.replace(old, new),
        body=ask.body.replace(old.encode(), new.encode()) if ask.body else ask.body,
        form=tuple((name, text.replace(old, new)) for name, text in ask.form) if ask.form else ask.form,
        headers=tuple((name, text.replace(old, new)) for name, text in ask.headers),
    )

"""The browser of a replay: what a page showed then, act after act."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from crawler.archive.reader import ArchiveReader, unpacked
from crawler.browser.browser import Browser, BrowserFailureError, OpenTab
from crawler.browser.framing import Shot
from crawler.browser.traffic import data_page, shown_page
from crawler.journal import Journal, Note, ask_from
from crawler.messages import say
from crawler.options import CrawlOptions
from crawler.pages.page import Ask, Page
from crawler.replay.answers import ArchivedAnswers
from disclosure.findings import BrowserLoad
from disclosure.vocabulary import Outcome


class ArchivedTab(OpenTab):
    """A page as it stood open in the browser. What was not done with it then cannot be seen now."""

    def __init__(self, ask: Ask, note: Note, archive: ArchiveReader) -> None:
        self.ask = ask
        self.status = note["status"]
        self._acts: list[Note] = list(note["acts"])
        self._at: str = note["at"]
        self._last: Note | None = None
        self._reader = archive

    @property
    def url(self) -> str:
        return self._at

    async def pause(self, seconds: float) -> None:
        """What came then is there at once."""

    async def settled(self) -> None:
        """What came then is there at once."""

    async def switch(self, css: str) -> None:
        await self.click(css)

    async def as_page(self) -> Page:
        act = self._next("page") or self._last
        if act is None:
            raise _not_archived()
        self._last = act
        capture = self._reader.capture(act["record"])
        if capture is None:
            raise _not_archived()
        text = self._reader.read(capture).body.decode("utf-8", "surrogatepass")
        traffic = (page for part in act["traffic"] if (page := self._fetched(part)))
        return shown_page(self.ask, capture, text, url=act["url"], status=self.status, traffic=traffic)

    def _fetched(self, part: Note) -> Page | None:
        capture = self._reader.capture(part["record"])
        if capture is None:
            return None
        record = self._reader.read(capture)
        content_type = next((value for name, value in record.headers if name == "content-type"), "")
        return data_page(ask_from(part["ask"]), capture, unpacked(record), content_type)

    async def click(self, css: str) -> None:
        if self._next("click", css=css) is None:
            raise _not_archived()

    async def type_and_send(self, *, box: str, button: str, text: str) -> None:
        if self._next("type", box=box, button=button, text=text) is None:
            raise _not_archived()

    async def screenshot(self, *, href: str = "", css: str = "") -> Shot:
        """The picture itself lies in the evidence; here only whether the element was found to be framed."""
        act = self._next("shot", href=href, css=css) or {}
        return Shot(
            picture=b"",
            framed=bool(act.get("framed")),
            unframed=act.get("unframed", ""),
            url=self.url,
            at=datetime.now(UTC).replace(tzinfo=None),
            page=None,
        )

    async def labelled(self, shot: Shot, *, owner: str, shows: str) -> bytes:  # noqa: ARG002 -- it has its strip
        return shot.picture

    def _next(self, does: str, **how: str) -> Note | None:
        """The next act of this kind, what lies before it being passed over; None where there is none."""
        wanted = {"does": does, **how}
        for at, act in enumerate(self._acts):
            if all(act.get(name) == value for name, value in wanted.items()):
                del self._acts[: at + 1]
                self._at = act["url"]
                if "failed" in act:
                    raise _failed(act)
                return act
        return None


class ArchivedTabs(Browser):
    """Opens tabs out of the archive."""

    def __init__(self, fetcher: ArchivedAnswers, options: CrawlOptions, archive: ArchiveReader, told: Journal) -> None:
        super().__init__(fetcher, options)
        self._archive = archive
        self._opened = list(told.opened)

    @asynccontextmanager
    async def open(self, ask: Ask, signal: str) -> AsyncIterator[OpenTab]:
        self._check_budget()
        self.loads.append(BrowserLoad(url=ask.url, signal=signal))
        note = self._note_of(ask, signal)
        if note is None:
            raise _not_archived()
        if "status" not in note:
            raise _failed(note)
        opened = ArchivedTab(ask, note, self._archive)
        for css in ask.clicks:
            await opened.switch(css)
        yield opened

    def _note_of(self, ask: Ask, signal: str) -> Note | None:
        same = [note for note in self._opened if note["url"] == ask.url and note["clicks"] == list(ask.clicks)]
        note: Note | None = next((one for one in same if one["signal"] == signal), next(iter(same), None))
        if note is not None and len(same) > 1:
            self._opened.remove(note)
        return note


def _failed(note: dict[str, Any]) -> BrowserFailureError:
    outcome, reason = note.get("failed", [Outcome.NOT_ARCHIVED.value, say("outcome", "not_archived")])
    return BrowserFailureError(Outcome(outcome), reason)


def _not_archived() -> BrowserFailureError:
    return BrowserFailureError(Outcome.NOT_ARCHIVED, say("outcome", "not_archived"))

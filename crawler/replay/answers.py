"""The fetcher of a replay: answers out of the archive, in the order in which they came."""

from __future__ import annotations

from collections import defaultdict

from crawler.archive.reader import ArchiveReader, unpacked
from crawler.fetch import Fetcher, as_page, failed
from crawler.journal import Journal, Note, key_of
from crawler.messages import say
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.pages.addresses import root_of
from crawler.pages.page import Ask, Page
from disclosure.captures import Capture
from disclosure.vocabulary import Outcome

_ENDLESS = 1e9


class ArchivedAnswers(Fetcher):
    """A request that was made several times is answered each time with what it was answered then, and from then on with
    the last. Time is not counted: the visit ends early where it did."""

    def __init__(self, options: CrawlOptions, archive: ArchiveReader, journal: Journal, notebook: Notebook) -> None:
        self._options = options
        self._kept: dict[object, Page] = {}
        self._archive = archive
        self._told = journal
        self._captures = archive.captures(note["record"] for note in journal.asked if "record" in note)
        self._notes: defaultdict[str, list[Note]] = defaultdict(list)
        for note in reversed(journal.asked):
            self._notes[note["key"]].append(note)
        self._left = len(journal.asked)
        self.journal = Journal()
        self.notebook = notebook
        self.pages = 0

    @property
    def seconds_left(self) -> float:
        return _ENDLESS

    @property
    def exhausted(self) -> bool:
        return self.pages >= self._options.site_page_limit or (self._told.exhausted and self._left <= 0)

    async def _ask(self, ask: Ask, *, again: bool, detail: bool) -> Page:  # noqa: ARG002 -- each asking has its note
        notes = self._notes.get(key_of(ask))
        if not notes:
            return failed(ask, Outcome.NOT_ARCHIVED, say("outcome", "not_archived"))
        if len(notes) > 1:
            note = notes.pop()
            self._left -= 1
        else:
            note = notes[0]
            self._left -= not note.get("used", False)
            note["used"] = True
        self.pages += note["asks"]
        return self._page(ask, note)

    def _page(self, ask: Ask, note: Note) -> Page:
        if "record" not in note:
            return failed(ask, Outcome(note["outcome"]), note["reason"])
        capture = self._captures.get(note["record"])
        if capture is None:
            return failed(ask, Outcome.NOT_ARCHIVED, say("outcome", "not_archived"))
        return archived_page(self._archive, ask, note["url"], capture)

    def is_shut(self, url: str) -> bool:  # noqa: ARG002 -- nobody is asked
        return False

    def robots_said(self, url: str) -> str:
        said = self._told.robots.get(root_of(url), "")
        return f"{root_of(url)}robots.txt（{said or say('robots', 'not_needed')}）"

    async def own_turn(self, url: str) -> None:
        """Nobody is kept from resting."""

    def asked_now(self, url: str) -> None:
        """Nobody was asked."""

    async def in_visiting_hours(self) -> None:
        """The archive is open at any hour."""


def archived_page(archive: ArchiveReader, ask: Ask, url: str, capture: Capture) -> Page:
    """An answer out of the archive as a page; undecodable where its packing is broken, as it was then."""
    record = archive.read(capture)
    joined: dict[str, str] = {}
    for name, value in record.headers:
        lower = name.lower()
        joined[lower] = f"{joined[lower]}, {value}" if lower in joined else value
    try:
        body = unpacked(record)
    except ValueError:
        return failed(ask, Outcome.UNDECODABLE, say("outcome", "undecodable"))
    return as_page(ask, url=url, headers=joined, body=body, capture=capture)

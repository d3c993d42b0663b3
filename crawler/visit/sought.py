"""Asking a site's query for decisions one by one, where no list shows them all (PORTALS §5: 信用网站).

That nothing came proves something only of a query that was seen to work: asked for what is not there it comes back
empty, and it found another decision of the same kind that is as old or older, before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from crawler.column import QueryForm, view_column
from crawler.details import read_detail
from crawler.listings import read_list
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.visit.listing import read_article, read_listing
from crawler.visit.places import Lead
from crawler.visit.query import NOBODY, NUMBER_BOX, PARTY_BOX
from crawler.visit.reading import ListingReading, ReadRecord
from crawler.visit.scripted_query import learnt, typed
from crawler.visit.spellings import Spelling, number_texts, party_texts, spelling_of
from crawler.visit.tools import SiteTools
from crawler.visit.vouching import Answer, is_it, vouched_for, with_owner
from disclosure.sought import Searched, Sought
from disclosure.vocabulary import Kind, Outcome

_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}")
_MOST_UNANSWERED = 3


@dataclass
class Seeking:
    """What one query gave: the records as a reading, and each decision with its answer. `captcha`: it was not asked,
    because it wants a captcha."""

    reading: ListingReading
    searched: tuple[Searched, ...] = ()
    captcha: bool = False


async def seek(tools: SiteTools, lead: Lead, wanted: Sequence[Sought], known: Sequence[ReadRecord]) -> Seeking:
    """Ask the query of `lead` for each decision; those among `known` need no asking."""
    assert lead.view is not None
    assert lead.view.query is not None
    reading = ListingReading(url=lead.page.url, family="search")
    if lead.view.query.captcha:
        reading.miss(say("sought", "captcha"))
        return Seeking(reading, captcha=True)
    seeker = _Seeker(tools, lead, lead.view.query, reading, list(known))
    why = await seeker.cannot()
    if why:
        reading.miss(why)
        return Seeking(reading)
    await seeker.ask_for_all(wanted)
    return Seeking(reading, await seeker.judged())


@dataclass
class _Seeker:
    tools: SiteTools
    lead: Lead
    query: QueryForm
    reading: ListingReading
    known: list[ReadRecord]
    answers: list[Answer] = field(default_factory=list)
    spelling: dict[str, Spelling] = field(default_factory=dict)
    """How the site was seen to write a department's numbers."""
    unanswered: int = 0
    says_zero: bool = True
    """Whether the query says in words that nothing came."""

    async def cannot(self) -> str:
        """Why this query cannot be asked for decisions; "" where it can."""
        boxes = self._boxes()
        if not boxes:
            return say("sought", "no_box")
        if self.query.request is None:
            self.query = await learnt(self.tools, self.lead.page, self.query, tuple(dict.fromkeys(boxes.values())))
        for box in dict.fromkeys(boxes.values()):
            page = await self._page(NOBODY, box)
            if page.outcome is not Outcome.OK:
                return say("sought", "unanswered", why=page.reason)
            if read_list(page).rows:
                return say("sought", "unfiltered")
            self.says_zero = self.says_zero and view_column(page).total_zero
        return ""

    def _boxes(self) -> dict[str, str]:
        """The names of the boxes for numbers and for parties; a box that says nothing of itself takes both."""
        found: dict[str, str] = {}
        for name in self.query.fields:
            for what, pattern in (("number", NUMBER_BOX), ("party", PARTY_BOX)):
                if pattern.search(name) and self._sends(name):
                    found.setdefault(what, name)
        said = f"{self.query.box_name} {self.query.label}"
        for what, pattern in (("number", NUMBER_BOX), ("party", PARTY_BOX)):
            if pattern.search(said) and self.query.box_name not in found.values():
                found.setdefault(what, self.query.box_name)
        return found or {"number": self.query.box_name, "party": self.query.box_name}

    def _sends(self, name: str) -> bool:
        request = self.query.request  # where a script sends it, any of the boxes may count
        return request is None or name in dict(request.form or ()) or f"{name}=" in request.url

    async def _page(self, text: str, box: str, *, again: bool = False) -> Page:
        ask = self.query.asking(text, box)
        if ask is None:
            return await typed(self.tools, self.lead.page, self.query, text, box)
        return await self.tools.fetcher.page(ask, again=again)

    async def ask_for_all(self, wanted: Sequence[Sought]) -> None:
        """One after the other, until the budget ends or the site answers no more."""
        for at, sought in enumerate(wanted):
            if self._known(sought):
                continue
            if self.tools.fetcher.exhausted or self.unanswered >= _MOST_UNANSWERED:
                self.reading.miss(say("sought", "not_asked", count=len(wanted) - at))
                return
            self.answers.append(await self._ask_for(sought))
            self.tools.tell("listing", kind=sought.kind.chinese)

    def _known(self, sought: Sought) -> bool:
        return any(is_it(read.draft, sought) for read in self.known)

    async def _ask_for(self, sought: Sought) -> Answer:
        """By each way of writing it, until it comes."""
        asked: list[tuple[str, str]] = []
        evidence, sure = "", True
        for text, box in self._texts(sought):
            page = await self._page(text, box)
            asked.append((text, box))
            if page.outcome is not Outcome.OK:
                self.unanswered += 1
                return Answer(sought, tuple(asked))
            self.unanswered = 0
            found, whole = await self._read(page, sought)
            if found:
                self._learn(sought, found)
                return Answer(sought, tuple(asked), found)
            evidence = self.tools.evidence.keep_page(page, caption=say("sought", "caption", text=text))
            sure = sure and whole
        return Answer(sought, tuple(asked), sure=sure and bool(asked), evidence=evidence)

    def _learn(self, sought: Sought, found: Sequence[ReadRecord]) -> None:
        spelling = spelling_of(found[0].draft.document_number or "")
        if spelling is not None:
            self.spelling[sought.department] = spelling

    def _texts(self, sought: Sought) -> Iterator[tuple[str, str]]:
        """Text and box. Where the party is asked for too, its numbers are asked for as the site was seen to write
        them and as the ledger does; else in every way."""
        boxes = self._boxes()
        by_party = party_texts(sought.party) if sought.party and "party" in boxes else ()
        if sought.document_number and "number" in boxes:
            seen = self.spelling.get(sought.department)
            for text in number_texts(sought.document_number, seen, few=bool(by_party)):
                yield text, boxes["number"]
        for text in by_party:
            yield text, boxes["party"]

    async def _read(self, page: Page, sought: Sought) -> tuple[tuple[ReadRecord, ...], bool]:
        """The records on the page that are the decision; and whether the page was read whole."""
        if read_list(page).rows:
            read = await read_listing(self.tools, page, self.lead.kind)
        elif read_detail(page, row=None, kind=self.lead.kind).records:
            read = await read_article(self.tools, page, self.lead.kind)
        else:
            view = view_column(page)
            return (), view.shell is None and (view.total_zero or not self.says_zero)
        found = tuple(with_owner(one, sought) for one in read.records if is_it(one.draft, sought))
        others = [one for one in read.records if not is_it(one.draft, sought)]
        self.reading.records += [*found, *others]
        self.reading.rows_seen += read.rows_seen
        self.reading.pages += read.pages
        self.known += [*found, *others]
        return found, read.complete

    async def judged(self) -> tuple[Searched, ...]:
        """The answers that stand: those found, and those surely not there."""
        hits = [answer for answer in self.answers if answer.records]
        still_works = await self._finds_again(hits[-1]) if hits else False
        last = self.answers.index(hits[-1]) if hits else -1
        found = []
        for at, answer in enumerate(self.answers):
            vouched = answer.sure and (at < last or still_works) and vouched_for(answer, hits, windowed=self._windowed)
            if answer.records or vouched:
                asked = tuple(text for text, _ in answer.asked)
                copy = answer.records[0].evidence if answer.records else answer.evidence
                found.append(Searched(sought=answer.sought, found=bool(answer.records), asked=asked, evidence=copy))
        self._tell(found, hits)
        return tuple(found)

    @property
    def _windowed(self) -> bool:
        """Whether the form asks for a span of days of its own accord."""
        request = self.query.request
        if request is None:
            return False
        values = [value for _, value in (request.form or ())]
        return any(_DAY.search(text) for text in (*values, unquote(request.url.partition("?")[2])))

    def _tell(self, found: Sequence[Searched], hits: Sequence[Answer]) -> None:
        if self.answers and not hits:
            self.reading.miss(say("sought", "no_control", asked=len(self.answers)))
        else:
            missing = len(found) - len(hits)
            asked = len(self.answers)
            unsure = asked - len(found)
            said = say("sought", "one_by_one", asked=asked, found=len(hits), missing=missing, unsure=unsure)
            self.reading.miss(said)

    async def _finds_again(self, hit: Answer) -> bool:
        """Whether the query still gives what it gave: some sites answer with nothing after a while."""
        text, box = hit.asked[-1]
        page = await self._page(text, box, again=True)
        return page.outcome is Outcome.OK and bool(
            read_list(page).rows or read_detail(page, row=None, kind=self.lead.kind).records
        )


def query_leads(leads: Sequence[Lead | None]) -> list[Lead]:
    """The places with a query of their own, those of one kind first, each query once."""
    found: dict[object, Lead] = {}
    for lead in leads:
        if lead is not None and lead.view is not None and lead.view.query is not None:
            request: Ask | None = lead.view.query.request
            found.setdefault(request.key if request else lead.page.url, lead)
    return sorted(found.values(), key=lambda lead: lead.kind is None)


def kinds_of_lead(lead: Lead) -> tuple[Kind, ...]:
    return (lead.kind,) if lead.kind else tuple(Kind)

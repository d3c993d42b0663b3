"""What reading one listing gave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crawler.details import RecordDraft
from crawler.messages import say


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record as read, with the page it was read on and the kept copy of it."""

    draft: RecordDraft
    url: str
    evidence: str


@dataclass
class ListingReading:
    """What a listing gave. `complete` stays true only while nothing was missed: only then may the listing vouch
    that a decision is not published."""

    url: str
    family: str = ""
    records: list[ReadRecord] = field(default_factory=list)
    rows_seen: int = 0
    pages: int = 0
    others: int = 0
    """Entries that were opened and are no decisions."""
    total: int | None = None
    complete: bool = True
    proved: bool = False
    """Read to an end that was seen: the last of several pages, the said total, the period's start."""
    why: list[str] = field(default_factory=list)
    shortfalls: Counter[tuple[str, str]] = field(default_factory=Counter)

    def miss(self, reason: str) -> None:
        self.complete = False
        self.why.append(reason)

    def fell_short(self, key: str, why: str = "") -> None:
        """Count one row that could not be read; said once, with the count, at the end."""
        self.complete = False
        self.shortfalls[key, why] += 1

    def take_in(self, part: ListingReading) -> None:
        """Add what a part of the list gave."""
        self.records += part.records
        self.rows_seen += part.rows_seen
        self.pages += part.pages
        self.others += part.others
        self.complete = self.complete and part.complete
        self.why += part.why
        self.shortfalls.update(part.shortfalls)

    @property
    def all_seen(self) -> bool:
        """Whether as many rows were seen as the site says there are."""
        return self.total is not None and self.rows_seen >= self.total

    @property
    def reason(self) -> str:
        counted = [say("listing", key, count=n, why=why) for (key, why), n in self.shortfalls.items()]
        return "；".join(dict.fromkeys([*self.why, *counted]))

"""Which records of the archive are a department's: what its own visit asked for, and the credit site's answers about
it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive.excerpt import records_of
from crawler.archive.reader import ArchiveReader, unpacked
from crawler.archive.warc_records import ReadRecord
from crawler.journal import owner_of
from crawler.pages.addresses import root_of
from disclosure.captures import Capture, CaptureKind
from disclosure.store import CaptureIndex
from reports.package.left_out import LeftOut
from reports.package.screening import Reason, Screen
from reports.package.texts import searchable

_RECORD = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CAPTURE = "网页存档记录"


@dataclass(frozen=True, slots=True)
class Visits:
    """`own`: by owner of a visit, its captures in the order of keeping; `hosts`: by owner, the hosts they came from."""

    own: Mapping[str, tuple[Capture, ...]]

    def hosts(self, owner: str) -> set[str]:
        return {urlsplit(one.url).netloc for one in self.own.get(owner, ()) if one.kind is not CaptureKind.VISIT}

    def neighbours(self, owner: str) -> set[str]:
        """Owners whose pages came from the same hosts."""
        mine = self.hosts(owner)
        return {name for name in self.own if name != owner and self.hosts(name) & mine}


def visits_of(index: CaptureIndex, reader: ArchiveReader) -> Visits:
    """A journal names the records of what was asked for at one look. robots.txt is asked for by host, before any."""
    captures = {capture.record: capture for capture in index}
    robots = {one.url: one for one in captures.values() if one.url == f"{root_of(one.url)}robots.txt"}
    owned: defaultdict[str, dict[str, Capture]] = defaultdict(dict)
    for capture in captures.values():
        if capture.kind is not CaptureKind.VISIT:
            continue
        told = reader.read(capture).body.decode()
        named = [captures[record] for record in _RECORD.findall(told) if record in captures]
        roots = [root for root in json.loads(told).get("robots", {}) if f"{root}robots.txt" in robots]
        asked = [robots[f"{root}robots.txt"] for root in roots]
        owned[owner_of(capture.key)].update({one.record: one for one in (*asked, *named, capture)})
    return Visits({owner: tuple(found.values()) for owner, found in owned.items()})


def own_captures(
    out: Path, reader: ArchiveReader, captures: Iterable[Capture], screen: Screen
) -> Iterator[Capture | LeftOut]:
    """Each capture of the department's own visit that may be handed over, and what may not."""
    for capture in captures:
        reason = screen.against(_text(out, reader, capture))
        yield left_out(capture, reason) if reason else capture


def credit_captures(
    out: Path, reader: ArchiveReader, captures: Iterable[Capture], screen: Screen, urls: set[str]
) -> Iterator[Capture | LeftOut]:
    """The credit site's answers about the department, from the addresses of its rows; of lists that hold others' rows
    too nothing is handed over, as a list cannot be cut and stay what the site answered."""
    for capture in captures:
        if capture.kind is CaptureKind.VISIT or capture.url not in urls:
            continue
        text = _text(out, reader, capture)
        if not screen.is_about_us(text):
            continue
        reason = screen.against(text, credit=True)
        yield left_out(capture, reason) if reason else capture


def left_out(capture: Capture, reason: Reason) -> LeftOut:
    return LeftOut(what=CAPTURE, name=capture.record, url=capture.url, sha256=capture.digest, reason=reason)


def _text(out: Path, reader: ArchiveReader, capture: Capture) -> str | None:
    """What was asked (address, what was sent) and what was answered."""
    answer = reader.read(capture)
    try:
        body = unpacked(answer)
    except ValueError:
        return None
    text = searchable(body, _type(answer), capture.url)
    asked = [searchable(one.body, "", "") for one, _ in records_of(out, capture) if one.kind == "request"]
    parts = (searchable(capture.url.encode(), "text/plain", ""), *asked, text)
    return None if any(part is None for part in parts) else "\n".join(part for part in parts if part)


def _type(record: ReadRecord) -> str:
    said = next((value for name, value in record.headers if name.lower() == "content-type"), "")
    return said or record.fields.get("Content-Type", "")

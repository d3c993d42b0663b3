"""The kept files of one department, as far as they may be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure.chain import sha256_of
from disclosure.errors import InputError
from disclosure.findings import Evidence
from disclosure.vocabulary import EvidenceKind
from reports.package.left_out import LeftOut
from reports.package.masked_copy import masked_copy
from reports.package.screening import Reason, Screen
from reports.package.texts import searchable


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that goes into the package: as it was kept (`original` the same), or a masked copy."""

    evidence: Evidence
    original: Evidence
    data: bytes


def own_evidence(
    out: Path, evidence: Iterable[Evidence], screen: Screen, doubtful: dict[str, Reason]
) -> Iterator[Handed | LeftOut]:
    """Each file that may be handed over, and what may not. `doubtful`: addresses whose page may not; a screenshot of
    one shows what the page holds."""
    shots: list[Evidence] = []
    for one in evidence:
        if one.kind is EvidenceKind.SCREENSHOT:
            shots.append(one)
            continue
        for given in _page(out, one, screen, credit=False):
            if isinstance(given, LeftOut):
                doubtful.setdefault(one.url, given.reason)
            yield given
    for one in shots:
        reason = doubtful.get(one.url)
        yield _left_out(one, reason) if reason else Handed(one, one, checked(out, one))


def credit_pages(out: Path, evidence: Iterable[Evidence], screen: Screen) -> Iterator[Handed | LeftOut]:
    """Of the credit site only pages, which can be read: a screenshot may show anybody's rows."""
    for one in evidence:
        if one.kind is EvidenceKind.SCREENSHOT:
            yield _left_out(one, Reason.UNREAD)
        else:
            yield from _page(out, one, screen, credit=True)


def _page(out: Path, one: Evidence, screen: Screen, *, credit: bool) -> Iterator[Handed | LeftOut]:
    data = checked(out, one)
    reason = screen.against(searchable(data, "", one.url), credit=credit)
    if reason is None:
        yield Handed(one, one, data)
        return
    copy = masked_copy(one, data, screen, reason, credit=credit)
    yield _left_out(one, reason, copy[0].path if copy else "")
    if copy:
        yield Handed(copy[0], one, copy[1])


def checked(out: Path, one: Evidence) -> bytes:
    """The file as it was kept; InputError where it is gone or altered."""
    path = out / one.path
    if not path.is_file() or sha256_of(path) != one.sha256:
        raise InputError(f"{one.path} 已不在或被改动过，不能作为证据交出：请先用 gongshi verify 核验。")
    return path.read_bytes()


def _left_out(one: Evidence, reason: Reason, copy: str = "") -> LeftOut:
    what = "截图" if one.kind is EvidenceKind.SCREENSHOT else "网页原件"
    return LeftOut(what=what, name=one.path, url=one.url, sha256=one.sha256, reason=reason, copy=copy)

"""Which classes of a rule a penalty may belong to, by what its ledger row or its page tells of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from audit.display.law import DisplayClass, DisplayLaw, Severity
from audit.verified_rows.exclusions import is_simplified_text
from disclosure.records import LedgerRow, PublishedRecord

_SUBJECT_FIELDS = ("violation", "facts", "basis")
_AMOUNT = re.compile(r"[1-9]")


def possible_classes(entry: LedgerRow | PublishedRecord, law: DisplayLaw) -> tuple[DisplayClass, ...]:
    """The classes of the rule that the penalty may be of; one where its kind says so.

    Nothing told: all but those that are only taken when told. Whether a fine is general or serious is for
    each authority's own standard (国家发展改革委令第36号), so a fine alone leaves both open.
    """
    told = _told(entry)
    known = tuple(one for one in law.classes if one.severity in told)
    if known:
        return known
    minor_too = not _is_heavier(entry)
    return tuple(
        one for one in law.classes if not one.only_when_told and (minor_too or one.severity is not Severity.MINOR)
    )


def _told(entry: LedgerRow | PublishedRecord) -> set[Severity]:
    words, kinds = _words(), _kinds(entry)
    if _is_simplified(entry) or (_any(kinds, words["minor"]["kinds"]) and not _is_heavier(entry)):
        return {Severity.MINOR}
    told = set()
    if _any(kinds, words["serious"]["kinds"]):
        told.add(Severity.SERIOUS)
    if any(_any(text, words["special"]["fields"]) for text in _subjects(entry)):
        told.add(Severity.SPECIAL)
    return told


def _is_heavier(entry: LedgerRow | PublishedRecord) -> bool:
    """Whether it says that it is more than a warning."""
    return _any(_kinds(entry), _words()["heavier"]["kinds"]) or _is_fined(entry)


def _kinds(entry: LedgerRow | PublishedRecord) -> str:
    """The kinds of the penalty as its own columns name them."""
    return "；".join(filter(None, (entry.values.get("penalty_type"), entry.values.get("penalty_content"))))


def _is_fined(entry: LedgerRow | PublishedRecord) -> bool:
    amounts = (entry.values.get("fine_amount", ""), entry.values.get("confiscation_amount", ""))
    return any(_AMOUNT.search(amount) for amount in amounts)


def _is_simplified(entry: LedgerRow | PublishedRecord) -> bool:
    remark = entry.remark if isinstance(entry, LedgerRow) else entry.values.get("remark")
    return is_simplified_text(
        texts=(remark, entry.project), procedure=entry.values.get("procedure"), number=entry.document_number
    )


def _subjects(entry: LedgerRow | PublishedRecord) -> Sequence[str]:
    return [text for name in _SUBJECT_FIELDS if (text := entry.values.get(name))] + ([entry.project or ""])


def _any(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    text = resources.files("audit.display").joinpath("severity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

"""What may be printed: natural persons' names masked, identity numbers starred, no unprintable characters.

Every writer is given the file that comes out of here, so no paper can forget to mask. (Personal data stay out
of public papers: DOMAIN §1, 424号.)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.codes import is_valid_resident_id
from disclosure.findings import SiteReport
from disclosure.judgement import DepartmentAudit, RowMatch
from disclosure.party import is_natural_person, mask_id_numbers, mask_name
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion

_Value = TypeVar("_Value")
# Characters that XML 1.0 refuses, and lone surrogates, which no file can hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EIGHTEEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
# Document numbers and addresses may look like identity numbers; only the check digit tells.
_EXACT = frozenset({"url", "matched_url", "home_url", "permit_url", "penalty_url", "document_number", "path", "file"})

_Masks = Mapping[str, str]


def printable_file(file: AssessmentFile) -> AssessmentFile:
    """The same assessment, safe to print. Nothing is taken out: only characters within texts change."""
    return replace(
        file,
        assessment=_walk(file.assessment),
        departments=tuple(_department(department) for department in file.departments),
        credit=_site(file.credit),
        audit=_without_rows(file.audit) if file.audit else None,
    )


def printable(text: str) -> str:
    """A text without unprintable characters and with identity numbers starred."""
    return mask_id_numbers(_UNPRINTABLE.sub("", text))


def _exact(text: str) -> str:
    return _EIGHTEEN.sub(_starred_if_valid, _UNPRINTABLE.sub("", text))


def _starred_if_valid(match: re.Match[str]) -> str:
    number = match[0]
    return f"{number[:6]}{'*' * 12}" if is_valid_resident_id(number) else number


def _department(department: DepartmentFile) -> DepartmentFile:
    names = _names_by_address(department.portal)
    return replace(
        department,
        target=_walk(department.target),
        portal=_site(department.portal),
        audit=_audit(department.audit, names) if department.audit else None,
    )


def _names_by_address(site: SiteReport | None) -> Mapping[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for record in site.records if site else ():
        if record.party and _is_person(record):
            names[record.url].add(record.party)
    return names


def _site(site: SiteReport | None) -> SiteReport | None:
    if site is None:
        return None
    rest = _walk(replace(site, records=()))
    return replace(rest, records=tuple(_record(record) for record in site.records))


def _audit(audit: DepartmentAudit, names: Mapping[str, set[str]]) -> DepartmentAudit:
    own = {match.row.party for match in audit.matches if match.row.party and _is_person(match.row)}
    masks = _masks(own.union(*names.values()))
    rest = _walk(replace(audit, matches=()), lambda text: printable(_replaced(text, masks)))
    return replace(rest, matches=tuple(_match(match, names) for match in audit.matches))


def _without_rows(audit: Any) -> Any:
    """The region's side; departments are printed from their own files, so no row is walked twice."""
    return replace(_walk(replace(audit, departments=())), departments=())


def _match(match: RowMatch, names: Mapping[str, set[str]]) -> RowMatch:
    people = set(names.get(match.matched_url or "", ()))
    if match.row.party and _is_person(match.row):
        people.add(match.row.party)
    return replace(
        match,
        row=_row(match.row),
        matched_url=_exact(match.matched_url) if match.matched_url else None,
        note=printable(_replaced(match.note, _masks(people))),
    )


def _row(row: LedgerRow) -> LedgerRow:
    return _without_names(row, row.party if _is_person(row) else None)


def _record(record: PublishedRecord) -> PublishedRecord:
    return _without_names(record, record.party if _is_person(record) else None)


def _is_person(entry: LedgerRow | PublishedRecord) -> bool:
    marked = entry.natural_person or getattr(entry, "excluded", None) is Exclusion.NATURAL_PERSON
    return marked or is_natural_person(entry.party, entry.values)


def _without_names(entry: _Value, name: str | None) -> _Value:
    if not name:
        return _walk(entry)
    masks = _masks([name])
    return _walk(entry, lambda text: printable(_replaced(text, masks)))


def _masks(names: Iterable[str]) -> _Masks:
    """Longest first: 欧阳小明 before 欧阳小. What is masked already stays as it is."""
    whole = (name for name in sorted(names, key=len, reverse=True) if len(name) > 1 and "*" not in name)
    return {name: mask_name(name) for name in whole}


def _replaced(text: str, masks: _Masks) -> str:
    for name, masked in masks.items():
        if name in text:
            text = text.replace(name, masked)
    return text


def _walk(value: _Value, change: Callable[[str], str] = printable) -> _Value:
    walked: _Value = _walked(value, change)
    return walked


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_walked(item, change) for item in value)
    if isinstance(value, Mapping):
        return {key: _walked(item, change) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _walked_fields(value, change)
    return value


def _walked_fields(value: Any, change: Callable[[str], str]) -> Any:
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _walked(old, _exact if field.name in _EXACT else change)
        if new is not old and new != old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value

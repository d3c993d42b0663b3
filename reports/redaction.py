"""What may be printed: natural persons' names masked, identity numbers starred, no unprintable characters.

Every writer is given the file that comes out of here, so no paper can forget to mask. (Personal data stay out
of public papers: DOMAIN §1, 424号.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.codes import is_valid_resident_id
from disclosure.findings import SiteReport
from disclosure.judgement import DepartmentAudit
from disclosure.party import is_natural_person, mask_name, mask_personal_numbers
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion

_Value = TypeVar("_Value")
# Characters that XML 1.0 refuses, and lone surrogates, which no file can hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EIGHTEEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_BETWEEN_NAMES = re.compile(r"[、,，;；/\s]+")
_IN_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]?")
# Document numbers and addresses may look like identity numbers; only the check digit tells.
_EXACT = frozenset({"url", "matched_url", "home_url", "permit_url", "penalty_url", "document_number", "path", "file"})


def printable_file(file: AssessmentFile) -> AssessmentFile:
    """The same assessment, safe to print. Nothing is taken out: only characters within texts change."""
    return replace(
        file,
        assessment=_walk(file.assessment),
        departments=tuple(_department(department, file.credit) for department in file.departments),
        credit=_site(file.credit),
        audit=_without_rows(file.audit) if file.audit else None,
    )


def printable(text: str) -> str:
    """A text without unprintable characters and with identity and mobile telephone numbers starred."""
    return mask_personal_numbers(_UNPRINTABLE.sub("", text))


def _exact(text: str) -> str:
    return _EIGHTEEN.sub(_starred_if_valid, _UNPRINTABLE.sub("", text))


def _starred_if_valid(match: re.Match[str]) -> str:
    number = match[0]
    return f"{number[:6]}{'*' * 12}" if is_valid_resident_id(number) else number


def persons_of(file: AssessmentFile, department: DepartmentFile) -> set[str]:
    """The natural persons among a department's parties, by the names that its sites and its ledger write; names that
    are masked there already are not among them."""
    return {part for name in _people(department, file.credit) for part in _each(name) if mask_name(part) != part}


def with_texts(value: _Value, change: Callable[[str], str]) -> _Value:
    """The same data with every text changed but addresses, paths and document numbers."""
    return _walk(value, change)


def _people(department: DepartmentFile, credit: SiteReport | None) -> set[str]:
    own = department.portal.records if department.portal else ()
    theirs = [record for record in credit.records if record.department == department.target.name] if credit else []
    people = {record.party for record in (*own, *theirs) if record.party and _is_person(record)}
    rows = department.audit.matches if department.audit else ()
    return people | {match.row.party for match in rows if match.row.party and _is_person(match.row)}


def _department(department: DepartmentFile, credit: SiteReport | None) -> DepartmentFile:
    people = _people(department, credit)
    return replace(
        department,
        target=_walk(department.target),
        portal=_site(department.portal, people),
        audit=_audit(department.audit, people) if department.audit else None,
    )


def _site(site: SiteReport | None, people: set[str] | frozenset[str] = frozenset()) -> SiteReport | None:
    """`people`: natural persons known of the department, whose names a finding or a dead link's title may bear."""
    if site is None:
        return None
    masks = _masks(people | {record.party for record in site.records if record.party and _is_person(record)})
    rest = _walk(replace(site, records=()), lambda text: printable(_replaced(text, masks)))
    return replace(rest, records=tuple(_record(record) for record in site.records))


def _audit(audit: DepartmentAudit, people: set[str]) -> DepartmentAudit:
    """A ledger without a column for the party names the person in the title of the case, so every name that
    is known of the department is masked in every row."""
    people = people | {match.row.party for match in audit.matches if match.row.party and _is_person(match.row)}
    masks = _masks(people)

    def change(text: str) -> str:
        return printable(_replaced(text, masks))

    rest = _walk(replace(audit, matches=()), change)
    return replace(rest, matches=tuple(_walk(match, change) for match in audit.matches))


def _without_rows(audit: Any) -> Any:
    """The region's side; departments are printed from their own files, so no row is walked twice."""
    return replace(_walk(replace(audit, departments=())), departments=())


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


@dataclass(frozen=True, slots=True)
class _Masks:
    """Names to mask, found in one pass however many there are; longest first: 欧阳小明 before 欧阳小."""

    names: re.Pattern[str] | None


def _masks(names: Iterable[str]) -> _Masks:
    """What is masked already stays as it is."""
    each = {part for name in names for part in (name, *_each(name))}
    whole = [name for name in sorted(each, key=len, reverse=True) if len(name) > 1 and "*" not in name]
    return _Masks(re.compile("|".join(map(re.escape, whole))) if whole else None)


def _each(name: str) -> list[str]:
    """张三、李四（时任…）: each by itself, without what stands in brackets."""
    return [part for part in _BETWEEN_NAMES.split(_IN_BRACKETS.sub("", name)) if len(part) > 1]


def _replaced(text: str, masks: _Masks) -> str:
    return masks.names.sub(lambda found: mask_name(found[0]), text) if masks.names else text


def _walk(value: _Value, change: Callable[[str], str] = printable) -> _Value:
    walked: _Value = _walked(value, change)
    return walked


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, LedgerRow):
        return value._replace(**_changed(value, value._fields, change))
    if isinstance(value, tuple):
        return tuple(_walked(item, change) for item in value)
    if isinstance(value, Mapping):
        return {key: _walked(item, change) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = _changed(value, [field.name for field in fields(value)], change)
        return replace(value, **changed) if changed else value
    return value


def _changed(value: Any, names: Iterable[str], change: Callable[[str], str]) -> dict[str, Any]:
    """The fields whose text is another one afterwards."""
    changed = {}
    for name in names:
        old = getattr(value, name)
        new = _walked(old, _exact if name in _EXACT else change)
        if new is not old and new != old:
            changed[name] = new
    return changed

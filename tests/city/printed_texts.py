"""All that a run puts before people: every file outside the evidence and the database, and what explain says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from audit.schemes import load_scheme
from crawler.noticed.resident_numbers import resident_numbers
from disclosure.store import open_store
from gongshi.city.plan import City
from reports.explanation import explain
from reports.redaction import printable_file

_MOBILE = re.compile(r"(?<![0-9A-Za-z/=_.-])1[3-9]\d{9}(?![0-9A-Za-z/_.-])")
_KEPT = {"evidence", ".cache", "sessions"}
_PACKED = {".xlsx", ".docx"}


def printed_texts(out: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    for path in sorted(out.rglob("*")):
        if not path.is_file() or path.relative_to(out).parts[0] in _KEPT or ".db" in path.name:
            continue
        if path.suffix in _PACKED:
            with zipfile.ZipFile(path) as packed:
                parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
            yield path.name, "\n".join(parts)
        else:
            yield path.name, path.read_text(encoding="utf-8-sig")
    yield "evidence/log.jsonl", (out / "evidence" / "log.jsonl").read_text(encoding="utf-8")
    yield "evidence/manifest.json", (out / "evidence" / "manifest.json").read_text(encoding="utf-8")
    yield from _explained(out)


def personal_data(city: City, out: Path) -> dict[str, set[str]]:
    """What each of them tells of natural persons unmasked: names, identity numbers, mobile telephones."""
    persons = {
        decision.party.name
        for decision in city.decisions
        if decision.party.natural_person and (decision.portal_on or decision.credit_on or decision.in_ledger)
    }
    named = re.compile("|".join(map(re.escape, sorted(persons)))) if persons else re.compile("(?!)")
    told = {
        name: {*named.findall(text), *resident_numbers(text), *_MOBILE.findall(text)}
        for name, text in printed_texts(out)
    }
    return {name: found for name, found in told.items() if found}


def _explained(out: Path) -> Iterator[tuple[str, str]]:
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    file = printable_file(store.load(store.latest()))
    store.close()
    scheme = load_scheme(file.assessment.scheme)
    for department in file.departments:
        scored = department.audit.scores if department.audit else ()
        for number in (None, *(score.indicator for score in scored)):
            told = explain(file, scheme, number, department.target.name)
            yield f"explain {department.target.name} {number}", "\n".join(told.lines)

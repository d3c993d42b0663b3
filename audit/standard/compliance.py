"""Whether reported rows meet the data standard of the edition their table is kept by (合规率)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from audit.standard.conditions import asked_fields
from audit.standard.edition import PartySide, TableRules
from audit.standard.frames import fields_of_row, frame_of
from audit.standard.judging import judge
from audit.standard.loading import wording
from audit.standard.recognise import EDITION_MARK, read_mark
from audit.standard.verdict import platform_verdict
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind

KeptBy = tuple[str, Kind, PartySide]


def kept_by(row: LedgerRow) -> KeptBy:
    """The mark of the edition a row's table is kept by, its kind, and whether its party is a natural person: equal for
    rows that the same rules hold for."""
    return row.values.get(EDITION_MARK, ""), row.kind, "natural" if row.natural_person else "legal"


def compliant_rows(rows: Sequence[LedgerRow], as_of: date) -> list[bool]:
    """For each row whether it meets the standard: the platform's own verdict where there is one, else no broken rule
    of severity error. Columns the export leaves out are not held against its rows."""
    verdicts = [platform_verdict(row) for row in rows]
    alike: dict[KeptBy, list[int]] = defaultdict(list)
    for at, (row, said) in enumerate(zip(rows, verdicts, strict=True)):
        if said is None:
            alike[kept_by(row)].append(at)
    sound = [bool(said) for said in verdicts]
    for (mark, kind, side), places in alike.items():
        edition, absent = read_mark(mark)
        for at, fine in zip(places, _judged(rows, places, edition.table(kind, side), absent, as_of), strict=True):
            sound[at] = fine
    return sound


def meets_standard(row: LedgerRow, as_of: date) -> bool:
    """`compliant_rows` for one row."""
    return compliant_rows([row], as_of)[0]


def compliance_sentence(rows: Sequence[LedgerRow]) -> str:
    """By which edition the rows of a platform export were judged; "" where no edition was told."""
    marks = {row.values.get(EDITION_MARK, "") for row in rows} - {""}
    found = {edition.id: edition.title for edition, _ in map(read_mark, marks)}
    if not found:
        return ""
    words = wording()["compliance"]["edition"]
    return str(words.format(edition="、".join(sorted(found)), title="；".join(found[name] for name in sorted(found))))


def fields_asked(table: TableRules) -> list[str]:
    """Every field that some rule of the table looks at."""
    return [name for rule in table.rules for part in (*rule.when, *rule.then) for name in asked_fields(part)]


def _judged(
    rows: Sequence[LedgerRow], places: Sequence[int], table: TableRules, absent: frozenset[str], as_of: date
) -> list[bool]:
    frame = frame_of([fields_of_row(rows[at]) for at in places], fields_asked(table))
    faulty = judge(frame, table, as_of, absent=absent).faulty
    return [True] * len(places) if faulty is None else (~faulty).to_list()

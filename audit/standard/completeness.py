"""How many of the fields that the data standard wants in every row are filled (字段完整率)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from audit.standard.compliance import KeptBy, fields_asked, kept_by
from audit.standard.frames import fields_of_row, frame_of
from audit.standard.judging import judge
from audit.standard.recognise import read_mark
from disclosure.records import LedgerRow


def filled_fields(rows: Sequence[LedgerRow], as_of: date) -> tuple[int, int]:
    """Cells that are filled, and cells that should be: each row's fields that its edition wants whatever else stands in
    it. A filler (无, /) fills nothing; columns the export leaves out are not held against its rows."""
    alike: dict[KeptBy, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        alike[kept_by(row)].append(row)
    filled = wanted = 0
    for (mark, kind, side), own in alike.items():
        edition, absent = read_mark(mark)
        table = edition.table(kind, side)
        table = replace(table, rules=tuple(rule for rule in table.unconditional if rule.field not in absent))
        frame = frame_of([fields_of_row(row) for row in own], fields_asked(table))
        blank = sum(judge(frame, table, as_of).counts.values())
        wanted += len(own) * len(table.rules)
        filled += len(own) * len(table.rules) - blank
    return filled, wanted

"""Forms: label | value pairs, in two, four or more columns, read as one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disclosure.fields import is_certain
from disclosure.tables.grid import Grid, distinct_run, field_named, is_label
from disclosure.tables.lines import is_form_head
from disclosure.tables.table import Table, TableRow


def pairs_in_row(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The label/value pairs of one line, strictly by turns, so that a value which is also a label's name
    (处罚类别 | 罚款) stays a value. Words before the first label (a group's name) are passed over."""
    if is_form_head(texts):
        return []
    pairs = []
    place = 0
    while place < len(texts):
        if is_label(texts[place]):
            pairs.append((texts[place], texts[place + 1] if place + 1 < len(texts) else ""))
            place += 2
        else:
            place += 1
    return pairs


def table_of_form(source: str, sheet: str, grid: Grid, notes: Sequence[str] = ()) -> Table:
    """A whole form as a table: one row, or as many as the form repeats its labels or has columns of values."""
    records = records_in_columns(grid) or split_records(
        pair for _, cells in grid.rows for pair in pairs_in_row(distinct_run(cells))
    )
    header = tuple(dict.fromkeys(label for record in records for label, _ in record))
    first = next((number for number, cells in grid.rows if any(map(field_named, cells))), 1)
    rows = tuple(TableRow(first, tuple(dict(record).get(label, "") for label in header)) for record in records)
    return Table(source, sheet, header, rows, (*notes, "按“名称：内容”的表单读取。"))


def records_in_columns(grid: Grid) -> list[list[tuple[str, str]]]:
    """The records of a table that lies on its side: labels down the first column, a decision in each other one.
    Nothing where the further columns hold labels too, or only copies of merged values."""
    labelled = [cells for _, cells in grid.rows if cells and field_named(cells[0])]
    if grid.width < 3 or any(field_named(cell) and is_certain(cell) for cells in labelled for cell in cells[2:]):
        return []
    differing = [cells for cells in labelled if cells[1] and cells[2] and cells[1] != cells[2]]
    if len(differing) < 2 or 2 * len(differing) < len(labelled):
        return []
    columns = range(1, grid.width)
    return [[(cells[0], cells[column]) for cells in labelled] for column in columns if any(c[column] for c in labelled)]


def split_records(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pairs cut into records. A new one begins where the label that began the first one comes again, or
    where the document number or the party comes again by a sure name and with another value."""
    records: list[list[tuple[str, str]]] = []
    seen: dict[str, str] = {}
    first = ""
    for label, value in pairs:
        field = field_named(label) or label
        if not records or (field in seen and _begins_record(label, first, len(seen), other=seen[field] != value)):
            records.append([])
            seen, first = {}, first or label
        if field not in seen or (not seen[field] and value):
            records[-1].append((label, value))
            seen[field] = value
    return records


def _begins_record(label: str, first: str, known: int, *, other: bool) -> bool:
    field = field_named(label)
    if label == first or (field == field_named(first) and not is_certain(label) and not is_certain(first)):
        return known >= 2  # 法人：… and 自然人：… begin the cards of one list
    return other and field in ("document_number", "party") and is_certain(label)

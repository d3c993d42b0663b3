"""One published table, computed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.printed.columns import Column, columns_of, is_subtotal_row, is_total_row
from audit.printed.figure import Figure, read_figure
from audit.printed.lines import Line
from audit.printed.rates import rate_faults
from audit.printed.sums import part_faults, total_faults
from audit.printed.wrong import Wrong
from disclosure.tables import Table, TableRow, cell_name

_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".et", ".ods")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFault:
    """One figure that cannot be right: where it stands, what is printed, what it should be, and why (Chinese)."""

    sheet: str
    cell: str
    row_name: str
    column: str
    printed: str
    expected: str
    rule: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAudit:
    """`checked`: figures that were computed again. `unchecked`: headers of rates for which the table gives no
    counts to compute them from."""

    sheet: str
    caption: str
    rows: int
    checked: int
    faults: tuple[PrintedFault, ...]
    unchecked: tuple[str, ...]


def audit_printed_table(table: Table) -> TableAudit | None:
    """None for a table without figures that hang together (a list of decisions, a layout of the page)."""
    columns = columns_of(table.header)
    lines = list(_lines(table, columns))
    body = [line for line in lines if not line.is_sum]
    if not body or not any(column.measure for column in columns):
        return None
    keeps_zeros = not table.source.lower().endswith(_SPREADSHEETS)
    places = None if keeps_zeros else _most_places(lines, columns)
    rates = rate_faults(lines, columns, places)
    checks = [part_faults(lines, columns), total_faults(lines, columns), rates]
    checked = {place for check in checks for place in check.checked}
    if not checked:
        return None
    wrong = [fault for check in checks for fault in check.wrong]
    return TableAudit(
        sheet=table.sheet,
        caption=table.caption,
        rows=len(body),
        checked=len(checked),
        faults=tuple(_fault(table, one) for one in _each_cell_once(wrong)),
        unchecked=rates.unchecked,
    )


def _lines(table: Table, columns: Sequence[Column]) -> Iterator[Line]:
    totals = {row.number for row in table.totals}
    for row in sorted((*table.rows, *table.totals), key=lambda row: row.number):
        name = _name(row)
        subtotal = is_subtotal_row(name)
        total = row.number in totals or is_total_row(name)
        figures = {column.place: read_figure(row.cells[column.place]) for column in columns}
        held = {place: figure for place, figure in figures.items() if figure is not None}
        yield Line(row.number, name, held, is_total=total and not subtotal, is_subtotal=subtotal)


def _name(row: TableRow) -> str:
    """The first text of the row that is no figure, else its first text."""
    texts = [cell for cell in row.cells if cell]
    return next((text for text in texts if read_figure(text) is None and text.strip("-—/")), texts[0] if texts else "")


def _most_places(lines: Iterable[Line], columns: Sequence[Column]) -> int:
    figures: list[Figure] = [
        line.figures[column.place]
        for line in lines
        for column in columns
        if column.is_rate and column.place in line.figures
    ]
    return max((figure.places for figure in figures), default=0)


def _each_cell_once(wrong: Sequence[Wrong]) -> list[Wrong]:
    """A cell that breaks several rules is named by the first."""
    first: dict[tuple[int, int], Wrong] = {}
    for one in wrong:
        first.setdefault((one.line.number, one.column.place), one)
    return [first[place] for place in sorted(first)]


def _fault(table: Table, wrong: Wrong) -> PrintedFault:
    return PrintedFault(
        sheet=table.sheet,
        cell=cell_name(wrong.column.place, wrong.line.number),
        row_name=wrong.line.name,
        column=wrong.column.header,
        printed=wrong.line.figures[wrong.column.place].text,
        expected=wrong.expected,
        rule=wrong.rule,
        hint=wrong.hint,
    )

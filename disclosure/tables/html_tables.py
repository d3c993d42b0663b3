"""Record tables of a page."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from disclosure.tables.grid import Grid, field_named, filled, header_score
from disclosure.tables.header_rows import find_band
from disclosure.tables.html_cells import TableGrid, as_tree, grids_in
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table

_SURE_HEADER = 3


def tables_in_html(
    tree_or_text: HtmlElement | str, source: str, known: Sequence[TableGrid] | None = None
) -> list[Table]:
    """The tables of records in a page, in order; `sheet` is 表1, 表2 … Layout tables, search forms and
    label/value tables (see `label_values_in_html`) are left out; a table that stands twice in the page
    counts once. `known`: the page's `grids_in`, where they were made already."""
    found = grids_in(as_tree(tree_or_text)) if known is None else known
    grids = [one.grid for one in found if _may_hold_records(one)]
    tables = [
        table
        for number, grid in enumerate(_with_headers(grids), 1)
        if _is_headed(grid)
        for table in tables_in_grid(source, f"表{number}", grid)
    ]
    return _once(tables)


def _may_hold_records(found: TableGrid) -> bool:
    """Not so layout tables, forms and single columns."""
    if found.grid.width < 2 or found.is_form:
        return False
    is_layout = next(found.table.iterdescendants("table"), None) is not None
    return not is_layout or max((header_score(cells) for _, cells in found.grid.rows), default=0) >= _SURE_HEADER


def _with_headers(grids: list[Grid]) -> list[Grid]:
    """Join a table that is only a header to the table of the same width under it (a header that stays
    while the rows scroll is a table of its own)."""
    joined: list[Grid] = []
    for grid in grids:
        if joined and _is_only_header(joined[-1]) and joined[-1].width == grid.width and not _has_header(grid):
            above = joined.pop()
            down = above.rows[-1][0]
            rows = tuple((number + down, cells) for number, cells in grid.rows)
            joined.append(Grid(above.rows + rows, above.heads))
        else:
            joined.append(grid)
    return joined


def _is_only_header(grid: Grid) -> bool:
    band = find_band(grid)
    return band is not None and band.last == len(grid.rows) - 1 and (band.recognised or bool(grid.heads))


def _has_header(grid: Grid) -> bool:
    band = find_band(grid)
    if band is None:
        return False
    return band.recognised and any(field_named(text) for text in filled(grid.rows[band.last][1])[:2])


def _is_headed(grid: Grid) -> bool:
    """Whether a header was recognised, or the page marks one (th); anything else is layout."""
    band = find_band(grid)
    return band is not None and (band.recognised or bool(grid.heads))


def _once(tables: Sequence[Table]) -> list[Table]:
    """Tables without the copies that a page keeps for other screens."""
    return list({(table.header, tuple(row.cells for row in table.rows)): table for table in reversed(tables)}.values())[
        ::-1
    ]

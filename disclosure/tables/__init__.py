"""One table reader for everything: files, pages and JSON answers become the same `Table`."""

from disclosure.tables.file_text import paragraphs_in_file
from disclosure.tables.files import read_workbook, read_workbook_bytes
from disclosure.tables.html_cells import TableGrid, grids_in
from disclosure.tables.html_labels import label_values_in_html
from disclosure.tables.html_tables import tables_in_html
from disclosure.tables.json_tables import parse_json, tables_in_json
from disclosure.tables.records_in_grid import NO_HEADER
from disclosure.tables.table import Table, TableRow, as_fields, cell_name

__all__ = [
    "NO_HEADER",
    "Table",
    "TableGrid",
    "TableRow",
    "as_fields",
    "cell_name",
    "grids_in",
    "label_values_in_html",
    "paragraphs_in_file",
    "parse_json",
    "read_workbook",
    "read_workbook_bytes",
    "tables_in_html",
    "tables_in_json",
]

"""Tables out of XML: the "XML 表格 2003" that platforms export under the name of xls, and plain rows of elements
(<ROWDATA><ROW><XK_WSH>…, the upload form of the first generation, DOMAIN §8)."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid, GridRow
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, TableRow, clean_text

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_WIDEST, _LONGEST_MERGE = 1000, 5000


def tables_in_xml(name: str, data: bytes) -> list[Table]:
    """UnreadableFileError where the XML is damaged, or holds no rows."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(f"“{name}”是损坏的 XML 文件：请重新导出，或另存为 xlsx 再提供。") from error
    if root is not None and root.tag == f"{{{_SPREADSHEET}}}Workbook":
        return [table for sheet in root.iter(f"{{{_SPREADSHEET}}}Worksheet") for table in _sheet(name, sheet)]
    if root is None or (table := _plain_rows(name, root)) is None:
        raise UnreadableFileError(f"“{name}”是 XML 文件，里面没有成行的记录：请提供 xlsx、xls、ods 或 csv。")
    return [table]


def _sheet(name: str, sheet: etree._Element) -> list[Table]:
    title = sheet.get(f"{{{_SPREADSHEET}}}Name") or ""
    rows: list[GridRow] = []
    hidden = []
    merged: dict[tuple[int, int], str] = {}
    number = 0
    for row in sheet.iter(f"{{{_SPREADSHEET}}}Row"):
        number = _int(row, "Index") or number + 1
        if _int(row, "Hidden"):
            hidden.append(number)
        rows.append((number, _cells(row, number, merged)))
    width = max((len(cells) for _, cells in rows), default=0)
    full = tuple((at, [*cells, *[""] * (width - len(cells))]) for at, cells in rows)
    notes = [f"有 {len(hidden)} 个隐藏行，已一并读取。"] if hidden else []
    return tables_in_grid(name, title, Grid(full), notes)


def _cells(row: etree._Element, number: int, merged: dict[tuple[int, int], str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{{{_SPREADSHEET}}}Cell"):
        place = min((_int(cell, "Index") or len(cells) + 1) - 1, _WIDEST)
        while len(cells) < place or (number, len(cells)) in merged:
            cells.append(merged.get((number, len(cells)), ""))
        text = clean_text("".join(map(str, cell.itertext())).replace("T00:00:00.000", ""))
        across, down = min(_int(cell, "MergeAcross"), _WIDEST), min(_int(cell, "MergeDown"), _LONGEST_MERGE)
        start = len(cells)
        cells += [text] * (across + 1)
        for below in range(1, down + 1):
            merged.update({(number + below, start + beside): text for beside in range(across + 1)})
    while (number, len(cells)) in merged:
        cells.append(merged[number, len(cells)])
    return cells


def _int(element: etree._Element, name: str) -> int:
    text = element.get(f"{{{_SPREADSHEET}}}{name}") or "0"
    return int(text) if text.isdigit() else 0


def _plain_rows(name: str, root: etree._Element) -> Table | None:
    """The elements that repeat most often and hold at least two values, as rows."""
    parents = [one for one in root.iter("*") if len(one) > 1 and all(len(value) == 0 for value in one)]
    counts = Counter(one.tag for one in parents)
    if not counts:
        return None
    tag = counts.most_common(1)[0][0]
    records = [
        {etree.QName(value).localname: clean_text(value.text or "") for value in one if isinstance(value.tag, str)}
        for one in parents
        if one.tag == tag
    ]
    header = tuple(dict.fromkeys(key for record in records for key in record))
    rows = tuple(TableRow(at, tuple(record.get(key, "") for key in header)) for at, record in enumerate(records, 1))
    return Table(name, etree.QName(tag).localname, header, rows)

"""Reading a 双公示 catalogue (目录): items counted, kinds covered, key columns missing.

The columns are those of annex 3 of 黔发改财金〔2018〕1048号.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler.column.identity import names_of
from crawler.column.words import What, meaning_inside, meaning_of
from crawler.details.article import attachments_of, title_of_article
from crawler.listings.choose import read_list
from crawler.pages.page import Ask, Page
from crawler.publications.catalogue_pages import ends_with, start_of_list
from disclosure.department_names import match_department
from disclosure.fields import canonical, kind_of_value, map_header
from disclosure.tables import Table, read_workbook_bytes, tables_in_html, tables_in_json
from disclosure.vocabulary import Kind

_ANNEX_3 = {
    "department": "行政决定部门",
    "kind": "行政职权类别",
    "project": "项目名称",
    "basis": "设定依据",
    "party": "行政相对人",
}
_OTHER_LISTS = re.compile(r"权责清单|权力清单|责任清单|裁量|办事指南|服务指南|信息公开目录|收费")
_ITEM_HEADER = re.compile(r"(项目|事项|职权|权力|许可|处罚).{0,6}(名称)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueView:
    """What a catalogue page or file shows. `items`: entries counted; `kinds`: those it covers; `missing`: columns of
    annex 3 that it lacks, by their Chinese names; `attachments`: files that may hold it (where `items` is 0)."""

    title: str
    items: int
    kinds: frozenset[Kind]
    missing: tuple[str, ...]
    attachments: tuple[Ask, ...] = ()
    attachment_names: tuple[str, ...] = ()
    entries: tuple[tuple[str, Kind | None], ...] = ()
    """The items' names with their kinds, None where that is not told."""
    owners: tuple[str, ...] = ()
    """The department of each item, as it is written; "" where that is not told."""
    whole: bool = True
    """Whether all items were seen: the list does not go on on another page."""

    @property
    def complete_columns(self) -> bool:
        """Whether every key column of annex 3 is there."""
        return self.items > 0 and not self.missing


def read_catalogue(page: Page) -> CatalogueView | None:
    """The catalogue on a page; None where the page is none (权责清单 alone is not the catalogue, PORTALS §7)."""
    title = title_of_article(page)
    named = _names_catalogue(page, title)
    if _OTHER_LISTS.search(title) and not re.search("双公示", title):
        return None
    found = _from_tables(_tables(page), title)
    if found is not None and (named or not found.missing):
        return replace(found, whole=_ends_here(page, found.items))
    if not named:
        return None
    files = attachments_of(page)
    if files:
        return CatalogueView(
            title=title,
            items=0,
            kinds=_kinds_of((title, *(name for _, name in files))),
            missing=(),
            attachments=tuple(ask for ask, _ in files),
            attachment_names=tuple(name for _, name in files),
        )
    return _from_list(page, title)


def read_catalogue_file(name: str, data: bytes) -> CatalogueView:
    """The catalogue in a file. Raises UnreadableFileError where the file cannot be read."""
    found = _from_tables(read_workbook_bytes(name, data), name)
    if found is not None:
        return found
    return CatalogueView(title=name, items=0, kinds=_kinds_of((name,)), missing=tuple(_ANNEX_3.values()))


def together(one: CatalogueView, other: CatalogueView) -> CatalogueView | None:
    """Two catalogues as one, where each is of kinds that the other has not (行政许可目录, 行政处罚目录); None where
    they may be the same twice."""
    if not (one.items and other.items and one.kinds and other.kinds) or one.kinds & other.kinds:
        return None
    return CatalogueView(
        title=one.title,
        items=one.items + other.items,
        kinds=one.kinds | other.kinds,
        missing=tuple(dict.fromkeys((*one.missing, *other.missing))),
        entries=(*one.entries, *other.entries),
        owners=(*one.owners, *other.owners),
        whole=one.whole and other.whole,
    )


def continued(view: CatalogueView, more: CatalogueView) -> CatalogueView | None:
    """With the items of its next page; None where that has none but those already seen."""
    if not set(more.entries) - set(view.entries):
        return None
    return replace(
        view,
        items=view.items + more.items,
        kinds=view.kinds | more.kinds,
        missing=tuple(name for name in view.missing if name in more.missing),
        entries=(*view.entries, *more.entries),
        owners=(*view.owners, *more.owners),
    )


def own_items(view: CatalogueView, department: str, departments: Sequence[str]) -> CatalogueView:
    """Of a catalogue of several departments (a city's, on its credit site) what is this one's; the whole of it where
    nothing is, or nothing is another's."""
    named = [match_department(owner, departments) if owner else None for owner in view.owners]
    own = [entry for entry, name in zip(view.entries, named, strict=False) if name == department]
    if len(named) != len(view.entries) or not own or all(name in (department, None) for name in named):
        return view
    told = frozenset(kind for _, kind in own if kind)
    return replace(view, items=len(own), kinds=told or view.kinds, entries=tuple(own), owners=(department,) * len(own))


def _ends_here(page: Page, items: int) -> bool:
    _, _, part = start_of_list(page)
    return ends_with(page, part, items, walked=1)


def _tables(page: Page) -> list[Table]:
    if page.text.lstrip("\ufeff ;")[:1] in ("{", "["):
        return tables_in_json(page.text, page.url)
    found = tables_in_html(page.tree, page.url)
    for part in page.traffic:
        found += tables_in_json(part.text, part.url)
    return found


def _names_catalogue(page: Page, title: str) -> bool:
    names = (title, *names_of(page)[:2])
    meanings = [meaning_of(name) or meaning_inside(name) for name in names if "目录" in name]
    return any(meaning is not None and meaning.what is What.CATALOGUE for meaning in meanings)


def _from_tables(tables: Iterable[Table], title: str) -> CatalogueView | None:
    kinds, columns = set[Kind](), set[str]()
    entries: list[tuple[str, Kind | None]] = []
    owners: list[str] = []
    for table in tables:
        laid = map_header(table.header)
        place = laid.columns.get("project", _item_column(table.header))
        # a table of decisions has numbers and days; a catalogue has the grounds of a power
        if place is None or {"document_number", "decision_date"} & laid.columns.keys():
            continue
        if len(laid.columns.keys() & _ANNEX_3.keys()) < 2 and not laid.has("basis"):
            continue
        filled = [row for row in table.rows if row.cells[place]]
        columns |= {name for name in laid.columns if any(row.cells[laid.columns[name]] for row in filled)} | {"project"}
        at = laid.columns.get("kind")
        own = _kinds_in(table, [row.cells for row in filled], at, title)
        kinds |= own
        only = next(iter(own)) if len(own) == 1 else None
        whose = laid.columns.get("department")
        owners += [row.cells[whose] if whose is not None else "" for row in filled]
        entries += [
            (row.cells[place], (kind_of_value(row.cells[at]) if at is not None else None) or only) for row in filled
        ]
    if not entries:
        return None
    missing = tuple(label for name, label in _ANNEX_3.items() if name not in columns)
    return CatalogueView(
        title=title,
        items=len(entries),
        kinds=frozenset(kinds),
        missing=missing,
        entries=tuple(entries),
        owners=tuple(owners),
    )


def _item_column(header: Sequence[str]) -> int | None:
    return next(
        (
            place
            for place, name in enumerate(header)
            if _ITEM_HEADER.search(name) and canonical(name) not in {"kind", "department"}
        ),
        None,
    )


def _kinds_in(table: Table, rows: Sequence[Sequence[str]], place: int | None, title: str) -> set[Kind]:
    if place is not None:
        told = {kind for row in rows if (kind := kind_of_value(row[place])) is not None}
        if told:
            return told
    around = _kinds_of((table.sheet, table.caption, *table.header))
    by_rows = {kind for row in rows for cell in row if len(cell) < 60 and (kind := kind_of_value(cell)) is not None}
    return set(around) or by_rows or set(_kinds_of((title,)))


def _kinds_of(texts: Iterable[str]) -> frozenset[Kind]:
    whole = " ".join(texts)
    both = "双公示" in whole and "许可" not in whole and "处罚" not in whole
    return frozenset(kind for kind in Kind if both or kind.chinese[2:] in whole)


def _from_list(page: Page, title: str) -> CatalogueView | None:
    """A channel whose entries are the items (`xkml`), each with a page of its own."""
    rows = read_list(page).rows
    if not rows:
        return CatalogueView(title=title, items=0, kinds=_kinds_of((title,)), missing=())
    kinds = _kinds_of((title, *names_of(page)[:2])) or _kinds_of(row.title for row in rows)
    only = next(iter(kinds)) if len(kinds) == 1 else None
    return CatalogueView(
        title=title,
        items=len(rows),
        kinds=kinds,
        missing=(),
        entries=tuple((row.title, kind_of_value(row.title) or only) for row in rows),
        whole=_ends_here(page, len(rows)),
    )

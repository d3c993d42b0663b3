"""A catalogue that goes on: its table over three pages, every page with the head of annex 3 (PORTALS §7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import CATALOGUE_HEADER, catalogue_rows, grid, two_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}
_ITEMS_A_PAGE = 3


class LongCataloguePortal(NumberedListsPortal):
    """TRS: the lists and the catalogue alike by createPageHTML."""

    family = "long_catalogue"
    theme = "#5d4037"
    column_path: ClassVar[str | None] = "/zwgk/sgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 6
    promise = Promise(on_home=True, searchable=False, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/xw/l{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/{article.day:%Y%m}/t{article.day:%Y%m%d}_{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/zwgk/sgs/{_FOLDERS[kind]}/index.html"

    def page_path(self, kind: Kind, number: int) -> str:
        return self._numbered(f"/zwgk/sgs/{_FOLDERS[kind]}/", number)

    def record_path(self, record: Decision) -> str:
        day = record.portal_on
        return f"/zwgk/sgs/{_FOLDERS[record.kind]}/{day:%Y%m}/t{day:%Y%m%d}_{self.number(record)}.html"

    def record_body(self, record: Decision) -> Markup:
        return two_columns(record, self.department, "slash")

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        rows = catalogue_rows(self.department)
        parts = [rows[at : at + _ITEMS_A_PAGE] for at in range(0, len(rows), _ITEMS_A_PAGE)]
        for number, part in enumerate(parts, 1):
            pages[self._numbered("/zwgk/sgs/ml/", number)] = self._catalogue(part, number, len(parts))
        return pages

    def _numbered(self, folder: str, number: int) -> str:
        """index.html, index_1.html, index_2.html …"""
        return f"{folder}index{f'_{number - 1}' if number > 1 else ''}.html"

    def _catalogue(self, rows: list[list[str]], number: int, pages: int) -> Answer:
        table = grid(CATALOGUE_HEADER, rows)
        return lambda: self.html("catalogue.html", title="双公示目录", table=table, number=number, pages=pages)

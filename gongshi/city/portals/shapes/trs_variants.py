"""TRS WCM as two departments more have it: the rows written by script; createPageHTML with other arguments (§3.1)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import item_list
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class TrsVariant(ShapePortal):
    """Page k, counted from 0, is index_k; page 0 is index."""

    ending: ClassVar[str] = "html"
    open_path: ClassVar[str] = "/zwgk/"
    per_page = 6

    @property
    @abstractmethod
    def folder(self) -> str:
        """Where the column stands, with slashes around it."""

    def section_path(self, section: Section) -> str:
        return f"/xwzx/lm{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/xwzx/{article.day:%Y%m}/t{article.day:%Y%m%d}_{article.number}.{self.ending}"

    def listing_path(self, kind: Kind) -> str:
        return f"{self.folder}{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return self.listing_path(record.kind) + self.record_name(record)

    def record_name(self, record: Decision) -> str:
        assert record.portal_on
        return f"{record.portal_on:%Y%m}/t{record.portal_on:%Y%m%d}_{self.number(record)}.{self.ending}"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        for kind in Kind:
            for number in range(self.pages(kind)):
                name = f"index_{number}.{self.ending}" if number else f"index.{self.ending}"
                pages[self.listing_path(kind) + name] = self._listing(kind, number)
            pages[self.listing_path(kind)] = self._listing(kind, 0)
        return pages

    def _listing(self, kind: Kind, number: int) -> Answer:
        rows = self.rows(kind, number + 1)
        return lambda: self.html("listing.html", title=f"{kind.chinese}公示", kind=kind, number=number, rows=rows)


class TrsScriptPortal(TrsVariant):
    """四川地税: rows and pager are in <script>; the HTML has no list at all."""

    family = "trs_script"
    theme = "#283593"
    folder = "/sgs/"
    column_name: ClassVar[str] = "行政许可和行政处罚公示专栏"
    column_path: ClassVar[str | None] = "/sgs/"
    promise = Promise(on_home=True, searchable=False)


class TrsQuotesPortal(TrsVariant):
    """createPageHTML('page_div', 3, 0, 'index', 'shtml', 17); the document number stands in the title."""

    family = "trs_quotes"
    shell, theme = "classic", "#4e342e"
    ending = "shtml"
    folder = "/xxgk/xysgs/"
    column_name: ClassVar[str] = "行政双公示"
    column_path: ClassVar[str | None] = "/xxgk/xysgs/"
    papers_kept = ("catalogue",)
    promise = Promise(on_home=False, searchable=False, catalogue=Verdict.FULL)

    def column_link(self) -> Markup:
        return Markup("")

    def open_links(self) -> list[tuple[str, str]]:
        return [(self.column_name, str(self.column_path))]

    def record_title(self, record: Decision) -> str:
        return f"{record.affair.item}（{record.document_number}）"

    def record_body(self, record: Decision) -> Markup:
        return item_list(record, self.department, "chinese")

"""SiteServer: channels/NNN.html, channels/NNN_2.html, lists of bare <div>s without <ul> or <table>."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import labelled_paragraphs
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_CHANNELS = {Kind.PERMIT: 159, Kind.PENALTY: 160}


class SiteServerPortal(ShapePortal):
    """The column is one link among the 专题专栏; all three papers stand in it."""

    family = "siteserver"
    theme = "#6a4c93"
    column_name: ClassVar[str] = "行政许可和行政处罚信息公示专栏"
    column_path: ClassVar[str | None] = "/channels/158.html"
    open_path: ClassVar[str] = "/channels/20.html"
    papers_kept = ("catalogue", "plan", "officers")
    per_page = 6
    promise = Promise(
        on_home=True, searchable=False, catalogue=Verdict.FULL, plan=Verdict.PRESENT, officers=Verdict.PRESENT
    )

    def section_path(self, section: Section) -> str:
        return f"/channels/{30 + section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/contents/{158 if article.number > 90000 else 31}/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="/channels/158.html"><dl><dd>{}</dd></dl></a>').format(self.column_name)

    def listing_path(self, kind: Kind) -> str:
        return f"/channels/{_CHANNELS[kind]}.html"

    def record_path(self, record: Decision) -> str:
        return f"/contents/{_CHANNELS[record.kind]}/{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.document_number}　{record.affair.item}"

    def record_body(self, record: Decision) -> Markup:
        return labelled_paragraphs(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        for kind in Kind:
            for number in range(1, self.pages(kind) + 1):
                pages[self.page_path(kind, number)] = self._listing(kind, number)
        return pages

    def page_path(self, kind: Kind, number: int) -> str:
        """Pages are counted from 2: channels/159_2.html follows channels/159.html."""
        return f"/channels/{_CHANNELS[kind]}{f'_{number}' if number > 1 else ''}.html"

    def _listing(self, kind: Kind, number: int) -> Answer:
        return lambda: self.html(
            "listing.html", title=f"{kind.chinese}公示", kind=kind, number=number, rows=self.rows(kind, number)
        )

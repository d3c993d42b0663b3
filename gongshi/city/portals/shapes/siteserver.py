"""SiteServer: channels/NNN.html, channels/NNN_2.html, lists of bare <div>s without <ul> or <table>."""

from __future__ import annotations

from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import labelled_paragraphs
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_CHANNELS = {Kind.PERMIT: 159, Kind.PENALTY: 160}


class SiteServerPortal(NumberedListsPortal):
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

    def page_path(self, kind: Kind, number: int) -> str:
        """Pages are counted from 2: channels/159_2.html follows channels/159.html."""
        return f"/channels/{_CHANNELS[kind]}{f'_{number}' if number > 1 else ''}.html"

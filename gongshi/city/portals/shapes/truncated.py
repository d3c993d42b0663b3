"""Everything in the lists is cut short: permits in full in title= only, penalties in full on the record page only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_CUT = {"document_number": 9, "party": 6, "item": 8}


class TruncatedPortal(NumberedListsPortal):
    """示水许准字〔20…, 示范市恒瑞…: a number cut off is the beginning of a number, not a number."""

    family = "truncated"
    theme = "#bf360c"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/xygs/index.html"
    open_path: ClassVar[str] = "/gk/index.html"
    per_page = 7
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw/list{section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/detail{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/xygs/{'xzxk' if kind == Kind.PERMIT else 'xzcf'}.html"

    def record_path(self, record: Decision) -> str:
        return f"/xygs/xzcf/{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}{record.affair.item}"

    def cells(self, record: Decision) -> list[Markup]:
        """Each cell cut at its width."""
        whole = {"document_number": record.document_number, "party": record.party.name, "item": record.affair.item}
        return [self._cell(record, text, _CUT[name]) for name, text in whole.items()]

    def _cell(self, record: Decision, text: str, width: int) -> Markup:
        short = text if len(text) <= width else text[:width] + "..."
        if record.kind is Kind.PERMIT:
            return Markup('<td title="{}">{}</td>').format(text, short)
        return Markup('<td><a href="{}" target="_blank">{}</a></td>').format(self.record_path(record), short)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {str(self.column_path): lambda: self.html("column.html", title=self.column_name)}
        pages |= {self.record_path(record): self.detail(record) for record in self.shown(Kind.PENALTY)}
        return pages | self.list_pages()

    def page_path(self, kind: Kind, number: int) -> str:
        return self.listing_path(kind).replace(".html", f"_{number}.html" if number > 1 else ".html")

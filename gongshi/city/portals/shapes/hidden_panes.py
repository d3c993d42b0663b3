"""Both lists stand on the column's own page, the penalties in a pane that shows when the mouse passes its tab; the
records are Word-less PDFs and forms filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import printed
from gongshi.city.free_text import decision_text
from gongshi.city.pdfs import text_pdf_bytes
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise
from gongshi.city.standard import labelled

_LINE = 50
_LONG = 30
_TITLES = {Kind.PERMIT: "准予行政许可决定书", Kind.PENALTY: "行政处罚决定书"}


class HiddenPanesPortal(ShapePortal):
    """Permits open a PDF of running text, penalties a form whose values nobody can change."""

    family = "hidden_panes"
    theme = "#880e4f"
    column_path: ClassVar[str | None] = "/sgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/x{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/x/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup('<div class="special" onclick="location.href=\'{}\'">双公示</div>').format(self.column_path)

    def listing_path(self, kind: Kind) -> str:  # noqa: ARG002  both on one page
        return str(self.column_path)

    def record_path(self, record: Decision) -> str:
        if record.kind is Kind.PERMIT:
            return f"/upload/{record.portal_on:%Y%m}/{self.identity(record)}.pdf"
        return f"/sgs/{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}{_TITLES[record.kind]}"

    def record_body(self, record: Decision) -> Markup:
        rows = Markup("").join(
            Markup("<tr><td>{}：</td><td>{}</td></tr>\n").format(label, _locked(printed(value)))
            for label, value in labelled(record, self.department).items()
        )
        return Markup('<form><table class="data">{}</table></form>').format(rows)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages[str(self.column_path)] = lambda: self.html("panes.html", title=self.column_name, kinds=list(Kind))
        return pages

    def detail(self, record: Decision) -> Answer:
        if record.kind is Kind.PENALTY:
            return super().detail(record)
        text = re.sub("<[^>]+>", "", str(decision_text(record, self.department)))
        lines = [line.strip("　") for line in text.split("\n")]
        broken = [line[at : at + _LINE] for line in lines for at in range(0, len(line), _LINE)]
        body = text_pdf_bytes([_TITLES[record.kind], *broken])
        return lambda: web.Response(body=body, content_type="application/pdf")


def _locked(value: str) -> Markup:
    if len(value) > _LONG:
        return Markup("<textarea readonly>{}</textarea>").format(value)
    return Markup('<input type="text" readonly value="{}">').format(value)

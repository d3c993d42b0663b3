"""SiteServer-like pages: one article per batch, its body a table pasted out of Word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch, batches
from gongshi.city.details import BATCH_HEADERS, CATALOGUE_HEADER, batch_rows, catalogue_rows, word_table
from gongshi.city.notices import Paper, attachment_paper, plan_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.sheets import xlsx_bytes

_CATALOGUE_FILE = "/upload/files/2018/2/9152033.xlsx"


class BatchTablePortal(Portal):
    """Permits and penalties mixed in one list of batches; no query; the catalogue is an attachment."""

    family = "batch_table"
    theme = "#a0522d"
    open_path: ClassVar[str] = "/channels/20.html"
    column_path: ClassVar[str | None] = "/channels/58.html"
    promise = Promise(on_home=True, searchable=False, catalogue=Verdict.FULL, plan=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/channels/{30 + section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/contents/{58 if article.number > 60000 else 31}/{article.number}.html"

    def listing_path(self, kind: Kind) -> str | None:  # noqa: ARG002  both kinds in one list
        return self.column_path

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="/channels/58.html">信用信息双公示</a>')

    @cached_property
    def papers(self) -> list[Article]:
        link = Markup('<p>附件：<a href="{}" title="双公示目录.xlsx">双公示目录.xlsx</a></p>').format(_CATALOGUE_FILE)
        title = f"{self.department.name}“双公示”目录"
        paper = Paper(
            department=self.department, number=60901, section="信用信息双公示", title=title, day=date(2018, 2, 9)
        )
        return [
            attachment_paper(paper, link),
            plan_paper(self.department, 60902, "信用信息双公示"),
        ]

    @cached_property
    def column(self) -> Section:
        """The batches, then the papers."""
        articles = [self._batch_article(number, batch) for number, batch in enumerate(batches(self.department), 61001)]
        return Section(number=28, name="信用信息双公示", parent="政务公开", articles=(*articles, *self.papers))

    def extra_articles(self) -> list[Article]:
        return list(self.column.articles)

    def extra_pages(self) -> Mapping[str, Answer]:
        book = xlsx_bytes({"双公示目录": [CATALOGUE_HEADER, *catalogue_rows(self.department)]})
        return {
            str(self.column_path): lambda: self.html("list.html", title=self.column.name, section=self.column),
            _CATALOGUE_FILE: lambda: web.Response(body=book, content_type="application/octet-stream"),
        }

    def _batch_article(self, number: int, batch: Batch) -> Article:
        body = word_table(BATCH_HEADERS[batch.kind], batch_rows(batch.decisions, self.department))
        return Article(
            number=number,
            section="信用信息双公示",
            title=batch.title,
            day=batch.day,
            clock="16:45",
            body=body,
            source=self.department.name,
        )

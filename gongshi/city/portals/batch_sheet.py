"""PHPCMS-like pages: one article per batch, nothing in it but an xlsx whose name is the link's text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch, batches
from gongshi.city.details import BATCH_HEADERS, batch_rows
from gongshi.city.notices import Paper, attachment_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.sheets import xlsx_bytes


class BatchSheetPortal(Portal):
    """The column is reached from 政务公开 only; addresses are queries of index.php; nothing but batches."""

    family = "batch_sheet"
    shell, theme = "classic", "#31468c"
    open_path: ClassVar[str] = "/index.php?m=content&c=index&a=lists&catid=9"
    column_path: ClassVar[str | None] = "/index.php?m=content&c=index&a=lists&catid=47"
    promise = Promise(on_home=False, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/index.php?m=content&c=index&a=lists&catid={10 + section.number}"

    def article_path(self, article: Article) -> str:
        return f"/index.php?m=content&c=index&a=show&catid={47 if article.number > 4700 else 11}&id={article.number}"

    def listing_path(self, kind: Kind) -> str | None:  # noqa: ARG002  both kinds in one list
        return self.column_path

    def open_links(self) -> list[tuple[str, str]]:
        return [("行政许可和行政处罚公示", str(self.column_path))]

    @cached_property
    def found(self) -> list[tuple[Batch, str, Article]]:
        """Each batch with its file's address and its article."""
        return [self._published(number, batch) for number, batch in enumerate(batches(self.department), 4801)]

    @cached_property
    def column(self) -> Section:
        articles = tuple(article for _, _, article in self.found)
        return Section(number=37, name="双公示", parent="政务公开", articles=articles)

    def extra_articles(self) -> list[Article]:
        return list(self.column.articles)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {
            str(self.column_path): lambda: self.html("list.html", title=self.column.name, section=self.column)
        }
        return pages | {path: self._file(batch) for batch, path, _ in self.found}

    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        path = f"/uploadfile/{batch.day:%Y}/{batch.day:%m%d}/{batch.day:%Y%m%d}{number}.xlsx"
        link = Markup('<p>附件：<a href="{}"><img src="/statics/images/ext/xls.gif" alt="">{}.xlsx</a></p>').format(
            path, batch.title
        )
        paper = Paper(department=self.department, number=number, section="双公示", title=batch.title, day=batch.day)
        return batch, path, attachment_paper(paper, link)

    def _file(self, batch: Batch) -> Answer:
        rows = [[batch.title], BATCH_HEADERS[batch.kind], *batch_rows(batch.decisions, self.department)]
        book = xlsx_bytes({"Sheet1": rows}, merged_titles=1)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return lambda: web.Response(body=book, content_type=kind)

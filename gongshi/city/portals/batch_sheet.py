"""PHPCMS-like pages: one article per batch, nothing in it but an xlsx whose name is the link's text."""

from __future__ import annotations

from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch
from gongshi.city.details import BATCH_HEADERS, batch_rows
from gongshi.city.portals.attached_batches import AttachedBatchesPortal
from gongshi.city.portals.portal import Answer
from gongshi.city.promise import Promise
from gongshi.city.sheets import xlsx_bytes


class BatchSheetPortal(AttachedBatchesPortal):
    """The column is reached from 政务公开 only; addresses are queries of index.php; nothing but batches."""

    family = "batch_sheet"
    shell, theme = "classic", "#31468c"
    open_path: ClassVar[str] = "/index.php?m=content&c=index&a=lists&catid=9"
    column_path: ClassVar[str | None] = "/index.php?m=content&c=index&a=lists&catid=47"
    promise = Promise(on_home=False, searchable=False)
    first_article: ClassVar[int] = 4801
    column_number: ClassVar[int] = 37
    column_name: ClassVar[str] = "双公示"

    def section_path(self, section: Section) -> str:
        return f"/index.php?m=content&c=index&a=lists&catid={10 + section.number}"

    def article_path(self, article: Article) -> str:
        return f"/index.php?m=content&c=index&a=show&catid={47 if article.number > 4700 else 11}&id={article.number}"

    def column_link(self) -> Markup:
        return Markup("")

    def open_links(self) -> list[tuple[str, str]]:
        return [("行政许可和行政处罚公示", str(self.column_path))]

    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        path = f"/uploadfile/{batch.day:%Y}/{batch.day:%m%d}/{batch.day:%Y%m%d}{number}.xlsx"
        link = Markup('<p>附件：<a href="{}"><img src="/statics/images/ext/xls.gif" alt="">{}.xlsx</a></p>').format(
            path, batch.title
        )
        return batch, path, self._attached(number, batch, link)

    def _file(self, batch: Batch) -> Answer:
        rows = [[batch.title], BATCH_HEADERS[batch.kind], *batch_rows(batch.decisions, self.department)]
        book = xlsx_bytes({"Sheet1": rows}, merged_titles=1)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return lambda: web.Response(body=book, content_type=kind)

"""Batches that are but a Word file (permits) or a PDF (penalties), from getfile.do?filename= (PORTALS §3.16)."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import quote

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch
from gongshi.city.details import BATCH_HEADERS, batch_rows
from gongshi.city.papers import docx_bytes
from gongshi.city.pdfs import pdf_bytes
from gongshi.city.portals.attached_batches import AttachedBatchesPortal
from gongshi.city.portals.portal import Answer
from gongshi.city.promise import Promise

_WIDTHS = (25, 130, 130, 140, 115, 120, 60, 62)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class BatchDocsPortal(AttachedBatchesPortal):
    """The file's name stands in the address' query and in the link, its kind nowhere else."""

    family = "batch_docs"
    theme = "#827717"
    column_path: ClassVar[str | None] = "/c/sgs/list.html"
    open_path: ClassVar[str] = "/c/zwgk/list.html"
    promise = Promise(on_home=True, searchable=False)
    first_article: ClassVar[int] = 7001
    column_number: ClassVar[int] = 77
    column_name: ClassVar[str] = "双公示专栏"

    def section_path(self, section: Section) -> str:
        return f"/c/{section.number}/list.html"

    def article_path(self, article: Article) -> str:
        return f"/c/{article.number}/show.html"

    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        ending = "docx" if batch.kind is Kind.PERMIT else "pdf"
        name = f"{batch.title}.{ending}"
        path = f"/c/getfile.do?id={number:08X}-93B1-4E1C-8D11-6A0C2F5B7E44&filename={quote(name)}&type=db"
        link = Markup('<p>附件：<a href="{}">{}</a></p>').format(path, name)
        return batch, path, self._attached(number, batch, link)

    def _file(self, batch: Batch) -> Answer:
        header, rows = BATCH_HEADERS[batch.kind], batch_rows(batch.decisions, self.department)
        if batch.kind is Kind.PERMIT:
            return lambda: web.Response(body=docx_bytes(batch.title, header, rows), content_type=_DOCX)
        return lambda: web.Response(body=pdf_bytes(batch.title, header, rows, _WIDTHS), content_type="application/pdf")

"""Batches that are but a packed file: a spreadsheet within a zip, a folder in between (PORTALS §3.16)."""

from __future__ import annotations

import io
import zipfile
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

_PACKED_AT = (2018, 4, 2, 9, 0, 0)


class BatchZipsPortal(AttachedBatchesPortal):
    """What systems leave lying about is packed too."""

    family = "batch_zips"
    theme = "#4a148c"
    column_path: ClassVar[str | None] = "/lm/sgs/index.html"
    open_path: ClassVar[str] = "/lm/zwgk/index.html"
    promise = Promise(on_home=True, searchable=False)
    first_article: ClassVar[int] = 5001
    column_number: ClassVar[int] = 66
    column_name: ClassVar[str] = "双公示"

    def section_path(self, section: Section) -> str:
        return f"/lm/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/wz/{article.number}.html"

    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        path = f"/upload/{batch.day:%Y%m}/{number}.zip"
        link = Markup('<p>附件下载：<a href="{}">{}.zip</a></p>').format(path, batch.title)
        return batch, path, self._attached(number, batch, link)

    def _file(self, batch: Batch) -> Answer:
        rows = batch_rows(batch.decisions, self.department)
        book = xlsx_bytes({batch.kind.chinese: [BATCH_HEADERS[batch.kind], *rows]})
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (
                (f"公示/{batch.title}.xlsx", book),
                ("公示/Thumbs.db", b"\xd0\xcf"),
                ("公示/~$1.xlsx", b""),
            ):
                archive.writestr(zipfile.ZipInfo(name, _PACKED_AT), content)
        return lambda: web.Response(body=packed.getvalue(), content_type="application/zip")

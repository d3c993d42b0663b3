"""Batches that are but a packed file of a make that nothing here opens (.rar, PORTALS §3.16): published, and unread."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, SiteStatus
from gongshi.city.articles import Article
from gongshi.city.batches import Batch
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.batch_zips import BatchZipsPortal
from gongshi.city.promise import Promise

_MAGIC = b"Rar!\x1a\x07\x01\x00"


class BatchRarsPortal(BatchZipsPortal):
    """Nobody may say that what is in them is not published."""

    family = "batch_rars"
    like = "batch_zips"
    theme = "#004d40"
    promise = Promise(status=SiteStatus.PARTIAL, on_home=True, searchable=False)
    column_name: ClassVar[str] = "双公示"

    def reachable(self, record: Decision) -> bool:  # noqa: ARG002  none of them
        return False

    def complete(self, kind: Kind) -> bool | None:  # noqa: ARG002  neither
        return False

    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        path = f"/upload/{batch.day:%Y%m}/{number}.rar"
        link = Markup('<p>附件下载：<a href="{}">{}.rar</a></p>').format(path, batch.title)
        return batch, path, self._attached(number, batch, link)

    def _file(self, batch: Batch) -> Answer:
        packed = b"".join(hashlib.sha256(f"{batch.title}{n}".encode()).digest() for n in range(64))
        return lambda: web.Response(body=_MAGIC + packed, content_type="application/x-rar-compressed")

"""The evidence folder of one run: page copies and screenshots, each with its SHA-256 in the evidence log."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.evidence.row_sheet import request_of, row_sheet
from crawler.evidence.writer import EvidenceWriter
from crawler.listings import ListRow
from crawler.messages import say
from crawler.pages.page import Page
from disclosure.chain import NewFile
from disclosure.findings import Evidence
from disclosure.vocabulary import EvidenceKind

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')


class EvidenceFolder:
    """What one site visit keeps, under evidence/<owner>/. Paths are relative to the run's folder. Without a writer
    nothing is written: what is told of lies there already."""

    def __init__(self, owner: str, writer: EvidenceWriter | None, *, look: int = 1) -> None:
        """`look`: which look at the site this is; each has pictures of its own, equal pages are kept once."""
        self._writer = writer
        self._look = look
        self._folder = f"evidence/{safe_name(owner)}"
        self._kept: dict[str, Evidence] = {}

    @property
    def kept(self) -> tuple[Evidence, ...]:
        return tuple(self._kept.values())

    def keep_page(self, page: Page, *, caption: str = "") -> str:
        """Keep the answer as it came (the DOM for rendered pages); equal content is kept once."""
        data = page.text.encode() if page.rendered or not page.body else page.body
        digest = hashlib.sha256(data).hexdigest()
        name = f"{digest[:16]}{_suffix(page)}"
        if page.ask.method != "GET":  # no address opens this page: the request is the evidence (PORTALS §3.18)
            caption = caption or say("caption", "request", request=request_of(page.ask)[:500])
        return self._keep(f"pages/{name}", data, digest, EvidenceKind.PAGE, page.url, caption)

    def keep_rows(self, page: Page, rows: Sequence[ListRow]) -> str:
        """Keep rows that no address opens: their texts, with the request that lists them, beside the page's copy."""
        copy = self.keep_page(page)
        data = row_sheet(page.ask, rows, copy, self._kept[copy].sha256)
        digest = hashlib.sha256(data).hexdigest()
        caption = say("rows", "caption", request=request_of(page.ask))[:500]
        return self._keep(f"pages/rows-{digest[:16]}.html", data, digest, EvidenceKind.PAGE, page.url, caption)

    def keep_screenshot(self, name: str, data: bytes, *, url: str, caption: str) -> str:
        digest = hashlib.sha256(data).hexdigest()
        name = name if self._look == 1 else f"{name}-{self._look}"
        return self._keep(f"{safe_name(name)}.png", data, digest, EvidenceKind.SCREENSHOT, url, caption)

    def _keep(  # noqa: PLR0917
        self, name: str, data: bytes, digest: str, kind: EvidenceKind, url: str, caption: str
    ) -> str:
        path = f"{self._folder}/{name}"
        if path not in self._kept:
            if self._writer is not None:
                self._writer.add(NewFile(path, data, digest, url))
            self._kept[path] = self._entry(path, kind, url, digest, caption)
        return path

    def remark(self, path: str, text: str) -> None:
        """Add a remark to what is said of a kept file."""
        kept = self._kept[path]
        if text not in kept.caption:
            self._kept[path] = replace(kept, caption=kept.caption + text)

    async def settled(self) -> None:
        """What was kept lies on the disk. Raises ArchiveBrokenError where it cannot be written."""
        if self._writer is not None:
            await self._writer.settled()

    def _entry(self, path: str, kind: EvidenceKind, url: str, digest: str, caption: str) -> Evidence:
        return Evidence(
            path=path,
            kind=kind,
            url=url,
            sha256=digest,
            taken_at=datetime.now(UTC).replace(tzinfo=None),
            caption=caption,
        )


def safe_name(text: str) -> str:
    """A name that Windows and Linux take as a folder or file name."""
    return _UNSAFE.sub("_", text).strip("._ ")[:80] or "unnamed"


def _suffix(page: Page) -> str:
    if page.rendered or "html" in page.content_type or page.text.lstrip()[:1] == "<":
        return ".html"
    if "json" in page.content_type or page.text.lstrip()[:1] in ("{", "["):
        return ".json"
    found = re.search(r"\.[A-Za-z0-9]{2,5}$", page.url.partition("?")[0])
    return found[0].lower() if found else ".bin"

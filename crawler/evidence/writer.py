"""Writes the evidence of a crawl on a thread of its own, many files at a time: the disk is waited for while the crawl
goes on."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.archive import archive_of
from crawler.archive.broken import ArchiveBrokenError, disk_sentence
from disclosure.chain import Chain, NewFile

logger = logging.getLogger(__name__)

_MOST_WAITING = 64
_MOST_BYTES = 1 << 20


class EvidenceWriter:
    """Takes files; they lie on the disk once `settled` has returned. A visit that is killed before has saved nothing,
    and is made again out of the archive."""

    def __init__(self, out: Path, chain: Chain) -> None:
        self._folder = out / "evidence"
        self._chain = chain
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="evidence")
        self._waiting: list[NewFile] = []
        self._bytes = 0
        self._written: list[Future[None]] = []

    def add(self, file: NewFile) -> None:
        """Have it written soon. Raises ArchiveBrokenError where an earlier one could not be."""
        self._waiting.append(file)
        self._bytes += len(file.data)
        if len(self._waiting) >= _MOST_WAITING or self._bytes >= _MOST_BYTES:
            self._raise_failed()
            self._send()

    async def settled(self) -> None:
        """All that was added lies on the disk and stands in the log. Raises ArchiveBrokenError where it cannot."""
        self._send()
        await asyncio.gather(*map(asyncio.wrap_future, self._written))
        self._raise_failed()

    def close(self) -> None:
        """At the end of the crawl. What could not be written belongs to a visit that was not saved."""
        self._send()
        self._thread.shutdown()
        for error in filter(None, (future.exception() for future in self._written)):
            logger.warning("evidence was not written: %s", error)

    def _send(self) -> None:
        if self._waiting:
            self._written.append(self._thread.submit(self._write, self._waiting))
            self._waiting, self._bytes = [], 0

    def _write(self, files: list[NewFile]) -> None:
        try:
            self._chain.keep(files)
        except OSError as error:
            raise ArchiveBrokenError(disk_sentence(self._folder, error)) from error

    def _raise_failed(self) -> None:
        done = [future for future in self._written if future.done()]
        self._written = [future for future in self._written if not future.done()]
        for future in done:
            future.result()


def evidence_writer_of(crawler: Crawler) -> EvidenceWriter:
    """The one that a crawl has."""
    kept: EvidenceWriter | None = getattr(crawler, "gongshi_evidence_writer", None)
    if kept is None:
        archive = archive_of(crawler)
        kept = EvidenceWriter(archive.out, archive.chain)
        crawler.gongshi_evidence_writer = kept  # type: ignore[attr-defined]
        crawler.signals.connect(kept.close, signal=signals.spider_closed)
    return kept

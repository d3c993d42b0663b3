"""The archive of one run: keeps exchanges, finds them again, and sets right what a killed run left."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path

from scrapy.crawler import Crawler

from crawler.archive.broken import ArchiveBrokenError, disk_sentence
from crawler.archive.exchange import Exchange
from crawler.archive.mending import FOLDER, mend
from crawler.archive.reader import ArchiveReader
from crawler.archive.seen import Seen
from crawler.archive.warc_file import WarcFile
from crawler.archive.warc_records import RecordPress
from disclosure.captures import Capture, CaptureKind
from disclosure.chain import Chain
from disclosure.errors import GongshiError
from disclosure.store import CaptureIndex

logger = logging.getLogger(__name__)

SOFTWARE = "gongshi (https://iipc.github.io/warc-specifications/)"
ROLL_AT = 1 << 30
"""Bytes after which the next WARC file is begun (the standard's recommendation: 1 GB)."""
_FINGERPRINT = 40
"""Letters of the key of an answer over HTTP."""
_MOST_WAITING = 200
_LONGEST_WAIT = 2.0


class Archive(ArchiveReader):
    """May be used by one thread of one process. What is kept can be found at once; the index learns of it in batches,
    each after the records lie on the disk. A run that is killed before loses nothing: the next one finds the whole
    records in the file and tells the index."""

    def __init__(self, out: Path, index: CaptureIndex, *, roll_at: int = ROLL_AT, limit: int = 0) -> None:
        """`limit`: bytes of WARC files after which nothing more is to be asked for; 0 for none. What is on its way
        then is kept all the same."""
        super().__init__(out, index)
        self.out = out
        self.run = index.run
        self._roll_at = roll_at
        self._limit = limit
        self._press = RecordPress(index.run, SOFTWARE)
        self._file: WarcFile | None = None
        self._waiting: dict[str, Capture] = {}
        self._told = time.monotonic()
        self.chain = Chain(out)
        self.chain.finish_interrupted()
        for captures in mend(out, index, self.chain):
            index.add(captures)
        self._size = sum(path.stat().st_size for path in self._folder.glob("gongshi-*.warc.gz"))
        self._seen = Seen()
        for key, body in index.digests():
            self._note(key, body)

    def keep(self, exchange: Exchange) -> Capture:
        """Put one exchange into the archive. ArchiveBrokenError where it cannot be written."""
        digest = hashlib.sha256(exchange.body).hexdigest()
        earlier = self._body(digest) if exchange.body else None
        original = (earlier.record, earlier.url, earlier.at) if earlier else None
        packed = self._press.records(exchange, digest, original)
        try:
            file = self._writable(len(packed.data))
            offset = file.append(packed.data)
        except OSError as error:
            raise ArchiveBrokenError(disk_sentence(self._folder, error)) from error
        self._size += len(packed.data)
        capture = Capture(
            record=packed.record,
            file=file.path.name,
            offset=offset,
            length=len(packed.data),
            kind=exchange.kind,
            key=exchange.key,
            url=exchange.url,
            status=exchange.status,
            digest=digest,
            again=original is not None,
            reusable=exchange.reusable,
            at=exchange.at,
        )
        self._waiting[packed.record] = capture
        if exchange.kind is not CaptureKind.VISIT:
            self._note(exchange.key, digest)
        if len(self._waiting) >= _MOST_WAITING or time.monotonic() - self._told > _LONGEST_WAIT:
            self.flush()
        return capture

    @property
    def is_full(self) -> bool:
        return 0 < self._limit <= self._size

    def flush(self) -> None:
        """Tell the index what lies in the file."""
        if not self._waiting or self._file is None:
            return
        try:
            self._file.sync()
        except OSError as error:
            raise ArchiveBrokenError(disk_sentence(self._folder, error)) from error
        self._index.add(list(self._waiting.values()))
        self._waiting.clear()
        self._told = time.monotonic()

    def close(self) -> None:
        """Nothing is added to the file any more: its SHA-256 goes into the evidence log."""
        if self._file is None:
            return
        self.flush()
        self._file.close()
        self.chain.append("archived", f"{FOLDER}/{self._file.path.name}", self._file.sha256)
        self._file = None

    def end(self) -> None:
        """Close, however the crawl ended. What cannot be written any more the next run sets right (mending)."""
        try:
            self.close()
        except (GongshiError, OSError) as error:
            logger.warning("the archive stays open for the next run to mend: %r", error)

    def reusable(self, key: str) -> Capture | None:
        """The newest answer to a request that may be given instead of asking."""
        if key not in self._seen:
            return None
        mine = (one for one in self._newest_first() if one.key == key and one.reusable)
        return next(mine, None) or self._index.reusable(key)

    def capture(self, record: str) -> Capture | None:
        return self._waiting.get(record) or super().capture(record)

    def _body(self, digest: str) -> Capture | None:
        if digest not in self._seen:
            return None
        mine = (one for one in self._newest_first() if one.digest == digest and not one.again)
        return next(mine, None) or super()._body(digest)

    def _note(self, key: str, digest: str) -> None:
        self._seen.add(digest)
        if len(key) == _FINGERPRINT:
            self._seen.add(key)

    def _newest_first(self) -> Iterator[Capture]:
        return reversed(self._waiting.values())

    def _writable(self, coming: int) -> WarcFile:
        if self._file is not None and self._file.size + coming > self._roll_at:
            self.close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            numbers = [int(path.name[8:13]) for path in self._folder.glob("gongshi-*.warc.gz")]
            name = f"gongshi-{max(numbers, default=0) + 1:05d}.warc.gz"
            self.chain.append("opened", f"{FOLDER}/{name}", "")
            self._file = WarcFile(self._folder / name)
            self._file.append(self._press.file_info(name))
        return self._file


def archive_of(crawler: Crawler) -> Archive:
    """The archive that crawler.run opened for this crawl."""
    archive: Archive = crawler.gongshi_archive  # type: ignore[attr-defined]
    return archive

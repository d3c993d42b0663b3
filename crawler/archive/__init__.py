"""The run's archive: every answer and every rendered page once, in WARC files that other tools read (ISO 28500:2017,
WARC 1.1), under evidence/archive/. It is the crawl's HTTP cache, what is gone on with after a crash, and what a replay
judges again."""

from crawler.archive.archive import Archive, archive_of
from crawler.archive.exchange import Exchange

__all__ = ["Archive", "Exchange", "archive_of"]

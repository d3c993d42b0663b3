"""What Scrapy writes into the crawl's log of its own accord."""

from __future__ import annotations

from typing import Any

from scrapy.logformatter import LogFormatter


class NoLineEachAnswer(LogFormatter):
    """Nothing of each answer: the archive and the site's report say what was asked and what came of it."""

    def crawled(self, *_: Any) -> None:  # type: ignore[override]  # None: no line, says Scrapy's documentation
        return None

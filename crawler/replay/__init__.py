"""Going through a visit again out of the archive: the same code judges the same pages, and nothing is asked of anybody.

What the archive does not hold (a page that only newer rules ask for) is a page that could not be seen: `unknown`."""

import scrapy.core.downloader.contextfactory
import scrapy.core.downloader.tls  # noqa: F401 -- early, as crawler/spiders/__init__.py says

from crawler.replay.processes import replay_visits
from crawler.replay.visited import Visited

__all__ = ["Visited", "replay_visits"]

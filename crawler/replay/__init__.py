"""Going through a visit again out of the archive: the same code judges the same pages, and nothing is asked of anybody.

What the archive does not hold (a page that only newer rules ask for) is a page that could not be seen: `unknown`."""

from crawler.replay.replay import replay_site

__all__ = ["replay_site"]

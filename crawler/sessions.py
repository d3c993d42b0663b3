"""Sessions that a person opened by passing a barrier (captcha, login) in a visible browser.

Nothing is got round: `gongshi visit URL` shows the page, a person does what the site asks, and the cookies
that the site then gave are what the next run shows it, with the same browser's name.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

FOLDER_SETTING = "GONGSHI_SESSIONS"


def session_file(out: Path, url: str) -> Path:
    """Where a host's session is kept: <out>/sessions/<host>_<port>.json (a Playwright storage state with the
    browser's user agent)."""
    return out / "sessions" / f"{urlsplit(url).netloc.replace(':', '_')}.json"


class PassedSessions:
    """Scrapy middleware: shows a host the session that a person opened with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[Path, str, str] | None] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PassedSessions:
        return cls(Path(crawler.settings[FOLDER_SETTING]))

    def process_request(self, request: Request) -> None:
        session = self._session(request.url)
        if session is None:
            return
        path, cookies, agent = session
        if request.meta.get("playwright"):
            request.meta["playwright_context"] = path.stem
            request.meta["playwright_context_kwargs"] = {"storage_state": str(path), "user_agent": agent}
        else:
            request.meta["dont_merge_cookies"] = True  # the session's own cookies, not the ones a block page set
            request.headers["Cookie"] = cookies
        request.headers["User-Agent"] = agent

    def _session(self, url: str) -> tuple[Path, str, str] | None:
        host = urlsplit(url).netloc
        if host not in self._known:
            path = session_file(self._folder, url)
            self._known[host] = _read(path) if path.is_file() else None
        return self._known[host]


def _read(path: Path) -> tuple[Path, str, str]:
    said = json.loads(path.read_text(encoding="utf-8"))
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in said["cookies"])
    return path, cookies, said["user_agent"]

"""Sessions that a person opened by passing a barrier (captcha, login) in a visible browser.

Nothing is got round: `gongshi visit URL` shows the page, a person does what the site asks, and the cookies
that the site then gave are what the next run shows it, with the same browser's name.
"""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from disclosure.findings import SiteReport

FOLDER_SETTING = "GONGSHI_SESSIONS"


def session_file(out: Path, url: str) -> Path:
    """Where a host's session is kept: <out>/sessions/<host>_<port>.json (a Playwright storage state with the
    browser's user agent)."""
    return out / "sessions" / f"{urlsplit(url).netloc.replace(':', '_')}.json"


def passed_since(out: Path, report: SiteReport) -> bool:
    """Whether a person passed a barrier of a visited site after the visit: then it is worth another."""
    urls = (report.url, *(listing.url for listing in report.listings), *(found.url for found in report.findings))
    tried = (url for found in report.findings for url in found.tried)
    files = {session_file(out, url) for url in (*urls, *tried) if url and urlsplit(url).netloc}
    ended = report.finished_at.replace(tzinfo=UTC).timestamp() if report.finished_at else 0.0
    return any(file.is_file() and file.stat().st_mtime > ended for file in files)


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

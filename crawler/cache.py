"""The page cache of a run: what was fetched before an interruption is not fetched twice."""

from __future__ import annotations

import shutil
from pathlib import Path

from scrapy import Request, Spider
from scrapy.extensions.httpcache import DummyPolicy, FilesystemCacheStorage
from scrapy.http import Response

from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode
from disclosure.vocabulary import Outcome

_LARGEST_BLOCK_PAGE = 60_000


class WholeEntriesCache(FilesystemCacheStorage):
    """Scrapy's folder cache, whose entries appear whole or not at all: it writes an entry's files one by
    one, and a run that is killed in between would leave half an answer for the next run to trust."""

    _writing = False

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        whole = Path(self._get_request_path(spider, request))
        self._writing = True
        try:
            part = Path(self._get_request_path(spider, request))
            shutil.rmtree(part, ignore_errors=True)
            super().store_response(spider, request, response)
        finally:
            self._writing = False
        shutil.rmtree(whole, ignore_errors=True)
        part.rename(whole)

    def _get_request_path(self, spider: Spider, request: Request) -> str:
        path: str = super()._get_request_path(spider, request)
        return f"{path}.part" if self._writing else path


class ReadablePagesOnly(DummyPolicy):
    """Keeps no block page (captcha, login, too many visits), also where it was answered with 200: once the
    barrier is passed, the next run must see the site."""

    def should_cache_response(self, response: Response, request: Request) -> bool:
        if not super().should_cache_response(response, request):
            return False
        if len(response.body) > _LARGEST_BLOCK_PAGE:
            return True
        try:
            text = decode(response.body, (response.headers.get("Content-Type") or b"").decode("latin-1"))
        except UndecodableError:
            return True
        return classify(response.status, {}, text, response.body)[0] is Outcome.OK

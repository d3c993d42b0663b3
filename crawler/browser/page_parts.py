"""What a page that was shown in the browser is made of: its styles, pictures, scripts and frames, for the archive.

So the page can be opened again as it was seen. Nothing is judged by them, and nothing is asked for that the browser
has not fetched anyway."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response as BrowserResponse

from crawler.archive import Archive, Exchange
from crawler.browser.tab_calls import within
from crawler.browser.traffic import headers_unpacked
from crawler.journal import key_of
from crawler.pages.page import Ask
from disclosure.captures import CaptureKind

logger = logging.getLogger(__name__)

_TYPES = frozenset({"stylesheet", "image", "font", "script", "document"})
_MOST = 200
_MOST_BYTES = 2 << 20
"""Of one part: a picture as large as a film tells an assessor no more."""
_MOST_BYTES_A_LOAD = 16 << 20


class PageParts:
    """The parts of one page. `known` are the addresses whose parts the visit has kept already."""

    def __init__(self, archive: Archive, known: set[str]) -> None:
        self._archive = archive
        self._known = known
        self._seen: list[BrowserResponse] = []

    def remember(self, answer: BrowserResponse) -> None:
        """Called for every answer that the browser gets."""
        request = answer.request
        wanted = request.resource_type in _TYPES and answer.url.startswith("http") and answer.url not in self._known
        own = request.is_navigation_request() and request.frame.parent_frame is None  # the page is kept as it was shown
        if wanted and not own and answer.status < 300 and len(self._seen) < _MOST:
            self._known.add(answer.url)
            self._seen.append(answer)

    async def keep(self) -> None:
        """Put them into the archive while the page stands open; what the browser has let go of is left out."""
        room = _MOST_BYTES_A_LOAD
        try:
            for answer in self._seen:
                room -= await within(self._keep(answer, min(room, _MOST_BYTES)))
        except PlaywrightError as error:
            logger.info("parts of a page were not kept: %s", str(error).splitlines()[0])

    async def _keep(self, answer: BrowserResponse, room: int) -> int:
        said = answer.headers.get("content-length", "")
        if said.isdigit() and int(said) > room:
            return 0
        try:
            body = await answer.body()
        except PlaywrightError:  # a part that never came whole, or went with a frame that was taken out again
            return 0
        if len(body) > room:
            return 0
        self._archive.keep(
            Exchange(
                kind=CaptureKind.PART,
                key=key_of(Ask(url=answer.url)),
                url=answer.url,
                at=datetime.now(UTC).replace(tzinfo=None),
                body=body,
                status=answer.status,
                headers=headers_unpacked(answer.headers),
                method=answer.request.method,
            )
        )
        return len(body)

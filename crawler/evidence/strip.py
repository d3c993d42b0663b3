"""The strip above a screenshot: what the picture is of, when it was taken, and where the archive holds the page.

It stands outside the page: the canvas is made higher, and the page's own pixels stay as the browser gave them. Chromium
draws it, in a tab of its own beside the page: it wraps long addresses, and it has the same Chinese fonts as the page
itself on every system, where Pillow would have to be led to one."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit

from PIL import Image
from playwright.async_api import Page as Tab

from crawler.browser.tab_calls import close
from crawler.messages import say

_NARROWEST = 480
_STYLE = (
    "margin:0;padding:10px 14px;box-sizing:border-box;background:#fff;color:#111;border-bottom:3px solid #111;"
    "font:14px/1.5 'Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Zen Hei','SimHei',sans-serif;"
    "overflow-wrap:anywhere;white-space:pre-wrap"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the strip says. `at` UTC without a zone; `run` names the assessment as the WARC files do; `record` and
    `digest`: the archive's record of the page as it stood (UUID) and the SHA-256 of its content."""

    owner: str
    shows: str
    url: str
    at: datetime
    run: str
    record: str
    digest: str

    @property
    def lines(self) -> tuple[str, ...]:
        local = self.at.replace(tzinfo=UTC).astimezone()
        return (
            say("strip", "what", owner=self.owner, shows=self.shows),
            say("strip", "url", url=self.url, host=_spoken_host(self.url)),
            say("strip", "at", local=f"{local:%Y-%m-%d %H:%M:%S} UTC{_offset(local)}", utc=f"{self.at:%H:%M:%S}"),
            say("strip", "record", run=self.run[:16], record=self.record, digest=self.digest),
        )


async def labelled(tab: Tab, picture: bytes, label: Label) -> bytes:
    """The picture (PNG) with the strip above it. Raises Playwright's errors."""
    width = Image.open(io.BytesIO(picture)).width
    beside = await tab.context.new_page()
    try:
        await beside.set_viewport_size({"width": max(width, _NARROWEST), "height": 200})
        said = "\n".join(escape(line) for line in label.lines)
        await beside.set_content(f'<body style="margin:0"><div id="strip" style="{_STYLE}">{said}</div>')
        strip = await beside.locator("#strip").screenshot()
    finally:
        await close(beside)
    return await asyncio.to_thread(joined, strip, picture)


def joined(strip: bytes, picture: bytes) -> bytes:
    """One picture above the other (PNG). The lower one's pixels are not touched; the narrower one has white beside."""
    upper, lower = (Image.open(io.BytesIO(data)) for data in (strip, picture))
    canvas = Image.new(lower.mode, (max(upper.width, lower.width), upper.height + lower.height), "white")
    canvas.paste(upper.convert(lower.mode), (0, 0))
    canvas.paste(lower, (0, upper.height))
    out = io.BytesIO()
    canvas.save(out, "PNG", compress_level=3)  # a third quicker than the default, and hardly larger
    return out.getvalue()


def _spoken_host(url: str) -> str:
    """The host as people write it, beside the form that cannot be mistaken (xn--…), where they differ."""
    host = urlsplit(url).hostname or ""
    try:
        spoken = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        spoken = host
    return say("strip", "host", host=spoken) if spoken != host else ""


def _offset(local: datetime) -> str:
    sign = f"{local:%z}"
    return f"{sign[:3]}:{sign[3:5]}"

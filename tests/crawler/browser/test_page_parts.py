"""A page that was shown in the browser lies in the archive with what it is made of, each part once."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from crawler.archive.archive import Archive
from crawler.archive.mending import FOLDER
from crawler.archive.warc_file import whole_records
from crawler.pages.page import Ask
from disclosure.captures import CaptureKind
from tests.crawler.browser.browsing import Visiting, browse_elsewhere
from tests.crawler.loopback import Site, serving

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = (
    "<html><head><link rel='stylesheet' href='/own.css'></head><body><h1>某局</h1><p>机关工作动态</p>"
    "<img src='/own.png'><img src='/large.png'><img src='/gone.png'><iframe src='/frame.html'></iframe></body></html>"
)
PAGES: dict[str, Any] = {
    "/": PAGE,
    "/own.css": (200, {"Content-Type": "text/css"}, b"h1 { color: red }"),
    "/own.png": (200, {"Content-Type": "image/png"}, PICTURE),
    "/large.png": (200, {"Content-Type": "image/png"}, PICTURE + bytes(3 << 20)),
    "/frame.html": "<html><body><p>框架里的内容</p></body></html>",
}


async def _shown_twice(visiting: Visiting, crawler: Crawler) -> list[tuple[str, str, int]]:
    tools = visiting("某局")
    for _ in range(2):
        await tools.browser.render(Ask(url=crawler.settings["TEST_URL"]), "evidence")
    archive: Archive = crawler.gongshi_archive  # type: ignore[attr-defined]
    archive.flush()
    return [
        (capture.kind.value, urlsplit(capture.url).path, len(archive.read(capture).body)) for capture in archive._index
    ]


def test_styles_pictures_and_frames_are_kept_once_and_large_ones_left(tmp_path: Path) -> None:
    with serving(site := Site(PAGES)):
        kept = browse_elsewhere(tmp_path, _shown_twice, {"TEST_URL": site.url}, obey_robots=False)
    parts = sorted((path, length) for kind, path, length in kept if kind == CaptureKind.PART)
    frame = len(PAGES["/frame.html"].encode())
    assert parts == [("/frame.html", frame), ("/own.css", 17), ("/own.png", len(PICTURE))]
    assert {path for kind, path, _ in kept if kind == CaptureKind.SHOWN} == {"/"}
    [file] = (tmp_path / FOLDER).glob("*.warc.gz")
    records = [placed.record for placed in whole_records(file)]
    [style] = [one for one in records if one.fields.get("WARC-Target-URI", "").endswith("own.css")]
    assert (style.kind, style.status, style.body) == ("response", 200, b"h1 { color: red }")
    assert ("content-type", "text/css") in style.headers

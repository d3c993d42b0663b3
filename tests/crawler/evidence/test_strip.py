"""The strip above a screenshot says what it is of; the page's own pixels stay as they were."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime

import pytest
from PIL import Image
from playwright.async_api import async_playwright

from crawler.evidence.strip import Label, joined, labelled
from gongshi.browser_path import find_browser

LONG = "http://xn--fiqs8s.example.gov.cn/col/col1229/index.html?" + "&".join(f"p{n}=%E5%85%AC{n}" for n in range(80))
LABEL = Label(
    owner="示范市水利局",
    shows="首页上的专栏入口（红框）",
    url=LONG,
    at=datetime(2018, 9, 5, 1, 2, 3),
    run="65ca873ec6b29ca0ffff",
    record="b5827a83-a4ac-4624-ac24-12c2285b0cf7",
    digest="b614cf3e" * 8,
)


def image(width: int, height: int, mode: str = "RGB") -> bytes:
    picture = Image.effect_noise((width, height), 90).convert(mode)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def below(whole: bytes, picture: bytes) -> tuple[bytes, bytes]:
    """The pixels that stand where the page stood, and the page's own."""
    both, own = opened(whole), opened(picture)
    top = both.height - own.height
    return both.crop((0, top, own.width, both.height)).tobytes(), own.tobytes()


def test_the_strip_names_page_time_run_and_record() -> None:
    what, url, at, record = LABEL.lines
    assert what == "示范市水利局　首页上的专栏入口（红框）"
    assert LONG in url
    assert "中国.example.gov.cn" in url
    assert "2018-09-05" in at
    assert "UTC+" in at or "UTC-" in at
    assert "世界时 01:02:03" in at
    assert all(part in record for part in ("65ca873ec6b29ca0", LABEL.record, LABEL.digest))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("width", [320, 640, 1900])
def test_the_pages_own_pixels_are_not_touched(mode: str, width: int) -> None:
    picture = image(width, 200, mode)
    whole = joined(image(640, 90), picture)
    assert opened(whole).size == (max(width, 640), 290)
    mine, own = below(whole, picture)
    assert mine == own


def test_chromium_draws_it_for_narrow_and_for_tall_pages() -> None:
    async def draw() -> list[tuple[bytes, bytes]]:
        async with async_playwright() as driver:
            browser = await driver.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
            shown = []
            for width, height in ((360, 500), (1280, 5000)):
                context = await browser.new_context(viewport={"width": width, "height": 500})
                page = await context.new_page()
                await page.set_content(
                    f"<body style='margin:0;height:{height}px;background:linear-gradient(red,blue)'>公示"
                )
                picture = await page.screenshot(full_page=True)
                shown.append((picture, await labelled(page, picture, LABEL)))
                assert len(context.pages) == 1, "the tab beside is closed"
            await browser.close()
            return shown

    (narrow, narrow_whole), (tall, tall_whole) = asyncio.run(draw())
    for picture, whole in ((narrow, narrow_whole), (tall, tall_whole)):
        mine, own = below(whole, picture)
        assert mine == own
    # the long address is wrapped: it takes more lines where there is less room
    strips = [opened(whole).height - opened(own).height for own, whole in ((narrow, narrow_whole), (tall, tall_whole))]
    assert strips[0] > strips[1] > 4 * 20
    top = opened(tall_whole).convert("L").crop((0, 0, 1280, strips[1]))
    darkest, lightest = top.getextrema()
    assert (darkest < 60, lightest) == (True, 255), "something is written on white"

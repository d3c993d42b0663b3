"""A page and what is worked out of it."""

from __future__ import annotations

import tracemalloc

from crawler.pages.visible import body_text
from tests.crawler.pages.making import page

LINES = "".join(f"<p><span>第{at}行</span></p>" for at in range(300))


def test_what_a_page_forgets_is_worked_out_anew() -> None:
    made = page(f"<html><body><h1>公示</h1>{LINES}</body></html>")
    said = body_text(made)
    tree = made.tree
    made.forget()
    assert made.tree is not tree
    assert body_text(made) == said


def test_a_page_that_forgot_takes_hardly_more_room_than_its_text() -> None:
    pages = [page(f"<html><body>{LINES}<p>{at}</p></body></html>") for at in range(20)]
    tracemalloc.start()
    try:
        for each in pages:
            body_text(each)
        full = tracemalloc.get_traced_memory()[0]
        for each in pages:
            each.forget()
        assert tracemalloc.get_traced_memory()[0] < full / 4
    finally:
        tracemalloc.stop()

"""Rows that no address opens: a sheet with the request that lists them and each row's text (PORTALS §3.18).

It says nothing of the time, so that the same rows give the same sheet: when it was taken, and the archive's record,
stand with the copy of the page that it names."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from crawler.listings import ListRow
from crawler.messages import say
from crawler.pages.page import Ask


def request_of(ask: Ask) -> str:
    """The request as it was sent: method, address, and what went with it."""
    sent = urlencode(ask.form) if ask.form else (ask.body or b"").decode("utf-8", "replace")
    return f"{ask.method} {ask.url} {sent}".strip()


def row_sheet(ask: Ask, rows: Sequence[ListRow], copy: str, digest: str) -> bytes:
    """HTML. `copy` and `digest`: the name of the page's copy and its SHA-256."""
    said = [
        say("rows", "request", request=request_of(ask)),
        *([say("rows", "clicks", clicks="、".join(ask.clicks))] if ask.clicks else []),
        say("rows", "copy", copy=copy, digest=digest),
    ]
    lines = [
        f"<tr><td>{number}<td>{escape(row.text or row.title)}<td>{escape(' ｜ '.join(row.values.values()))}"
        for number, row in enumerate(rows, 1)
    ]
    head = "".join(f"<th>{escape(say('rows', name))}" for name in ("number", "text", "data"))
    title = escape(say("rows", "title"))
    return "\n".join(
        [
            f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>',
            f"<h1>{title}</h1>",
            *(f"<p>{escape(line)}</p>" for line in said),
            f'<table border="1" cellspacing="0" cellpadding="4"><tr>{head}',
            *lines,
            "</table></html>\n",
        ]
    ).encode("utf-8", "surrogatepass")

"""How a site answers instead of showing the page: walls, breakdowns, lines that never end (PORTALS §6)."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable, Mapping
from random import Random

from aiohttp import web

from gongshi.city.portals.portal import Portal

Misbehaviour = Callable[[Portal, web.Request], Awaitable[web.StreamResponse]]

_LONGER_THAN_ANYBODY_WAITS = 120
_HUGE = 64 * 1024 * 1024


def _gone(request: web.Request) -> bool:
    """Whether the visitor has hung up."""
    return request.transport is None or request.transport.is_closing()


def wall(template: str, status: int = 200) -> Misbehaviour:
    """A page of templates/faults for every address."""

    async def answer(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001  all alike
        return site.html(template, status=status, title="")

    return answer


async def hang(site: Portal, request: web.Request) -> web.StreamResponse:
    """The connection is taken and nothing comes."""
    await asyncio.sleep(_LONGER_THAN_ANYBODY_WAITS)
    return site.html("404.html", status=404, title=request.path)


async def drip(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001
    """A few bytes at a time, for ever."""
    response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
    await response.prepare(request)
    await response.write(b"<html><head><title>")
    for _ in range(_LONGER_THAN_ANYBODY_WAITS * 4):
        if _gone(request):
            break
        await response.write(b" ")
        await asyncio.sleep(0.25)
    return response


async def redirect_loop(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001
    """Sends the visitor to the same place again and again, under another number each time."""
    turn = int(request.query.get("jump", "0")) + 1
    raise web.HTTPFound(f"{request.path}?jump={turn}")


async def too_large(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001
    """A page of 64 MB."""
    response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8", "Content-Length": str(_HUGE)})
    await response.prepare(request)
    for _ in range(_HUGE // 65536):
        if _gone(request):
            break
        await response.write(b"<p>.</p>" * 8192)
    return response


async def ciphered(site: Portal, request: web.Request) -> web.StreamResponse:
    """An encrypted gateway's binary body that calls itself a page (信用邯郸, PORTALS §3.15)."""
    body = Random(f"{site.domain}{request.path}").randbytes(4096)
    return web.Response(body=body, headers={"Content-Type": "text/html; charset=utf-8"})


async def broken_gzip(site: Portal, request: web.Request) -> web.StreamResponse:
    """Says gzip, is none."""
    body = Random(f"{site.domain}{request.path}").randbytes(2048)
    headers: Mapping[str, str] = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    return web.Response(body=b"\x1f\x8b\x08\x00" + body, headers=headers)


async def cut_gzip(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001
    """The first half of a compressed page, as if it were whole."""
    page = gzip.compress(site.html("list.html", title="", section=site.sections[0]).body)  # type: ignore[arg-type]
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    return web.Response(body=page[: len(page) // 2], headers=headers)


async def cut_short(site: Portal, request: web.Request) -> web.StreamResponse:  # noqa: ARG001
    """Promises more than it sends."""
    response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "90000"})
    await response.prepare(request)
    await response.write(b"<html><head><title>")
    if request.transport is not None:
        request.transport.close()
    return response

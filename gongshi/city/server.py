"""Serves the city over HTTP: each portal at a loopback address of its own, all on one port, in one thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from disclosure.errors import EnvironmentMissingError
from gongshi.city.addresses import ANNEX, CREDIT_HOST, Addresses
from gongshi.city.plan import City
from gongshi.city.portals import CREDIT_PORTALS, PORTALS, CreditPortal, Portal

_ATTEMPTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request that a site of the city saw. `path` has its query; `part`: what a page in the browser is made of
    (styles, pictures, data), not asked for by itself. Times are those of its arrival and of its answer."""

    site: str
    method: str
    path: str
    user_agent: str
    came: datetime
    at: datetime
    status: int
    part: bool = False


@dataclass(slots=True, kw_only=True)
class CityServer:
    """The running city. `portals` by department name (those without a listening site too)."""

    city: City
    addresses: Addresses
    portals: dict[str, Portal]
    credit: CreditPortal
    requests: list[Request] = field(default_factory=list)

    @property
    def credit_url(self) -> str:
        return self.addresses.credit + "/"

    def url(self, department: str) -> str:
        """The home page, also where nothing answers."""
        return self.portals[department].home_url()

    def seen(self, site: str) -> list[Request]:
        """The requests of one department's site, or of the credit site by its name."""
        return [request for request in self.requests if request.site == site]


@contextmanager
def serve(city: City, *, base: str = "127.61.0") -> Iterator[CityServer]:
    """Serve the city while the block runs. Several cities may be served at once: each finds a port of its own.

    EnvironmentMissingError where the machine has no loopback addresses beside 127.0.0.1.
    """
    sockets = _listen(base, _hosts(city))
    addresses = Addresses(base=base, port=next(iter(sockets.values())).getsockname()[1])
    server = _server(city, addresses)
    started, stop = threading.Event(), _Stop()
    thread = threading.Thread(target=_run, args=(server, sockets, started, stop), name="demo-city", daemon=True)
    thread.start()
    started.wait()
    if stop.loop is None or not thread.is_alive():
        raise EnvironmentMissingError("示范城市的网站起不来：请查看日志中的错误后再试。")
    try:
        yield server
    finally:
        stop.now()
        thread.join()


def _hosts(city: City) -> list[int]:
    """The last byte of every address to listen at."""
    kinds = [(d.index, PORTALS[d.place.portal]) for d in city.departments]
    sites = [index for index, kind in kinds if kind.listens]
    return [*sites, *(ANNEX + index for index, kind in kinds if kind.has_annex), CREDIT_HOST]


class _Stop:
    """Tells the server's loop to end, from another thread."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.event: asyncio.Event | None = None

    def now(self) -> None:
        if self.loop and self.event:
            self.loop.call_soon_threadsafe(self.event.set)


def _server(city: City, addresses: Addresses) -> CityServer:
    friends = {city.credit_office.name: addresses.credit + "/"}
    friends |= {d.name: addresses.site(d.index) + "/" for d in city.departments if d.place.portal != "no_site"}
    portals = {
        d.name: PORTALS[d.place.portal](
            city,
            d,
            domain=addresses.domain(d.index),
            friends=_without(friends, d.name),
            annex=addresses.domain(ANNEX + d.index),
        )
        for d in city.departments
    }
    office = city.credit_office
    kind = CREDIT_PORTALS[office.place.portal]
    credit = kind(city, office, domain=addresses.domain(CREDIT_HOST), friends=_without(friends, office.name))
    return CityServer(city=city, addresses=addresses, portals=portals, credit=credit)


def _without(friends: dict[str, str], name: str) -> dict[str, str]:
    return {friend: url for friend, url in friends.items() if friend != name}


def _listen(base: str, hosts: list[int]) -> dict[int, socket.socket]:
    """One listening socket a host, all on one port that was free on each of them."""
    reason: OSError | None = None
    for _ in range(_ATTEMPTS):
        opened: dict[int, socket.socket] = {}
        port = 0
        try:
            for host in hosts:
                opened[host] = socket.create_server((f"{base}.{host}", port), backlog=256)
                port = opened[host].getsockname()[1]
        except OSError as error:
            reason = error
            for each in opened.values():
                each.close()
            continue
        return opened
    raise EnvironmentMissingError(
        f"示范城市的网站起不来：本机不能使用 {base}.x 这些环回地址（{reason}）。"
        "请在 Linux 或 Windows 上运行，或换一个网段。"
    )


def _run(server: CityServer, sockets: dict[int, socket.socket], started: threading.Event, stop: _Stop) -> None:
    try:
        asyncio.run(_serve(server, sockets, started, stop))
    finally:
        started.set()  # a city that fell over must not keep its starter waiting


async def _serve(server: CityServer, sockets: dict[int, socket.socket], started: threading.Event, stop: _Stop) -> None:
    stop.loop, stop.event = asyncio.get_running_loop(), asyncio.Event()
    runners = []
    for index, listening in sockets.items():
        runner = web.AppRunner(_application(server, index), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listening, shutdown_timeout=1).start()
        runners.append(runner)
    started.set()
    await stop.event.wait()
    for runner in runners:
        await runner.cleanup()


def _application(server: CityServer, index: int) -> web.Application:
    """What answers at an address: a portal, a portal's second host, or the credit site."""
    sites: dict[int, Portal] = {d.index: server.portals[d.name] for d in server.city.departments}
    sites |= {CREDIT_HOST: server.credit}
    if index in sites:
        return sites[index].application(_log(server, sites[index].department.name))
    portal = sites[index - ANNEX]
    return portal.annex_application(_log(server, portal.department.name))


def _log(server: CityServer, site: str) -> Middleware:
    @web.middleware
    async def log(request: web.Request, handler: Handler) -> web.StreamResponse:
        came = datetime.now().astimezone()
        answer = await handler(request)
        server.requests.append(
            Request(
                site=site,
                method=request.method,
                path=request.path_qs,
                user_agent=request.headers.get("User-Agent", ""),
                came=came,
                at=datetime.now().astimezone(),
                status=answer.status,
                part=request.headers.get("Sec-Fetch-Dest", "document") != "document",
            )
        )
        return answer

    return log

"""Small sites on loopback addresses of their own, misbehaving on purpose where asked to."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
Handler = Callable[[BaseHTTPRequestHandler], Answer | None]
_HOSTS = itertools.count(20)


@dataclass
class Site:
    """`pages`: what each path answers: text, an Answer, or a function that may write the answer itself."""

    pages: dict[str, str | Answer | Handler]
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    url: str = ""

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


def endless(handler: BaseHTTPRequestHandler) -> Answer | None:
    """A page whose end does not come for 20 seconds."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b"<p>.</p>")
            handler.wfile.flush()
        except OSError:
            return None
        time.sleep(0.2)
    return None


@contextmanager
def serving(*sites: Site) -> Iterator[None]:
    servers = []
    for site in sites:
        server = ThreadingHTTPServer((f"127.83.{next(_HOSTS) % 250}.1", 0), _handler(site))
        server.daemon_threads = True
        site.url = f"http://{server.server_address[0]}:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.command, self.path, time.monotonic()))
            given = site.pages.get(self.path.partition("?")[0])
            answer = given(self) if callable(given) else given
            if answer is None and callable(given):
                return
            if answer is None:
                answer = (404, {}, b"<html><body>404 Not Found</body></html>")
            if isinstance(answer, str):
                answer = (200, {"Content-Type": "text/html; charset=utf-8"}, answer.encode())
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 -- the name http.server calls

        def log_message(self, *_: object) -> None:
            """Nothing to the test's output."""

    return Answering

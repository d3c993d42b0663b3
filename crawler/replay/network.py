"""While a replay runs no connection is made: whatever tries to is a mistake, and is told so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


class NetworkRefusedError(RuntimeError):
    """Something wanted to reach a site during a replay."""


@contextmanager
def no_network() -> Iterator[None]:
    """Refuses connections and name look-ups of this process (those of a database driver in C are none of these)."""

    def refuse(*args: object, **_: object) -> None:
        raise NetworkRefusedError(f"a replay may not reach the network: {args[-1:]}")

    with (
        patch.object(socket.socket, "connect", refuse),
        patch.object(socket.socket, "connect_ex", refuse),
        patch.object(socket, "getaddrinfo", refuse),
    ):
        yield

"""The process that reads pages for the crawl: `python -m crawler.visit.reading_worker FD`.

Takes a function and its arguments from the socket FD and gives back what it gives, in order, until the other end is
closed. None where a page could not be read: the crawl then meets the same error itself, with its surroundings."""

from __future__ import annotations

import logging
import pickle
import signal
import socket
import sys
from typing import Any, Protocol

LENGTH = 4
"""Bytes of the number before each message: how long it is."""

logger = logging.getLogger(__name__)


def framed(message: object) -> bytes:
    """A message as it goes through the socket."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(LENGTH, "big") + data


def unframed(data: bytes) -> Any:
    """A message without its length."""
    return pickle.loads(data)  # noqa: S301 -- the other end is the crawl that started this process


class Stream(Protocol):
    """Both ends of a socket as one file."""

    def read(self, size: int, /) -> bytes: ...
    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


def serve(stream: Stream) -> None:
    """Answer until there is nothing more to answer."""
    while head := stream.read(LENGTH):
        read, *arguments = unframed(stream.read(int.from_bytes(head, "big")))
        try:
            found = read(*arguments)
        except Exception:
            logger.exception("%s could not read what it was given", read.__name__)
            found = None
        stream.write(framed(found))
        stream.flush()


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the crawl says when it is over
    with socket.socket(fileno=int(sys.argv[1])) as end, end.makefile("rwb") as stream:
        serve(stream)


if __name__ == "__main__":
    main()

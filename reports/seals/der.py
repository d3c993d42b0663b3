"""The few steps through DER that time stamps need beyond what rfc3161-client reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One element: `tag`, where it begins, where its content begins, where it ends (bytes of the whole)."""

    tag: int
    start: int
    content: int
    end: int


def parts(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Part]:
    """The elements that stand side by side; ValueError where the bytes are none."""
    stop = len(data) if end is None else end
    while start < stop:
        part = _part(data, start)
        if part.end > stop:
            raise ValueError("an element is longer than what holds it")
        yield part
        start = part.end


def inside(data: bytes, part: Part) -> list[Part]:
    return list(parts(data, part.content, part.end))


def _part(data: bytes, start: int) -> Part:
    try:
        length, content = data[start + 1], start + 2
        if length & 0x80:
            size = length & 0x7F
            length, content = int.from_bytes(data[content : content + size], "big"), content + size
        return Part(data[start], start, content, content + length)
    except IndexError as error:
        raise ValueError("an element is cut short") from error

"""Whether a digest may have been seen: a Bloom filter, which spares the index a question about every new page."""

from __future__ import annotations

_BITS = 25
_TIMES = 4
_MASK = (1 << _BITS) - 1


class Seen:
    """Four megabytes, however many digests: with a million of them one in a few hundred is taken for seen that was
    not, and the index is asked in vain."""

    def __init__(self) -> None:
        self._bits = bytearray(1 << (_BITS - 3))

    def add(self, digest: str) -> None:
        """`digest`: hexadecimal, of 100 bits or more."""
        for place in _places(digest):
            self._bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, digest: str) -> bool:
        return all(self._bits[place >> 3] & (1 << (place & 7)) for place in _places(digest))


def _places(digest: str) -> list[int]:
    number = int(digest[: _TIMES * _BITS // 4], 16)
    return [(number >> (_BITS * time)) & _MASK for time in range(_TIMES)]

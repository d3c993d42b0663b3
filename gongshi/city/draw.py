"""Drawing by lot, repeatably: every topic has its own stream, so that adding one changes no other."""

from __future__ import annotations

from random import Random


def lot(seed: int, *topic: object) -> Random:
    """A random stream that depends on the seed and the topic alone (the same on every machine)."""
    return Random("|".join(str(part) for part in (seed, *topic)))

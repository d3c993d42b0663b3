"""Which dead links may be named: a decision's title may bear a natural person's name, which nothing reprints."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> tuple[str, ...]:
    text = files("crawler.noticed").joinpath("words.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["dead_links"]["printed"])


def may_be_printed(title: str) -> bool:
    """Whether the title names an organisation, or no decision at all."""
    return any(word in title for word in _words())

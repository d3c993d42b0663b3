"""The Chinese sentences of messages.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("crawler").joinpath("messages.toml").read_text(encoding="utf-8"))


def say(group: str, key: str, /, **fields: Any) -> str:
    return _catalogue()[group][key].format(**fields)

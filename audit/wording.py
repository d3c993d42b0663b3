"""The sentences the audit says to people, kept as data (wording.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def sentences() -> dict[str, str]:
    """Every sentence by its key `table.name`."""
    text = resources.files("audit").joinpath("wording.toml").read_text(encoding="utf-8")
    return {f"{table}.{name}": line for table, lines in tomllib.loads(text).items() for name, line in lines.items()}


def say(key: str, **values: Any) -> str:
    """One Chinese sentence with its values filled in; KeyError on a key that is not in wording.toml."""
    return sentences()[key].format(**values)

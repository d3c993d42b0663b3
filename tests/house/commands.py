"""The commands and options that `gongshi` really has, found by walking its Typer app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is what the user types after `gongshi`; `options` their longest names, `--help` left out."""

    name: str
    options: tuple[str, ...]


def commands() -> tuple[Command, ...]:
    """Every command, those of groups as `group command`; the app's own options stand under the name ""."""
    from gongshi.cli import app

    return tuple(_walk(typer.main.get_command(app), ""))


def _walk(command: Any, name: str) -> Iterator[Command]:
    if getattr(command, "hidden", False):
        return
    yield Command(name, tuple(_option_names(command)))
    for child_name, child in getattr(command, "commands", {}).items():
        yield from _walk(child, f"{name} {child_name}".strip())


def _option_names(command: Any) -> Iterator[str]:
    shell_completion = {"--install-completion", "--show-completion", "--help"}
    for parameter in command.params:
        longest = max(parameter.opts, key=len)
        if parameter.param_type_name == "option" and longest not in shell_completion:
            yield longest

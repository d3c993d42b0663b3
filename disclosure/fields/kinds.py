"""Which kind of decision a header, a table or a cell speaks of."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from disclosure.fields.headers import header_parts, is_code, normalise_header
from disclosure.vocabulary import Kind


@lru_cache(maxsize=1)
def marks() -> Mapping[str, Any]:
    """marks.toml, read once."""
    return tomllib.loads((Path(__file__).parent / "marks.toml").read_text(encoding="utf-8"))


def kind_of_header(header: str | Sequence[str]) -> Kind | None:
    """The kind one header tells (行政处罚决定书文号, CF_WSH), or all headers of a table together. None
    where they tell nothing or both."""
    return _kind_of_one(header) if isinstance(header, str) else _kind_of_all(tuple(header))


@lru_cache(maxsize=1024)
def _kind_of_all(header: tuple[str, ...]) -> Kind | None:
    both = any(_speaks_of_both(name) for name in header)
    ignored = marks()["kind"]["permit_in_mixed_ledgers"] if both else ()
    kinds = {_kind_of_one(name) for name in header if normalise_header(name) not in ignored} - {None}
    return kinds.pop() if len(kinds) == 1 else None


@lru_cache(maxsize=16384)
def kind_of_value(text: str) -> Kind | None:
    """The kind a cell, a sheet's name or a title names: 行政许可, 许可类, 处罚, permit …"""
    permit = "许可" in text or "permit" in text.lower() or "license" in text.lower() or "xzxk" in text.lower()
    penalty = "处罚" in text or "penalty" in text.lower() or "punish" in text.lower() or "xzcf" in text.lower()
    if permit == penalty:
        return None
    return Kind.PERMIT if permit else Kind.PENALTY


@lru_cache(maxsize=16384)
def _kind_of_one(header: str) -> Kind | None:
    form, words = normalise_header(header), marks()["kind"]
    if is_code(form):
        return {words["permit_codes"]: Kind.PERMIT, words["penalty_codes"]: Kind.PENALTY}.get(form[:2])
    permit, penalty = (any(word in form for word in words[kind]) for kind in ("permit", "penalty"))
    if permit == penalty:
        return None
    # 项目名称/案件名称: a column for both kinds, though only one is named
    return None if _speaks_of_both(header) else Kind.PERMIT if permit else Kind.PENALTY


def _speaks_of_both(header: str) -> bool:
    parts = [normalise_header(part) for part in header_parts(header)]
    return any("项目" in part or "许可" in part for part in parts) and any(
        "案件" in part or "处罚" in part for part in parts
    )

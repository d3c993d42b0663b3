"""The words and file endings of ledgers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class LedgerWords:
    spreadsheets: frozenset[str]
    other_carriers: frozenset[str]
    passed_over_prefixes: tuple[str, ...]
    passed_over_names: frozenset[str]
    fillers: frozenset[str]
    zero_statements: tuple[str, ...]
    number_penalty: tuple[str, ...]
    number_permit: tuple[str, ...]
    project_penalty: tuple[str, ...]
    project_permit: tuple[str, ...]


@cache
def ledger_words() -> LedgerWords:
    raw = tomllib.loads(resources.files("audit").joinpath("ledgers.toml").read_text(encoding="utf-8"))
    return LedgerWords(
        spreadsheets=frozenset(raw["spreadsheets"]),
        other_carriers=frozenset(raw["other_carriers"]),
        passed_over_prefixes=tuple(raw["passed_over_prefixes"]),
        passed_over_names=frozenset(raw["passed_over_names"]),
        fillers=frozenset(raw["fillers"]),
        zero_statements=tuple(raw["zero_statements"]),
        number_penalty=tuple(raw["document_number_marks"]["penalty"]),
        number_permit=tuple(raw["document_number_marks"]["permit"]),
        project_penalty=tuple(raw["project_marks"]["penalty"]),
        project_permit=tuple(raw["project_marks"]["permit"]),
    )

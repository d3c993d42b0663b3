"""The words and file endings of words.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class LedgerWords:
    carriers: frozenset[str]
    perhaps_carriers: frozenset[str]
    passed_over_prefixes: tuple[str, ...]
    passed_over_names: frozenset[str]
    ledger_names: tuple[str, ...]
    fillers: frozenset[str]
    empty_dates: re.Pattern[str]
    zero_statements: tuple[str, ...]
    number_penalty: re.Pattern[str]
    number_permit: re.Pattern[str]
    project_penalty: tuple[str, ...]
    project_permit: tuple[str, ...]

    def state_zero(self, text: str) -> bool:
        """Whether a text says that nothing was decided (本月未产生)."""
        return any(word in text for word in self.zero_statements)


@cache
def ledger_words() -> LedgerWords:
    raw = tomllib.loads(resources.files("audit.ledgers").joinpath("words.toml").read_text(encoding="utf-8"))
    return LedgerWords(
        carriers=frozenset(raw["carriers"]),
        perhaps_carriers=frozenset(raw["perhaps_carriers"]),
        passed_over_prefixes=tuple(raw["passed_over_prefixes"]),
        passed_over_names=frozenset(raw["passed_over_names"]),
        ledger_names=tuple(raw["ledger_names"]),
        fillers=frozenset(raw["fillers"]),
        empty_dates=re.compile(raw["empty_dates"]),
        zero_statements=tuple(raw["zero_statements"]),
        number_penalty=_any_of(raw["document_number_marks"]["penalty"]),
        number_permit=_any_of(raw["document_number_marks"]["permit"]),
        project_penalty=tuple(raw["project_marks"]["penalty"]),
        project_permit=tuple(raw["project_marks"]["permit"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))

"""What the lines around the records say: totals, "there is nothing", remarks, legends (line_words.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LineWords:
    total: re.Pattern[str]
    nothing: re.Pattern[str]
    remark: re.Pattern[str]
    legend: re.Pattern[str]
    example: re.Pattern[str]


@lru_cache(maxsize=1)
def line_words() -> LineWords:
    """The patterns, read once. All are matched from the beginning of a cell's text."""
    raw = tomllib.loads((Path(__file__).parent / "line_words.toml").read_text(encoding="utf-8"))
    patterns = {name: "|".join(value) if isinstance(value, list) else value for name, value in raw.items()}
    return LineWords(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()})


def says_nothing(text: str) -> bool:
    """Whether a text says that there is no record: 暂无数据, 本季度无, 零报告."""
    return line_words().nothing.match(text) is not None

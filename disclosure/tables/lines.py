"""What the lines around the records say: totals, "there is nothing", remarks, legends (line_words.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
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
    over_labels: re.Pattern[str]
    over_values: re.Pattern[str]


@lru_cache(maxsize=1)
def line_words() -> LineWords:
    """The patterns, read once. All are matched from the beginning of a cell's text."""
    raw = tomllib.loads((Path(__file__).parent / "line_words.toml").read_text(encoding="utf-8"))
    patterns = {name: "|".join(value) if isinstance(value, list) else value for name, value in raw.items()}
    return LineWords(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()})


def says_nothing(text: str) -> bool:
    """Whether a text says that there is no record: 暂无数据, 本季度无, 零报告."""
    return line_words().nothing.match(text) is not None


def is_form_head(texts: Sequence[str]) -> bool:
    """Whether a line stands over the labels and values of a form (序号 | 项目 | 内容) and is no pair of them."""
    words = line_words()
    shown = [text for text in texts if text and text != "序号"]
    if not shown or len(shown) % 2:
        return False
    labels = all(words.over_labels.match(text) for text in shown[::2])
    return labels and all(words.over_values.match(text) for text in shown[1::2])

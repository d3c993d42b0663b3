"""Characters that PDF writers replaced by radicals and compatibility forms, turned back."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_FOLDED = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06]")


def unfolded(text: str) -> str:
    """Text with the characters meant: ⾏政⻓ → 行政长. Everything else, wide brackets among it, stays as it is
    printed."""
    return _FOLDED.sub(lambda found: _meant(found[0]), text)


def _meant(mark: str) -> str:
    return _radicals().get(mark) or unicodedata.normalize("NFKC", mark)


@lru_cache(maxsize=1)
def _radicals() -> dict[str, str]:
    raw = tomllib.loads((Path(__file__).parent / "radicals.toml").read_text(encoding="utf-8"))
    return dict(zip(raw["from"], raw["to"], strict=True))

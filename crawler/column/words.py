"""Reads words.toml: what a link's words or address say it leads to."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit


class What(StrEnum):
    """What a link leads to, as far as the crawler cares."""

    COLUMN = "column"
    PERMIT_LIST = "permit_list"
    PENALTY_LIST = "penalty_list"
    CATALOGUE = "catalogue"
    PLAN = "plan"
    OFFICERS = "officers"
    SECTION = "section"


RECORDS = frozenset({What.COLUMN, What.PERMIT_LIST, What.PENALTY_LIST})
"""What proves that there is a column: itself, or the two lists by themselves (PORTALS §2)."""

_FOLD = re.compile(r"[\s\u00a0\u3000“”\"'‘’《》「」『』【】\[\]（）()·•●■◆▪★☆※|｜>»›→＞<«,，。.:：;；!！*_\-—~…]+")
_LEADING = re.compile(r"^(?:(?:点击)?(?:查看|进入|浏览)?更多|点击(?:查看|进入)|(?:查看|进入)(?=.{3}))")
_DOCUMENT_MARKS = re.compile(r"[〔【\[（(][12]\d{3}")
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z]{2,}$|^[A-Za-z]{2,}(?=[\u4e00-\u9fff])")
_SPLIT_TOKEN = re.compile(r"[/?&=.#;,!]+")
_TRAILING = re.compile(r"[_-]?\d+$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was recognised, how sure (0-100), and the words for the report."""

    what: What
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    whole: bool
    what: What | None
    score: float
    max_chars: int
    why: str

    def matches(self, text: str) -> bool:
        if len(text) > self.max_chars:
            return False
        return bool(self.pattern.fullmatch(text) if self.whole else self.pattern.search(text))


def _rule(entry: dict[str, Any], *, default_chars: int) -> _Rule:
    raw: str = entry["pattern"]
    whole = not raw.startswith("~")
    return _Rule(
        pattern=re.compile(raw.removeprefix("~"), re.IGNORECASE),
        whole=whole,
        what=What[entry["what"]] if "what" in entry else None,
        score=float(entry.get("score", 0)),
        max_chars=int(entry.get("max_chars", default_chars)),
        why=str(entry.get("why", "")),
    )


@cache
def table() -> dict[str, Any]:
    """The whole words file."""
    return tomllib.loads(files("crawler.column").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _rules(part: str) -> tuple[_Rule, ...]:
    chars = {"decoy": 10_000, "name": 26, "token": 60, "inside": 16}[part]
    return tuple(sorted((_rule(entry, default_chars=chars) for entry in table()[part]), key=lambda rule: -rule.score))


def fold(text: str) -> str:
    """The text as the words are compared: half width, no blanks, quotes, brackets, arrows; no 更多 around the name."""
    flat = _FOLD.sub("", unicodedata.normalize("NFKC", text))
    bare = flat.removesuffix("更多").removesuffix("more").removesuffix("MORE")
    return _LEADING.sub("", bare) or bare


@lru_cache(maxsize=8192)
def decoy(text: str) -> str | None:
    """Why a name that sounds like the column is something else; None if it is not a known decoy."""
    flat = fold(text)
    raw = _DOCUMENT_MARKS.search(text) is not None and "号" in text
    if raw:
        return "一份文书，不是栏目"
    return next((rule.why for rule in _rules("decoy") if rule.matches(flat)), None)


@lru_cache(maxsize=8192)
def meaning_of(text: str) -> Meaning | None:
    """What a link or channel of this name holds; None for names that say nothing to the crawler."""
    flat = fold(text)
    if len(flat) < 2 or len(flat) > 80:
        return None
    found = next((rule for rule in _rules("name") if rule.matches(flat)), None)
    if found is None and _LATIN.search(flat):
        return meaning_of(_LATIN.sub("", flat))  # 双公示 Double Publicity
    if found is None or found.what is None:
        return None
    if found.what in RECORDS and decoy(text):
        return None
    if found.what is What.SECTION and decoy(text) and not re.search("公开|专栏|专题", flat):
        return None
    if found.what in {What.CATALOGUE, What.PLAN} and re.search("权责清单|权力清单|征求意见|解读|培训|会议|召开", flat):
        return None
    return Meaning(found.what, found.score, f"文字“{text.strip()[:40]}”")


@lru_cache(maxsize=8192)
def meaning_inside(text: str) -> Meaning | None:
    """What a link holds that stands inside the column, where short names are enough: 许可, 目录, 工作方案."""
    found = meaning_of(text)
    if found is not None and found.what is not What.SECTION:
        return found
    flat = fold(text)
    rule = next((rule for rule in _rules("inside") if rule.matches(flat)), None)
    if rule is None or rule.what is None or (rule.what in RECORDS and decoy(text)):
        return found
    return Meaning(rule.what, rule.score, f"栏目内文字“{text.strip()[:40]}”")


def tokens_of(address: str) -> tuple[str, ...]:
    """Lower-case words of an address: path segments, query values, file names without extension."""
    parts = urlsplit(address)
    pieces = _SPLIT_TOKEN.split(unquote(f"{parts.path}?{parts.query}").lower())
    cut = (_TRAILING.sub("", piece) for piece in pieces if piece)
    return tuple(piece for piece in cut if piece)


@lru_cache(maxsize=8192)
def meaning_of_address(address: str) -> Meaning | None:
    """What an address says where a link has no words (信用大理: an image linking to 2pub/alList.do)."""
    best: Meaning | None = None
    for token in tokens_of(address):
        for rule in _rules("token"):
            # the last word of the path says most: 2pub/alList.do is the list of permits
            if rule.what is not None and rule.matches(token) and (best is None or rule.what is not What.SECTION):
                best = Meaning(rule.what, rule.score, f"地址含“{token}”")
                break
    return best


def is_generic(text: str) -> bool:
    """更多, >>, 点击进入: words that say nothing of what they lead to."""
    flat = fold(text).lower()
    words = {fold(word).lower() for word in table()["generic"]["words"]}
    return not flat or flat in words


@cache
def news_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for names of news channels, for news items, for items that are decisions."""
    news = table()["news"]
    return re.compile(news["columns"]), re.compile(news["items"]), re.compile(news["decisions"])

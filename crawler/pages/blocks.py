"""Telling a page from a refusal: firewall, captcha, soft block, login, error (PORTALS §6)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crawler.pages.decode import is_binary
from disclosure.vocabulary import Outcome

_UNSEEN = re.compile(
    r"<(script|style|noscript|template)\b[^>]*>.*?</\1\s*>|<!--.*?-->|<head\b.*?</head\s*>",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN_ENDS = tuple(
    written
    for mark in ("</head", "</script", "</style", "</noscript", "</template", "-->", "<!--", "<script", "<style")
    for written in dict.fromkeys((mark, mark.upper()))
)
"""Behind the last of these everything is shown."""
_OTHERS = 3
"""So many times as many are asked for, since full stops and blanks of that width are counted too."""
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r"<a\b|<area\b", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PASSWORD = re.compile(r"""<input\b[^>]*type\s*=\s*["']?password""", re.IGNORECASE)
_RUISHU_STATUSES = frozenset({412, 521})


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("crawler.pages").joinpath("blocks.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Look:
    """What the answer has to say to a person: shown text, and whether that is nearly all there is."""

    shown: str
    little: bool


def classify(status: int, headers: Mapping[str, str], text: str, body: bytes) -> tuple[Outcome, str]:
    """How the answer is to be taken, with a Chinese sentence on what a person can do (empty for OK).

    A mark of a firewall is a block only where nothing else is on the page: the drug administration's own
    pages carry the marks of 瑞数 beside their content (real-pages, nmpa).
    """
    lower = {name.lower(): value for name, value in headers.items()}
    if _unreadable(lower, text, body):
        return Outcome.UNDECODABLE, _advice("undecodable")
    if status < 400 and not _suspicious(text):
        return _plain(status, text, body)
    look = _look(text)
    firewall = _firewall(status, lower, text, look)
    if firewall:
        return Outcome.WAF, _advice("waf", name=firewall)
    told = _told(text, look) if look.little and status < 500 else None
    if told and (status < 400 or told[0] is not Outcome.HTTP_STATUS):
        return told
    if status >= 400:
        return _by_status(status)
    return _plain(status, text, body)


def _plain(status: int, text: str, body: bytes) -> tuple[Outcome, str]:
    if status == 204 or (not text.strip() and not body.strip()):
        return Outcome.HTTP_STATUS, _advice("blank")
    return Outcome.OK, ""


def _by_status(status: int) -> tuple[Outcome, str]:
    sentence = _words()["advice"]["status"].get(str(status)) or _advice("status_other", status=str(status))
    kinds = {401: Outcome.LOGIN, 429: Outcome.SOFT_BLOCK}
    return kinds.get(status, Outcome.HTTP_STATUS), sentence


def _advice(which: str, **values: str) -> str:
    sentence: str = _words()["advice"][which]
    return sentence.format(**values)


def _unreadable(headers: Mapping[str, str], text: str, body: bytes) -> bool:
    """Bytes that are neither text nor a file: an encrypted gateway (PORTALS §3.15)."""
    if text.strip() or not body.strip():
        return False
    kind = headers.get("content-type", "")
    said_to_be_text = bool(re.search(r"html|json|text|xml|javascript", kind, re.IGNORECASE))
    return said_to_be_text or not is_binary(kind, "", body)


@cache
def _any_word() -> re.Pattern[str]:
    """Any mark or word at all: one pass over the text, where asking for each of the words takes five times as long."""
    words = _words()
    marks = [mark for waf in words["waf"] for mark in waf["marks"]]
    told = [word for part in ("captcha", "soft", "login", "gone") for word in words[part]["words"]]
    return re.compile("|".join(map(re.escape, (*marks, *told))))


def _suspicious(text: str) -> bool:
    if len(text) < 400:
        return True
    # counted without regard to attributes or case: never more than there are, and in no time
    limits = _words()["little"]
    if text.count("<a ") > limits["links"] or _says_much(text, limits["chars"]):
        return False
    return _any_word().search(text) is not None


def _says_much(text: str, chars: int) -> bool:
    """Whether more than `chars` Chinese characters stand behind the last part that nobody sees: surely no little, and
    counted by their bytes in a tenth of the time that the words take."""
    behind = text[max(text.rfind(end) for end in _UNSEEN_ENDS) + 1 :]
    return len(behind.encode("utf-8", "replace")) - len(behind) > 2 * chars * _OTHERS


def _look(text: str) -> _Look:
    shown = _TAG.sub(" ", _UNSEEN.sub(" ", text)) if len(text) < 400_000 else text
    limits = _words()["little"]
    links = len(_LINK.findall(text))
    return _Look(
        shown=shown,
        little=len(_CHINESE.findall(shown)) <= limits["chars"] and links <= limits["links"],
    )


def _firewall(status: int, headers: Mapping[str, str], text: str, look: _Look) -> str | None:
    for waf in _words()["waf"]:
        by_status = status in waf.get("statuses", ()) and status in _RUISHU_STATUSES
        by_header = status >= 400 and any(name in headers for name in waf.get("headers", ()))
        by_mark = any(mark in text for mark in waf["marks"]) and (look.little or status >= 400)
        if by_mark or by_header:
            return str(waf["name"])
        # 412 also comes from firewalls of unknown make (湖北生态厅, PORTALS §6)
        if by_status:
            return "加速乐" if status == 521 else "网站防火墙"
    return None


def _told(text: str, look: _Look) -> tuple[Outcome, str] | None:
    """What the few words on the page say."""
    words = _words()
    if _PASSWORD.search(text) and not _first(("查询", "检索"), look.shown):
        return Outcome.LOGIN, _advice("login")
    gone = _first(words["gone"]["words"], text)
    if gone:
        return Outcome.HTTP_STATUS, _advice("gone", words=gone)
    if _HAS_ROWS.search(look.shown):
        return None
    soft = _first(words["soft"]["words"], look.shown) or _first(words["soft"]["words"], _title(text))
    if soft:
        return Outcome.SOFT_BLOCK, _advice("soft_block", words=soft)
    for outcome, place in ((Outcome.CAPTCHA, text), (Outcome.LOGIN, look.shown)):
        if _first(words[outcome.value]["words"], place):
            return outcome, _advice(outcome.value)
    return None


# a short list or record is no block page, whatever its hidden error texts say (zhengzhou prototype)
_HAS_ROWS = re.compile(r"(?:19|20)\d\d[-/.年]\s?\d{1,2}|序号|\"(?:rows|list|data|records|items)\"\s*:\s*\[\s*[{\]]")


def _first(words: Iterable[str], text: str) -> str | None:
    return next((word for word in words if word in text), None)


def _title(text: str) -> str:
    match = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
    return match[1] if match else ""

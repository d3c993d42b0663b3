"""Numbers of decision documents (决定文书号): one written form for all, lists and ranges spread out,
truncation seen.

On sites the same number comes as 〔2019〕, [2015], 【2016】, （2019）, {2018}, with blanks, with leading
zeros, with or without 第 and 号 (PORTALS §4, DOMAIN §2.6).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from disclosure.number_forms import bracket_classes, forms, written_plainly

_OPEN, _CLOSE, _YEAR = bracket_classes()
_EMPTY = re.compile(r"[-/\\.*、,，。无空暂没有文书编号同上0]*|暂无|未填|null|none|nan|n/a", re.IGNORECASE)
# What most numbers look like: nothing to undo but the year's brackets, 第 and 号. 第 (U+7B2C), 号 (U+53F7) and the
# document's title in the word are left to the listed forms.
_PLAIN = re.compile(
    rf"(?!.*决定书)([\u4e00-\u53f6\u53f8-\u7b2b\u7b2d-\u9fa5]+){_OPEN}({_YEAR}){_CLOSE}第?([1-9][0-9]*)号?"
)
_TRUNCATED = re.compile(r"(?:…+|\.{2,}|。{2,}|⋯+)\s*$")

_NUMBER_IN_TEXT = re.compile(
    rf"(?P<word>[\u4e00-\u9fffA-Za-z()（）]{{0,30}}?[\u4e00-\u9fffA-Za-z)）])\s*"
    rf"{_OPEN}\s*(?P<year>{_YEAR})\s*年?\s*{_CLOSE}\s*"
    r"(?:第\s*)?[(（]?\s*(?P<serial>[A-Za-z]{0,6}-?\d[\dA-Za-z\-－—–]{0,14})\s*[)）]?\s*号?"
)
_APPROVAL_IN_TEXT = re.compile(r"[\u4e00-\u9fff]{1,4}准字\s*[A-Z]?\d{6,12}")
_CUT_BEFORE = re.compile(
    r".*(?:决定书|通知书|告知书|文书号|文号|字轨|编号|作出了?|下达了?|送达了?|制发|印发|出具|根据|依据|依照|按照|以下简称|收到|颁发|核发|"
    r"撤销|变更|注销|[的为是以由经于即及和与并]|^号)"
)

_SEPARATORS = re.compile(r"[、，,;；\n\r]+|(?<=号)\s*(?:和|及|与)?\s*(?=[^\s(（〔\[【:：之])")
_DATE_BESIDE = re.compile(r"[\u4e00-\u9fff]{0,6}日期\s*[:：].*")
_RANGE = re.compile(
    r"^(?P<head>.*?[^\d])?(?P<first>\d{1,6})\s*号?\s*(?P<mark>至|到|~|～|-|－|—|–|——)\s*(?:第)?(?P<last>\d{1,6})\s*号?$"
)
_TAIL_ONLY = re.compile(r"^(?:第)?\s*\d{1,8}(?:[-－—–至~～]\d{1,8})?\s*号?$")
_HEAD = re.compile(rf"^(?P<head>.*{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*(?:第)?\s*|.*?第\s*)\d")
_LONGEST_RANGE = 60


@lru_cache(maxsize=65536)
def normalise(number: str) -> str:
    """The one written form: 渝关缉罚字 [2018] 第0002号 → 渝关缉罚字〔2018〕2. "" for blanks and fillers
    (无, ————).

    Year and issuing word stay apart from everything else: 罚字〔2018〕2, 罚〔2018〕2 and 罚字〔2019〕2
    differ.
    """
    return plain_form(number) or _listed_form(number)


def plain_form(number: str) -> str:
    """The one written form of a number with nothing to undo but the year's brackets, 第 and 号; "" for any other.
    Such a text is one number and no list."""
    plain = _PLAIN.fullmatch(number)
    return f"{plain[1]}〔{plain[2]}〕{plain[3]}" if plain else ""


def _listed_form(number: str) -> str:
    return "" if _EMPTY.fullmatch(_unlabelled(number)) else written_plainly(number)


def spread(text: str) -> list[str]:
    """Every number a cell names: 金罚决字〔2025〕10号、11号 → two, …〔2025〕89-93号 → five, as written
    otherwise.

    A hyphen is a range only where it can hardly be a part of the number: rising, no leading zeros, at
    most 60 numbers.
    """
    found: list[str] = []
    head = ""
    pieces = [piece.strip() for piece in _SEPARATORS.split(text)]
    for part in (piece for piece in pieces if piece and not _DATE_BESIDE.fullmatch(piece)):
        whole = head + part.removeprefix("第") if head and _TAIL_ONLY.fullmatch(part) else part
        if match := _HEAD.match(whole):
            head = match["head"]
        found.extend(_range(whole))
    return list(dict.fromkeys(found))


def looks_like_document_number(text: str) -> bool:
    """Whether a short text has the shape of a document number: a year in brackets and a serial, 第…号,
    准字…"""
    text = unicodedata.normalize("NFKC", text).strip()
    if not text or len(text) > 80 or "\n" in text or not re.search(r"\d", text):
        return False
    compact = re.sub(r"\s+", "", text)
    return bool(
        re.search(rf"{_OPEN}{_YEAR}年?{_CLOSE}.{{0,12}}\d", compact)
        or re.fullmatch(rf"(?:.*\D)?{_YEAR}年?第.{{0,20}}号?", compact)
        or re.fullmatch(r".{1,30}[字第].{0,20}\d.{0,6}号(?:之[\d一二三四五六七八九十]+)?", compact)
        or _APPROVAL_IN_TEXT.fullmatch(compact)
    )


def find_document_numbers(text: str) -> list[str]:
    """The document numbers written in running text (bracketed year and serial; 准字), in order, each once."""
    found = [(match.start(), _cut(match)) for match in _NUMBER_IN_TEXT.finditer(text)]
    found += [(match.start(), match[0]) for match in _APPROVAL_IN_TEXT.finditer(text)]
    return list(dict.fromkeys(number for _, number in sorted(found)))


def year_of(number: str) -> int | None:
    """The year the number carries, if it does."""
    match = re.search(r"〔(\d{4})〕", normalise(number))
    return int(match[1]) if match else None


def is_truncated(text: str) -> bool:
    """Whether a list cut the number off ("…", "....")."""
    return _TRUNCATED.search(text) is not None


def _unlabelled(number: str) -> str:
    """The number as far as it must be read to see a filler."""
    text = unicodedata.normalize("NFKC", number).upper()
    for form in forms():
        if form.id not in {"blank", "dash", "label"}:
            break
        text = form.undo(text)
    return text


def _cut(match: re.Match[str]) -> str:
    """The number without the running text before its word: 我局作出川水许可否〔2025〕2号 →
    川水许可否〔2025〕2号."""
    word = match["word"]
    cut = _CUT_BEFORE.match(word)
    rest = word[cut.end() :] if cut else word
    return (rest or word) + match[0][len(word) :].rstrip()


def _range(number: str) -> list[str]:
    match = _RANGE.match(number)
    if not match or match["head"] is None:
        return [number]
    first, last = match["first"], match["last"]
    plain = match["mark"] in ("至", "到", "~", "～")
    unlikely = first.startswith("0") or last.startswith("0") or len(last) - len(first) > 1
    inside = 0 < int(last) - int(first) < _LONGEST_RANGE
    if not inside or (not plain and (unlikely or not number.endswith("号") or not _HEAD.match(number))):
        return [number]
    width = len(first) if first.startswith("0") else 0
    return [f"{match['head']}{serial:0{width}d}号" for serial in range(int(first), int(last) + 1)]

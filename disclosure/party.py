"""Parties (行政相对人): one written form of a name, natural persons told from organisations, names and
numbers masked."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from disclosure.codes import is_valid_credit_code, is_valid_resident_id

_REMARK = re.compile(
    r"\((?:时任|现任|原|男|女|身份证|证件|统一社会|信用代码|曾用名|[^()]*(?:经理|董事|负责人|法定代表人))[^()]*\)"
)
# Nothing to make equal: no blank, bracket, dot or small letter; 无 (U+65E0) at the head may be a filler.
_PLAIN = re.compile("[0-9A-Z\u4e00-\u65df\u65e1-\u9fa5][0-9A-Z\u4e00-\u9fa5]+")
_ROUND = str.maketrans("〔〕【】[]", "()()()")
_BRACKETED = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(r"[(（〔【\[［{｛]")
_DOTS = re.compile(r"[·•・‧∙．.]")
_SEVERAL = re.compile(r"[、,，;；/]")
_AND_OTHERS = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?[人名]*$")
_ETHNIC = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,}?(?=等[\d一二三四五六七八九十人名]|[^\u3400-\u9fff·]|$)(?![^（(]*[)）])")
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
# 6 region digits, a date of birth between 1800 and 2099, 3 digits, check; or the 15-digit form that ended
# in 2013
_RESIDENT = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5})(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])"
)
# not within an address or a number of another kind
_MOBILE = re.compile(r"(?<![0-9A-Za-z/=_.\-])1[3-9]\d{9}(?![0-9A-Za-z/_\-]|\.[0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Words:
    surnames: frozenset[str]
    compound_surnames: tuple[str, ...]
    organisation_words: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    organisation: re.Pattern[str]
    masks: str
    titles: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = tomllib.loads((Path(__file__).parent / "party_words.toml").read_text(encoding="utf-8"))
    return _Words(
        surnames=frozenset("".join(raw["surnames"].split())),
        compound_surnames=tuple(raw["compound_surnames"]),
        organisation_words=tuple(raw["organisation_words"]),
        organisation_endings=tuple(raw["organisation_endings"]),
        organisation=re.compile("|".join(map(re.escape, raw["organisation_words"]))),
        masks=raw["masks"],
        titles=tuple(raw["titles"]),
    )


@lru_cache(maxsize=1 << 18)
def normalise_party(name: str) -> str:
    """The one written form: widths, blanks, dots and case made equal, remarks such as （时任…） gone,
    brackets half-width."""
    if _PLAIN.fullmatch(name):
        return name
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).upper()
    text = text.translate(_ROUND)
    text = _DOTS.sub("·", _REMARK.sub("", text))
    return "" if set(text) <= set("-—–/\\*无") else text.strip("-/\\·,;:。、'\"“”")


TELLING_FIELDS = frozenset(
    {"party_type", "credit_code", "registration_number", "organisation_code", "resident_id", "id_number"}
)
"""The canonical fields that outweigh the shape of a party's name."""


def is_natural_person(name: str | None, fields: Mapping[str, str] | None = None) -> bool:
    """Whether the party is a natural person (自然人). 个体工商户 with a shop's name or a code of their
    own are not.

    `fields` are the row's canonical fields: the party's kind and codes outweigh the shape of the name. In
    doubt the answer is no, because a yes takes the row out of the denominator (RULEBOOK, Verified ledger
    rows).
    """
    if fields and (told := _told_by_fields(fields)) is not None:
        return told
    if not name or "个体" in name or (_BRACKET.search(name) is None and _words().organisation.search(name)):
        return False  # quick: nearly every party says by a word of its name that it is an organisation
    parts = [part for part in _SEVERAL.split(_bare(name)) if part]
    return bool(parts) and all(_has_shape_of_person(part) for part in parts)


def looks_like_party(name: str) -> bool:
    """Whether a text reads as the name of an organisation, a shop or a person, and not as a matter or a document."""
    bare = name.strip()
    return bool(bare) and (_words().organisation.search(bare) is not None or is_natural_person(bare))


def mask_name(name: str) -> str:
    """A person's name with all but the surname starred; several names each; remarks in brackets and
    organisations stay."""
    return _NAME.sub(lambda match: _masked(match[0]), name)


def mask_id_numbers(text: str) -> str:
    """A text with the resident identity numbers in it starred but for the region (first six) digits."""
    return _RESIDENT.sub(_masked_number, text)


def mask_personal_numbers(text: str) -> str:
    """A text with resident identity numbers and mobile telephone numbers starred. An office's own telephone, which has
    an area code, stays."""
    return _MOBILE.sub(lambda found: f"{found[0][:3]}****{found[0][-4:]}", mask_id_numbers(text))


def _told_by_fields(fields: Mapping[str, str]) -> bool | None:
    if party_type := fields.get("party_type"):
        if "自然人" in party_type and "法人" not in party_type:
            return True
        if any(word in party_type for word in ("法人", "个体", "组织", "企业", "单位")):
            return False
    if (code := fields.get("credit_code")) and _is_filled(code):
        # some platforms keep a person's identity number in this column; no province begins with 9
        return code[0] != "9" and is_valid_resident_id(code)
    if _is_filled(fields.get("registration_number", "")) or _is_filled(fields.get("organisation_code", "")):
        return False
    if _is_filled(fields.get("resident_id", "")) or _is_filled(fields.get("id_number", "")):
        return True
    return None


def _is_filled(code: str) -> bool:
    """Not blank, and more than a filler such as 无, / or 0."""
    return len(code.strip()) >= 6


def _bare(name: str) -> str:
    text = _BRACKETED.sub("", normalise_party(name)) or normalise_party(name).strip("()")
    text = _AND_OTHERS.sub("", text)
    for title in _words().titles:
        text = text.removesuffix(title)
    return text


def _has_shape_of_person(name: str) -> bool:
    words = _words()
    if words.organisation.search(name):
        return False
    stripped = name.translate({ord(mask): None for mask in words.masks.upper() + words.masks})
    if len(stripped) < len(name):  # 张*, 李某某, 王××: only names of persons are masked
        return len(name) <= 6 and len(stripped) <= 3 and _HAN.fullmatch(stripped + "某") is not None
    if _ETHNIC.fullmatch(name):
        return True
    if not _HAN.fullmatch(name) or (len(name) > 2 and name.endswith(words.organisation_endings)):
        return False
    if name.startswith(words.compound_surnames) and len(name) > 2:
        return True
    return len(name) <= 3 and name[0] in words.surnames


def _masked(name: str) -> str:
    words = _words()
    if any(mask in name for mask in (*words.masks, *words.organisation_words)):
        return name
    kept = 2 if name.startswith(words.compound_surnames) and len(name) > 2 else 1
    return name[:kept] + "*" * (len(name) - kept)


def _masked_number(match: re.Match[str]) -> str:
    number = match[0]
    if is_valid_credit_code(number) and not is_valid_resident_id(number):
        return number
    return match[1] + "*" * (len(number) - 6)

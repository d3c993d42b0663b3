"""One written form for headers and labels."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOISE = re.compile(r"[\s*＊:：;；、,，.。·“”\"'‘’`!！?？|_\-—–~～^#&=+\ufeff\u200b\u200c\u200d]+")
_BRACKETS = re.compile(r"[(\[{<〔【「《〈][^()\[\]{}<>〔〕【】「」《》〈〉]*[)\]}>〕】」》〉]")
_BRACKET_MARKS = re.compile(r"[()\[\]{}<>〔〕【】「」《》〈〉]")
_NUMBERING = re.compile(
    r"^(?:\(?\d{1,2}\)?[.、)．]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|★|☆|●|■|◆)\s*"
)
_SPLIT = re.compile(r"[/／\\|]|或者?|及其|、")
_LATIN = re.compile(r"[a-z0-9]+")
_LONGEST = 60


@lru_cache(maxsize=16384)
def header_forms(header: str) -> tuple[str, ...]:
    """The forms a header may be known under, best first: whole, without what stands in brackets, only that.

    罚款金额（万元） gives 罚款金额万元, 罚款金额, 万元. Empty for text too long to be a header.
    """
    text = unicodedata.normalize("NFKC", header).strip().lower()
    if not text or len(text) > _LONGEST:
        return ()
    text = _NUMBERING.sub("", text)
    inside = [match[0] for match in _BRACKETS.finditer(text)]
    forms = [_plain(text), _plain(_BRACKETS.sub("", text)), *map(_plain, inside)]
    return tuple(dict.fromkeys(form for form in forms if form))


def normalise_header(header: str) -> str:
    """The whole header in its one written form, brackets' content kept; "" where nothing is left."""
    forms = header_forms(header)
    return forms[0] if forms else ""


def header_parts(header: str) -> tuple[str, ...]:
    """The parts of a combined header (项目名称/案件名称), or nothing where it is not combined."""
    parts = [part.strip() for part in _SPLIT.split(unicodedata.normalize("NFKC", header)) if part.strip()]
    return tuple(parts) if len(parts) > 1 else ()


def is_code(form: str) -> bool:
    """Whether a normalised header is a code (xkwsh) rather than words."""
    return _LATIN.fullmatch(form) is not None


def _plain(text: str) -> str:
    return _NOISE.sub("", _BRACKET_MARKS.sub("", text)).replace("/", "").replace("\\", "")

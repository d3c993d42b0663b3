"""Bytes to text, for pages whose charset is missing, old or a lie (PORTALS §6)."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# GB 18030 contains both: what a page calls gb2312 nearly always carries characters beyond it
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "hz": "gb18030"}
_BINARY_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"RIFF",
    b"OggS",
    b"\x00\x00\x01\x00",
)
_BINARY_TYPES = re.compile(
    r"^(image|audio|video|font)/|pdf|msword|ms-excel|ms-powerpoint|officedocument|opendocument|"
    r"zip|rar|7z|x-compressed|x-download|force-download|octet-stream",
    re.IGNORECASE,
)
_BINARY_NAMES = re.compile(
    r"\.(pdf|docx?|xlsx?|et|wps|pptx?|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34])(?:$|[?#&])", re.IGNORECASE
)
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
_TOLERATED = 0.01
"""Share of broken characters that a page may carry: one cut byte does not make it unreadable."""


class UndecodableError(ValueError):
    """The bytes are no text in any charset a Chinese site uses (an encrypted gateway, a broken answer)."""

    def __init__(self) -> None:
        super().__init__("网站返回的内容不是可识别的文字（可能被加密或损坏），请用浏览器打开核对")


def is_binary(content_type: str, url: str, body: bytes) -> bool:
    """Whether the answer is a file (document, picture, archive) rather than a page or data in text."""
    head = body[:512].lstrip()
    if head.startswith(_BINARY_MAGIC):
        return True
    if head[:1] in (b"<", b"{", b"[") or head.startswith(codecs.BOM_UTF8):
        return False  # an error page or an HTML table that calls itself a spreadsheet
    if b"\x00" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return bool(_BINARY_TYPES.search(content_type) or _BINARY_NAMES.search(url))
    if body and not _BINARY_TYPES.search(content_type):
        return False
    return bool(_BINARY_TYPES.search(content_type) or _BINARY_NAMES.search(url)) and not _reads_as_text(head)


def _reads_as_text(head: bytes) -> bool:
    if not head:
        return False
    text = head.decode("utf-8", "ignore")
    return len(text.encode()) > len(head) * 0.9 and not _controls(head)


def decode(body: bytes, content_type: str) -> str:
    """The text of `body`. Raises UndecodableError where no charset makes text of it.

    What the bytes are comes before what the header or the page says they are.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return _checked(body.decode(charset, "replace"))
    for charset in ("utf-8", *_declared(body, content_type)):
        try:
            return _checked(body.decode(charset))
        except (UnicodeDecodeError, LookupError):
            continue
    for charset in ("utf-8", "gb18030"):
        text = body.decode(charset, "replace")
        if _broken_share(text) <= _TOLERATED:
            return _checked(text)
    return _checked(_guessed(body))


def charset_of(body: bytes, content_type: str) -> str:
    """The charset that a page's own forms are sent in: what its bytes are."""
    for charset in ("utf-8", *_declared(body, content_type)):
        try:
            body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        return charset
    return "utf-8"


def _declared(body: bytes, content_type: str) -> list[str]:
    found = [match.lower() for match in _HEADER_CHARSET.findall(content_type)]
    match = _DECLARED.search(body[:4096])
    if match:
        found.append((match[1] or match[2]).decode("ascii").lower())
    return list(dict.fromkeys(_WIDER.get(name, name) for name in found if name not in {"utf-8", "utf8"}))


def _broken_share(text: str) -> float:
    beyond = sum(1 for character in text if character > "\x7f")
    return text.count("\ufffd") / beyond if beyond else 0.0


def _guessed(body: bytes) -> str:
    from bs4.dammit import UnicodeDammit  # noqa: PLC0415 - slow to import and hardly ever needed

    if _controls(body[:4096]) > max(4, len(body[:4096]) // 50):
        raise UndecodableError
    guess = UnicodeDammit(body, ["gb18030", "big5"]).unicode_markup
    if guess is None or _broken_share(guess) > _TOLERATED:
        raise UndecodableError
    return guess


def _checked(text: str) -> str:
    sample = text[:20000]
    if _controls(sample.encode("utf-8", "replace")) > max(4, len(sample) // 50):
        raise UndecodableError
    return text


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))

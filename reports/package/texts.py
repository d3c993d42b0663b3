"""What stands in kept bytes, as text in which names and numbers can be looked for however the page writes them."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from crawler.pages.decode import UndecodableError, decode, is_binary
from disclosure.errors import UnreadableFileError
from disclosure.tables import paragraphs_in_file, read_workbook_bytes

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_TAGS_AND_BLANKS = re.compile(r"<[^<>]*>|\s+")


def searchable(body: bytes, content_type: str, url: str) -> str | None:
    """The text in its several spellings (as it stands; with entities, `\\uXXXX`, `%XX` and base64 resolved; without
    tags and blanks); None where nobody can tell without looking: pictures, scans, ciphered answers."""
    if not body:
        return ""
    if is_binary(content_type, url, body):
        return _of_file(body, url)
    try:
        return spellings(decode(body, content_type))
    except UndecodableError:
        return None


def spellings(text: str) -> str:
    plain = html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    if "%" in plain:
        plain = f"{plain}\n{unquote(plain)}"
    unwrapped = "\n".join(_unwrapped(text))
    return f"{text}\n{plain}\n{squeezed(plain)}\n{unwrapped}\n{squeezed(unwrapped)}"


def squeezed(text: str) -> str:
    """Without tags and blanks: 张 三 and 张<b>三</b> are 张三."""
    return _TAGS_AND_BLANKS.sub("", text)


def _unwrapped(text: str) -> Iterator[str]:
    """What some systems wrap in base64 (PORTALS §3.10)."""
    for found in _BASE64.findall(text):
        try:
            yield base64.b64decode(found).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue


def _of_file(body: bytes, url: str) -> str | None:
    parts = paragraphs_in_file(body)
    try:
        for table in read_workbook_bytes(url.partition("?")[0], body):
            if table.unread:
                return None
            parts += [cell for row in (table.header, *(one.cells for one in table.rows)) for cell in row]
    except UnreadableFileError:
        pass
    text = "\n".join(part for part in parts if part)
    return spellings(text) if text else None

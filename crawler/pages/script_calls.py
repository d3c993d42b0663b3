"""Where an onclick leads: literal addresses, and the page's own little functions that build one.

`applyproject('2303-…','0')` with `function applyproject(a, b) { window.open("…?projectcode=" + a + "&biaoji=" + b) }`
is an address (real-pages, fj_tzxm). Anything that cannot be worked out from the page's text alone is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from crawler.pages.page import Page

_FUNCTION = re.compile(
    r"(?:function\s+([\w$]+)\s*\(([^)]*)\)|(?:var\s+|let\s+|const\s+|window\.)?([\w$]+)\s*[:=]\s*function\s*\(([^)]*)\))\s*\{"
)
_VARIABLE = re.compile(r"""(?:var|let|const)\s+([\w$]+)\s*=\s*(["'])((?:(?!\2)[^\\\n])*)\2\s*;""")
_CALL = re.compile(r"([\w$.]+)\s*\(((?:[^()'\"]|'[^']*'|\"[^\"]*\")*)\)")
_LEADS = re.compile(
    r"(?:(?:window|top|parent|self|document)\s*\.\s*)*(?:open\s*\(|location(?:\s*\.\s*href)?\s*=(?!=)|"
    r"location\s*\.\s*(?:assign|replace)\s*\()\s*"
)
_PIECE = re.compile(
    r"""\s*(?:(["'])((?:(?!\1)[^\\]|\\.)*)\1"""
    r"""|(encodeURIComponent|encodeURI|escape|String)\s*\(\s*(?:(["'])((?:(?!\4)[^\\]|\\.)*)\4|([\w$.]+))\s*\)"""
    r"""|([\w$.]+))\s*"""
)
_BORROWED = "borrowed_scripts"
LENT = (_BORROWED,)
"""What of a page's memo a later page of the same list is lent."""
_LASTING = ("elements", "asked_for", "list_place")
_ARGUMENT = re.compile(r"""\s*(?:(["'])((?:(?!\1)[^\\]|\\.)*)\1|([^,'"]*))\s*(?:,|$)""")


@dataclass(frozen=True, slots=True)
class Function:
    """A function out of the page's scripts: parameter names and body text."""

    parameters: tuple[str, ...]
    body: str


def scripts_of(page: Page) -> str:
    """The text of the page's inline scripts, and of those files of its that were fetched for it."""
    if "scripts" not in page.memo:
        inline = "\n".join(tag.text for tag in page.tree.iter("script") if tag.text)
        page.memo["scripts"] = f"{inline}\n{page.memo.get(_BORROWED, '')}"
    text: str = page.memo["scripts"]
    return text


def borrow(page: Page, code: str) -> None:
    """Give a page the text of its script files. What was worked out of it without them is forgotten."""
    kept = {name: page.memo[name] for name in _LASTING if name in page.memo}
    page.memo.clear()
    page.memo.update(kept | {_BORROWED: code})


def lend(page: Page, further: Page) -> None:
    """A later page of the same list calls the same functions."""
    if _BORROWED in page.memo and _BORROWED not in further.memo:
        borrow(further, page.memo[_BORROWED])


def functions_of(page: Page) -> Mapping[str, Function]:
    """The named functions of the page's inline scripts."""
    if "functions" not in page.memo:
        text = scripts_of(page)
        page.memo["functions"] = {
            match[1] or match[3]: Function(_names(match[2] or match[4] or ""), _body(text, match.end()))
            for match in _FUNCTION.finditer(text)
        }
    found: Mapping[str, Function] = page.memo["functions"]
    return found


def _names(parameters: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in parameters.split(",") if name.strip())


def _body(text: str, start: int) -> str:
    depth = 1
    for place in range(start, min(len(text), start + 6000)):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if not depth:
                return text[start:place]
    return text[start : start + 6000]


def variables_of(page: Page) -> Mapping[str, str]:
    """String variables set in the page's inline scripts."""
    if "variables" not in page.memo:
        page.memo["variables"] = {match[1]: match[3] for match in _VARIABLE.finditer(scripts_of(page))}
    found: Mapping[str, str] = page.memo["variables"]
    return found


def arguments_of(call: str) -> list[str]:
    """The arguments of a call, unquoted: `'a', 2, "b"` gives a, 2, b."""
    found: list[str] = []
    for match in _ARGUMENT.finditer(call):
        if match.end() == match.start() or (not match[0].strip(" ,") and match[1] is None):
            continue
        found.append(match[2] if match[1] else match[3].strip())
    return found


def calls_in(script: str) -> list[tuple[str, list[str]]]:
    """Calls in an onclick or a `javascript:` address: (function name, arguments)."""
    return [(match[1].rpartition(".")[2], arguments_of(match[2])) for match in _CALL.finditer(script)]


def address_in(page: Page, script: str) -> str | None:
    """The address (as written, perhaps relative) that an onclick or `javascript:` text opens, if it can be told."""
    script = script.strip().removeprefix("javascript:")
    direct = led_to(script, {}, page)
    if direct:
        return direct
    for name, arguments in calls_in(script):
        function = functions_of(page).get(name)
        if function:
            known = dict(zip(function.parameters, arguments, strict=False))
            address = led_to(function.body, known, page)
            if address:
                return address
    return None


def led_to(code: str, known: Mapping[str, str], page: Page) -> str | None:
    """The address that a piece of code opens, given the values of its parameters (`obj.curr` is a name as well)."""
    for match in _LEADS.finditer(code):
        address = value_of(code[match.end() :], known, page) or ""
        if _looks_like_address(address) and address not in {"_blank", "_self", "about:blank", "#"}:
            return address
    return None


def value_of(code: str, known: Mapping[str, str], page: Page) -> str | None:
    """The value of a concatenation of strings, parameters and string variables; None where more is needed."""
    value, place = "", 0
    while True:
        match = _PIECE.match(code, place)
        if not match:
            return None
        piece = _piece(match, known, page)
        if piece is None:
            return None
        value += piece
        place = match.end()
        if place >= len(code) or code[place] != "+":
            return value
        place += 1


def _piece(match: re.Match[str], known: Mapping[str, str], page: Page) -> str | None:
    if match[1] or match[4]:
        return (match[2] if match[1] else match[5]).replace("\\/", "/")
    name = match[6] or match[7]
    value = known.get(name)
    if value is None:
        value = variables_of(page).get(name, name if name.isdigit() else None)
    return quote(value, safe="") if value is not None and match[3] in {"encodeURIComponent", "escape"} else value


def _looks_like_address(value: str) -> bool:
    return bool(value) and not value.startswith("#") and bool(re.search(r"[/.?]", value)) and " " not in value.strip()

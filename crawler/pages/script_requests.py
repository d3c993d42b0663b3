"""What an onclick asks the server for: `showDetail('1f3a')` with `$.post('/getDetail.do', {infoId: id}, …)` behind it
is a request that can be made without the script (PORTALS §3.18: the request is the evidence)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import calls_in, functions_of, value_of

_CALL = re.compile(r"(?:\$|jQuery|axios|http|this\.\$http|\$http)\s*\.\s*(ajax|post|get|getJSON)\s*\(|\bfetch\s*\(")
_OPTION = re.compile(r"""["']?\b(url|type|method)["']?\s*:\s*""")
_DATA = re.compile(r"""["']?\b(?:data|params)["']?\s*:\s*\{""")
_FIELD = re.compile(r"""\s*["']?([\w$.]+)["']?\s*:\s*""")
_CHANGES = re.compile(
    r"del(?:ete)?\b|remove|save|add(?:click|hits?|count)|hits?\b|count|like|vote|zan|collect|print", re.IGNORECASE
)
_LONGEST = 1500


def fetched_by(page: Page, script: str) -> Ask | None:
    """The request that an onclick's function sends to show something; None where it cannot be told from the page's
    text alone, or where it may change something on the site."""
    for name, arguments in calls_in(script.strip().removeprefix("javascript:")):
        function = functions_of(page).get(name)
        if function is None:
            continue
        known = dict(zip(function.parameters, arguments, strict=False))
        for match in _CALL.finditer(function.body):
            ask = _request(page, match[1] or "fetch", function.body[match.end() : match.end() + _LONGEST], known)
            if ask is not None and not _CHANGES.search(ask.url):
                return ask
    return None


def _request(page: Page, how: str, told: str, known: Mapping[str, str]) -> Ask | None:
    if how == "ajax" and told.lstrip().startswith("{"):
        options = {match[1]: value_of(told[match.end() :], known, page) for match in _OPTION.finditer(told)}
        url, method = options.get("url"), (options.get("type") or options.get("method") or "GET").upper()
        match = _DATA.search(told)
        pairs = _pairs(page, told[match.end() :], known) if match else {}
    else:
        url, method = value_of(told, known, page), "POST" if how == "post" else "GET"
        brace = told.find("{")
        comma = told.find(",")
        pairs = _pairs(page, told[brace + 1 :], known) if 0 <= comma < brace < comma + 4 else {}
    if not url or not re.search(r"[/.?]", url) or pairs is None:
        return None
    return _ask(page.absolute(url), method, pairs, as_json="JSON.stringify" in told[:400])


def _ask(url: str, method: str, pairs: Mapping[str, str], *, as_json: bool) -> Ask:
    headers = (("x-requested-with", "XMLHttpRequest"),)
    if method != "POST":
        query = urlencode(pairs)
        joint = "" if not query else "&" if "?" in url else "?"
        return Ask(url=url + joint + query, headers=headers)
    if as_json:
        told = (("content-type", "application/json"), *headers)
        return Ask(url=url, method="POST", body=json.dumps(pairs).encode(), headers=told)
    return Ask(url=url, method="POST", form=tuple(pairs.items()), headers=headers)


def _pairs(page: Page, told: str, known: Mapping[str, str]) -> dict[str, str] | None:
    """The fields of an object literal; None where one of them cannot be told."""
    found: dict[str, str] = {}
    rest = told
    while (match := _FIELD.match(rest)) is not None:
        value = value_of(rest[match.end() :], known, page)
        if value is None:
            return None
        found[match[1]] = value
        end = re.search(r"[,}]", rest[match.end() :])
        if end is None or end[0] == "}":
            break
        rest = rest[match.end() + end.end() :]
    return found

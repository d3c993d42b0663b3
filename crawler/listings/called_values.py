"""Rows that hand their record to a function when clicked: showModal(1,"文书号","名称",…) (PORTALS §3.18).

What each argument is stands in the function: it puts it beside a label. Without that, only what tells itself (a
document number, a code) is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crawler.pages.page import Page
from crawler.pages.script_calls import calls_in, functions_of
from crawler.pages.visible import Element, squeeze
from disclosure.codes import is_valid_credit_code
from disclosure.document_number import looks_like_document_number
from disclosure.fields import canonical, is_certain

_PUTS = re.compile(
    r"""(?:getElementById\(\s*["']([\w-]+)["']\s*\)\s*\.\s*(?:innerHTML|innerText|textContent|value)\s*=(?!=)\s*"""
    r"""|\$\(\s*["']#([\w-]+)["']\s*\)\s*\.\s*(?:html|text|val)\s*\(\s*)([\w$.]+)"""
)
_ORGANISATION = re.compile(
    r"(?:公司|厂|店|合作社|商行|经营部|超市|医院|诊所|学校|幼儿园|酒店|宾馆|事务所|中心)(?:（[^（）]+）)?$"
)
_LONGEST_NAME = 40
_NATIONAL = re.compile(r"(?:xk|cf)_?\w", re.IGNORECASE)
_TOLD_SHORT = frozenset({"document_number", "party", "decision_date", "published_on"})
_FEWEST = 3
_LONGEST_LABEL = 16


def called_values(page: Page, item: Element) -> dict[str, str]:
    """The fields (disclosure.fields names) that a row's click hands over; empty where it hands over no record."""
    for name, arguments in _calls(item):
        if len([one for one in arguments if len(one) > 1]) < _FEWEST:
            continue
        function = functions_of(page).get(name)
        told = dict(zip(function.parameters, arguments, strict=False)) if function else {}
        found = _by_labels(page, function.body if function else "", told) | _by_names(told)
        found = by_look(arguments) | found
        if "document_number" in found:
            return {field: value for field, value in found.items() if value.strip()}
    return {}


def by_look(values: Sequence[str]) -> dict[str, str]:
    """What tells itself among values without labels, the first of each: number, credit code, party."""
    found: dict[str, str] = {}
    for value in values:
        own = _by_look(value)
        if own:
            found.setdefault(own, value)
    return found


def _calls(item: Element) -> Iterator[tuple[str, list[str]]]:
    for part in item.iter():
        if not isinstance(part.tag, str):
            continue
        for script in (part.get("onclick") or "", part.get("href") or ""):
            if "(" in script:
                yield from calls_in(script.strip().removeprefix("javascript:"))


def _by_labels(page: Page, body: str, told: Mapping[str, str]) -> dict[str, str]:
    """By the label of the element that the function writes the argument into."""
    found: dict[str, str] = {}
    for match in _PUTS.finditer(body):
        value = told.get(match[3])
        if value is None:
            continue
        name = _labels_by_id(page).get(match[1] or match[2])
        if name:
            found.setdefault(name, value)
    return found


def _labels_by_id(page: Page) -> Mapping[str, str]:
    """The field that the label beside each named element means."""
    if "labels_by_id" not in page.memo:
        named = {element.get("id") or "": _label_of(element) for element in page.tree.iter() if _may_hold(element)}
        fields = {key: canonical(label) for key, label in named.items() if label}
        page.memo["labels_by_id"] = {key: name for key, name in fields.items() if name}
    labels: Mapping[str, str] = page.memo["labels_by_id"]
    return labels


def _may_hold(element: Element) -> bool:
    return isinstance(element.tag, str) and bool(element.get("id")) and element.tag not in {"form", "table", "body"}


def _label_of(element: Element) -> str:
    before = element.getprevious()
    parent = element.getparent()
    words = ""
    if before is not None and isinstance(before.tag, str):
        words = (before.tail or "").strip() or "".join(before.itertext())
    elif parent is not None:
        words = parent.text or ""
    label = squeeze(words).rstrip(":： ")
    return label if 0 < len(label) <= _LONGEST_LABEL else ""


def _by_names(told: Mapping[str, str]) -> dict[str, str]:
    """By parameters that bear the national names (xk_wsh, cf_jdrq) or the short ones of local interfaces (wsh, xdrmc,
    jdrq; PORTALS §5). A mute one (rq, d1) is never taken for the decision's day: a wrong day may accuse."""
    named = {parameter: name for parameter in told if (name := canonical(parameter)) and _tells(parameter, name)}
    return {name: told[parameter] for parameter, name in named.items()}


def _tells(parameter: str, name: str) -> bool:
    return bool(_NATIONAL.match(parameter)) or (name in _TOLD_SHORT and is_certain(parameter))


def _by_look(value: str) -> str | None:
    if looks_like_document_number(value):
        return "document_number"
    if is_valid_credit_code(value):
        return "credit_code"
    return "party" if _ORGANISATION.search(value) and len(value) < _LONGEST_NAME else None

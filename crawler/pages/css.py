"""A CSS selector for an element, to find it again in the browser."""

from __future__ import annotations

import re

from crawler.pages.visible import Element

_PLAIN = re.compile(r"^[A-Za-z_][\w-]*$")


def css_of(element: Element) -> str:
    """A selector that finds this element first: by id, by name of a form or field, else by its path."""
    own = _own(element)
    if own:
        return own
    steps: list[str] = []
    step: Element | None = element
    while step is not None and step.tag not in {"body", "html"}:
        known = _own(step) if steps else ""
        if known:
            return " > ".join([known, *reversed(steps)])
        steps.append(_step(step))
        step = step.getparent()
    return " > ".join(["body", *reversed(steps)])


def _own(element: Element) -> str:
    identity = element.get("id") or ""
    if _PLAIN.match(identity):
        return f"#{identity}"
    name = element.get("name") or ""
    if element.tag == "form" and name and '"' not in name:
        return f'form[name="{name}"]'
    return ""


def _step(element: Element) -> str:
    same = 1 + sum(1 for before in element.itersiblings(element.tag, preceding=True))
    return f"{element.tag}:nth-of-type({same})"

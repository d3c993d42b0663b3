"""What a browser shows of a page though it does not stand there as readers look for it: a frame's text in `srcdoc`,
rows written as <dt>title</dt><dd>date</dd> pairs of one list."""

from __future__ import annotations

import re

from lxml.html import Element, HtmlElement

from disclosure.tables.html_parsing import parsed_html

_FEWEST_PAIRS = 3
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_NUMBER = re.compile(r"[〔【\[（(]\s*(?:19|20)\d\d.{0,3}[〕】\]）)]")


def mend(root: HtmlElement) -> None:
    """Set such parts right in a parsed page."""
    for frame in [frame for frame in root.iter("iframe") if (frame.get("srcdoc") or "").strip()]:
        _unfold(frame)
    for pairs in [box for box in root.iter("dl") if _is_list_of_pairs(box)]:
        _pair(pairs)


def _unfold(frame: HtmlElement) -> None:
    """The frame's own text in its place."""
    body = parsed_html(frame.get("srcdoc") or "").find("body")
    parent = frame.getparent()
    if body is None or parent is None:
        return
    body.tag, body.tail = "div", frame.tail
    parent.replace(frame, body)


def _is_list_of_pairs(box: HtmlElement) -> bool:
    terms = [child for child in box if child.tag == "dt"]
    if not terms or not all(_next_tag(term) == "dd" and _is_title(term) for term in terms):
        return False
    # what is left on the last page, or what a query finds, are one or two: those must be dated as entries are
    return len(terms) >= _FEWEST_PAIRS or (
        all(next(term.iter("a"), None) is not None for term in terms)
        and len(_DAY.findall("".join(box.itertext()))) >= len(terms)
    )


def _is_title(term: HtmlElement) -> bool:
    """A link or a document number; a label (决定书文号) stands beside its value in a <dl> as well."""
    return next(term.iter("a"), None) is not None or _NUMBER.search("".join(term.itertext())) is not None


def _next_tag(element: HtmlElement) -> str:
    after = element.getnext()
    while after is not None and not isinstance(after.tag, str):
        after = after.getnext()
    return str(after.tag) if after is not None else ""


def _pair(box: HtmlElement) -> None:
    """Each term and what follows it as one row of a table."""
    row: HtmlElement | None = None
    for child in list(box):
        if child.tag == "dt":
            row = Element("tr")
            child.addprevious(row)
        if row is not None and child.tag in {"dt", "dd"}:
            child.tag = "td"
            row.append(child)
    box.tag = "table"

"""What a browser shows of a page though it does not stand there as readers look for it: a frame's text in `srcdoc`,
rows written as <dt>title</dt><dd>date</dd> pairs of one list."""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

_FEWEST_PAIRS = 3


def mend(root: HtmlElement) -> None:
    """Set such parts right in a parsed page."""
    for frame in [frame for frame in root.iter("iframe") if (frame.get("srcdoc") or "").strip()]:
        _unfold(frame)
    for pairs in [box for box in root.iter("dl") if _is_list_of_pairs(box)]:
        _pair(pairs)


def _unfold(frame: HtmlElement) -> None:
    """The frame's own text in its place."""
    try:
        inside = lxml_html.document_fromstring(frame.get("srcdoc") or "")
    except ParserError:
        return
    body = inside.find("body")
    parent = frame.getparent()
    if body is None or parent is None:
        return
    body.tag, body.tail = "div", frame.tail
    parent.replace(frame, body)


def _is_list_of_pairs(box: HtmlElement) -> bool:
    terms = [child for child in box if child.tag == "dt"]
    if len(terms) < _FEWEST_PAIRS or next(box.iterchildren("dd"), None) is None:
        return False
    return all(next(term.iter("a"), None) is not None for term in terms)


def _pair(box: HtmlElement) -> None:
    """Each term and what follows it as one row."""
    row: HtmlElement | None = None
    for child in list(box):
        if child.tag == "dt":
            row = lxml_html.Element("div")
            child.addprevious(row)
        if row is not None and child.tag in {"dt", "dd"}:
            row.append(child)

"""Detail pages that set a decision out as a form filled in: the values stand in inputs that nobody can change."""

from __future__ import annotations

from copy import deepcopy

from lxml import html as lxml_html

from crawler.pages.page import Page
from crawler.pages.visible import Element, region_of

_FEWEST = 3


def told_tree(page: Page) -> Element:
    """The page's tree; where values stand in locked inputs, a copy in which they stand as text."""
    if "told_tree" not in page.memo:
        locked = sum(1 for box in _boxes(page.tree) if _locked_value(box) and region_of(page, box) == "body")
        page.memo["told_tree"] = _as_text(page.tree) if locked >= _FEWEST else page.tree
    tree: Element = page.memo["told_tree"]
    return tree


def _boxes(tree: Element) -> list[Element]:
    return list(tree.iter("input", "textarea"))


def _locked_value(box: Element) -> str:
    """What a box says that shows a value and takes none; "" for one to be filled in."""
    if (box.get("type") or "text").lower() not in {"text", "date", "textarea"}:
        return ""
    if box.get("readonly") is None and box.get("disabled") is None:
        return ""
    return ((box.text or "") if box.tag == "textarea" else box.get("value") or "").strip()


def _as_text(tree: Element) -> Element:
    copy: Element = deepcopy(tree)
    for box in _boxes(copy):
        value, parent = _locked_value(box), box.getparent()
        if value and parent is not None:
            shown = lxml_html.Element("span")
            shown.text, shown.tail = value, box.tail
            parent.replace(box, shown)
    return copy

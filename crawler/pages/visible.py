"""What of a page a person sees, and in which part of it: header and menu, body, footer."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from lxml.html import HtmlElement

from crawler.pages.page import Page

Region = Literal["nav", "body", "footer"]
Element: TypeAlias = HtmlElement

_UNSEEN_TAGS = frozenset({"script", "style", "noscript", "template", "head", "textarea", "option", "select"})
_INLINE_TAGS = frozenset(
    {"span", "a", "b", "strong", "em", "i", "u", "font", "sup", "sub", "label", "small", "o:p", "ins"}
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_CLASS = re.compile(r"(?:^|\s)(?:hide|hidden|ng-hide|d-none|layui-hide|is-hidden)(?:\s|$)", re.IGNORECASE)
# Names of boxes around a site's own navigation. Words that also name parts of an article or a list (top,
# head, menu, position) count only as the first word of a class or id.
_NAV_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|s|box|list|main|menu|wrap\w*)?\d*|header\w*|breadcrumbs?|crumbs?)(?:$|[\s_-])|"
    r"(?:^|\s)(?:head|top|topbar|top[-_]?(?:box|nav|bar|menu|search)|banner|logo\w*|menu|mainmenu|daohang|dh|toolbar|"
    r"position|location|curpos|dqwz|weizhi|mbx|bread\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOOTER_NAME = re.compile(
    r"(?:^|[\s_-])(?:footer?\w*|copyright|friend(?:ly|s)?[-_]?link\w*|friendlink\w*|yqlj|youlian|flinks?|jiucuo)(?:$|[\s_-])|"
    r"(?:^|\s)(?:foot\w*|bottom|copy)(?:$|[\s_-])",
    re.IGNORECASE,
)
# The lists of a column often stand in a menu at its side: no navigation of the whole site.
_SIDE_NAME = re.compile(r"left|side|sub[-_]?nav|subnav|second|list|content|main", re.IGNORECASE)
_OUTER_TAGS: dict[str, Region] = {"header": "nav", "nav": "nav", "footer": "footer"}
_NO_REGION = frozenset({"html", "body", "form", "a", "li", "tr", "span", "img", "p"})


def squeeze(text: str) -> str:
    """One line, single blanks, no invisible characters."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


def hides(element: Element) -> bool:
    """Whether the element itself is written as not shown (its ancestors may still hide it)."""
    given = element.keys()  # most elements have no attribute, and each asked for takes its time
    if not given:
        return False
    if "hidden" in given or ("aria-hidden" in given and element.get("aria-hidden") == "true"):
        return True
    if "style" in given and _HIDING_STYLE.search(element.get("style") or ""):
        return True
    return "class" in given and bool(_HIDING_CLASS.search(element.get("class") or ""))


def stands_hidden(element: Element) -> bool:
    """Whether the element, or anything that it stands in, is written as not shown."""
    return any(hides(one) for one in (element, *element.iterancestors()) if isinstance(one.tag, str))


def _gather(element: Element, into: list[str], *, shown_only: bool) -> None:
    if element.text:
        into.append(element.text)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in _UNSEEN_TAGS and not (shown_only and hides(child)):
            if tag not in _INLINE_TAGS:
                into.append(" ")
            _gather(child, into, shown_only=shown_only)
            if tag not in _INLINE_TAGS:
                into.append(" ")
        if child.tail:
            into.append(child.tail)


def text_of(element: Element) -> str:
    """Text of the element without scripts and styles, squeezed; hidden parts stay in."""
    if not len(element):
        return squeeze(element.text or "")
    parts: list[str] = []
    _gather(element, parts, shown_only=False)
    return squeeze("".join(parts))


def shown_text_of(element: Element) -> str:
    """Text of the element that is not written as hidden, squeezed."""
    if not len(element):
        return squeeze(element.text or "")
    parts: list[str] = []
    _gather(element, parts, shown_only=True)
    return squeeze("".join(parts))


def _own_region(element: Element) -> Region | None:
    tag = element.tag
    if tag in _OUTER_TAGS:
        # an article's own <header> stands inside it, not around the site
        inside = element.getparent()
        if tag == "header" and inside is not None and inside.tag in {"article", "section", "main"}:
            return None
        return _OUTER_TAGS[tag]
    if tag in _NO_REGION or not element.keys():
        return None
    for name in (element.get("id"), element.get("class")):
        if name and _FOOTER_NAME.search(name):
            return "footer"
        if name and _NAV_NAME.search(name) and not _SIDE_NAME.search(name):
            return "nav"
    return "nav" if element.get("role") == "navigation" else None


def _too_much(page: Page, element: Element) -> bool:
    """A wrapper called `top` or `header` that holds most of the page is no navigation."""
    body = page.tree.find("body")
    if body is None:
        return False
    whole = len(page.memo["elements"])
    return sum(1 for _ in element.iter()) > 0.6 * whole and element.find(".//h1") is None and whole > 60


def region_of(page: Page, element: Element) -> Region:
    """The part of the page that the element stands in, by the names of what holds it."""
    memo: dict[Element, Region] = page.memo.setdefault("regions", {})
    path: list[Element] = []
    answer: Region = "body"
    step: Element | None = element
    while step is not None:
        known = memo.get(step)
        if known is not None:
            answer = known
            break
        path.append(step)
        step = step.getparent()
    for part in reversed(path):
        if answer == "body":
            answer = _region_inside(page, part)
        else:
            memo[part] = answer
    return answer


def _region_inside(page: Page, element: Element) -> Region:
    """The part of the page that an element is, where what holds it belongs to the body."""
    own = _own_region(element) if isinstance(element.tag, str) else None
    region: Region = own if own and not _too_much(page, element) else "body"
    page.memo.setdefault("regions", {})[element] = region
    return region


def shown_in(page: Page, element: Element) -> str:
    """`shown_text_of`, worked out once for each element of a page."""
    known: dict[Element, str] = page.memo.setdefault("shown_in", {})
    text = known.get(element)
    if text is None:
        text = known[element] = shown_text_of(element)
    return text


def body_text(page: Page) -> str:
    """Shown text outside header, menus and footer: what the page itself has to say."""
    if "body_text" not in page.memo:
        body = page.tree.find("body")
        parts: list[str] = []
        if body is not None:
            _gather_body(page, body, parts)
        page.memo["body_text"] = squeeze("".join(parts))
    text: str = page.memo["body_text"]
    return text


def _gather_body(page: Page, element: Element, into: list[str]) -> None:
    if element.text:
        into.append(element.text)
    for child in element:
        tag = child.tag
        seen = isinstance(tag, str) and tag not in _UNSEEN_TAGS and not hides(child)
        if seen and _region_inside(page, child) == "body":
            beside = "" if tag in _INLINE_TAGS else " "
            into.append(beside)
            if len(child):
                _gather_body(page, child, into)
            elif child.text:
                into.append(child.text)
            into.append(beside)
        if child.tail:
            into.append(child.tail)


def shown_text(page: Page) -> str:
    """All text a person sees on the page."""
    if "shown_text" not in page.memo:
        body = page.tree.find("body")
        page.memo["shown_text"] = shown_text_of(body) if body is not None else ""
    text: str = page.memo["shown_text"]
    return text


def title_of(page: Page) -> str:
    """The document's <title>."""
    tag = next(iter(page.tree.iter("title")), None)
    return squeeze(tag.text_content()) if tag is not None else ""


def crumbs_of(page: Page) -> tuple[str, ...]:
    """The breadcrumb, outermost first: 首页, 信用公示, 双公示 (PORTALS §2)."""
    if "crumbs" not in page.memo:
        page.memo["crumbs"] = _crumbs(page)
    found: tuple[str, ...] = page.memo["crumbs"]
    return found


_CRUMB_LEAD = re.compile(
    r"(?:您|你)?(?:现在|当前)?(?:的)?(?:所在)?(?:位置|栏目|页面)(?:是)?\s*[:：]|^\s*首页\s*[>»›/→]"
)
_CRUMB_SEPARATOR = re.compile(r"\s*(?:>>|>|»|›|→|＞|/|\\|-{2,}|·|\|)\s*")


def _crumbs(page: Page) -> tuple[str, ...]:
    body = page.tree.find("body")
    if body is None:
        return ()
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN_TAGS:
            continue
        start = f"{element.text or ''}{''.join(child.tail or '' for child in element)}"
        if not start.strip() and not (len(element) and (element.get("class") or element.get("id"))):
            continue
        if _CRUMB_LEAD.search(squeeze(start)) or _is_crumb_box(element):
            text = _around(element)
            parts = [
                part.strip()
                for part in _CRUMB_SEPARATOR.split(_CRUMB_LEAD.sub("首页>" if "首页" in text[:4] else "", text))
            ]
            parts = [part for part in parts if part]
            if 1 < len(parts) <= 9 and all(len(part) <= 60 for part in parts):
                return tuple(parts)
    return ()


def _is_crumb_box(element: Element) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return bool(re.search(r"crumb|curpos|dqwz|weizhi|position\b|mbx", name)) and len(text_of(element)) < 200


def _around(element: Element) -> str:
    text = shown_text_of(element)
    parent = element.getparent()
    # the words "当前位置：" are often alone in a span beside the links
    if len(_CRUMB_SEPARATOR.split(text)) < 2 and parent is not None:
        text = shown_text_of(parent)
    return text[:300]

"""The pager under a list: which link is the next page, and where the list stands now."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.listings.totals import words
from crawler.pages.addresses import is_plain
from crawler.pages.page import Page
from crawler.pages.visible import Element, hides, region_of, shown_text_of

_CURRENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:cur|current|active|on|sel|selected|now|this|thisclass|hover|disabled-current|cpb|laypage_curr|layui-laypage-curr|ui-state-active)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEXT_NAME = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])|nextpage|下一页", re.IGNORECASE)
_SLIDES = re.compile(r"swiper|slick|slide|carousel|banner|bx-|flex-|owl", re.IGNORECASE)
_PAGER_NAME = re.compile(r"pag(?:e|ing|ination)|fenye|pager", re.IGNORECASE)
_OFF = re.compile(r"disabled|nolink|no-?next|last-?off|unable", re.IGNORECASE)
_FEWEST_NUMBERS = 2
_NUMBERED = re.compile(r"[\[【(（<第]?\s*(\d{1,5})\s*[\]】)）>页]?")
_LEADING = re.compile(r"\s*[\[【(（<第]?\s*(\d{1,5})(?!\d)")
_PAGE_NAMES = re.compile(
    r"^(?:p|page|pages|pn|pageno|page_no|pagenum|pageindex|page_index|pageid|curpage|cur_page|currpage|currentpage|currentpageno|current|pagenumber|nowpage|gopage|topage|offset_page|p_current|querybean\.pn|paged|whichpage|curr|pagecurrent)$",
    re.IGNORECASE,
)


def is_page_name(name: str) -> bool:
    """Whether a parameter of this name is the number of a page."""
    return bool(_PAGE_NAMES.match(name.strip()))


def next_link(page: Page) -> Element | None:
    """The link of the next page: by its words, else the number after the current one; None on the last page."""
    if "next_link" not in page.memo:
        page.memo["next_link"] = _next_link(page)
    found: Element | None = page.memo["next_link"]
    return found


def _next_link(page: Page) -> Element | None:
    texts = {word.lower() for word in words()["pager"]["next"]}
    for link in _pager_links(page):
        said = (shown_text_of(link) or _button_words(link)).lower().strip("[]【】 ")
        said = said or (link.get("title") or "").lower()
        if (said in texts or said.rstrip("»›>→ ") in texts) and not _is_off(link):
            return link
    numbered = _numbered_next(page)
    return numbered if numbered is not None or not page.rendered else _arrow(page)


def _arrow(page: Page) -> Element | None:
    """The arrow of a pager that an application has drawn: no words, no address, only a name
    (btn-next, laypage-next, ant-pagination-next)."""
    for element in page.tree.iter("a", "button", "li", "span", "i", "div"):
        names = f"{element.get('class') or ''} {element.get('title') or ''} {element.get('aria-label') or ''}"
        if not _NEXT_NAME.search(names) or _SLIDES.search(names) or len(shown_text_of(element)) > 4:
            continue
        if _is_named(element.iterancestors(), _PAGER_NAME):
            return None if _is_disabled(element) else element
    return None


def _is_disabled(element: Element) -> bool:
    own = f"{element.get('class') or ''} {element.get('aria-disabled') or ''}"
    return bool(_OFF.search(own)) or "true" in own.split() or element.get("disabled") is not None or hides(element)


def _button_words(link: Element) -> str:
    """<input type="button" value="下一页"> says its words in its value (JeeCMS)."""
    return link.get("value") or "" if link.tag == "input" else ""


def _pager_links(page: Page) -> list[Element]:
    if "pager_links" not in page.memo:
        found = []
        for link in page.tree.iter("a", "button", "li", "span", "input"):
            if link.tag != "a" and not link.get("onclick"):
                continue
            if link.get("href") or link.get("onclick") or link.get("data-page"):
                found.append(link)
        page.memo["pager_links"] = found
    links: list[Element] = page.memo["pager_links"]
    return links


def _is_off(link: Element) -> bool:
    parent = link.getparent()
    names = f"{link.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}"
    dead = (
        (link.get("href") or "").strip().lower()
        in {"", "#", "javascript:;", "javascript:void(0)", "javascript:void(0);"}
        and not link.get("onclick")
        and not link.get("data-page")
    )
    return bool(_OFF.search(names)) or dead or hides(link) or link.get("disabled") is not None


def _numbered_next(page: Page) -> Element | None:
    shown = _current_element(page)
    numbered = [link for link in _pager_links(page) if _number_of(link) is not None]
    if shown is not None:
        # the days of a calendar beside the list are numbers too
        around = _pager_around(shown, numbered)
        numbered = [link for link in numbered if around is not None and around in link.iterancestors()]
    numbers = {number: link for link in numbered if (number := _number_of(link)) is not None}
    now = _number_shown(page, shown)
    if now is None:
        beside = next((link for link in numbers.values() if _after_unlinked(link)), None)
        if beside is not None:
            return None if _is_off(beside) else beside
        now = _own_number(page, numbers)
    if now is None:
        # page 1 is often plain text beside links 2, 3, 4
        now = min(numbers) - 1 if numbers and min(numbers) == 2 and len(numbers) > 1 else None
    link = numbers.get(now + 1) if now is not None else None
    return link if link is not None and not _is_off(link) else None


def _own_number(page: Page, numbers: dict[int, Element]) -> int | None:
    """The number whose link leads to the page itself: some pagers link the page that is shown like the others."""
    hrefs = {number: (link.get("href") or "").strip() for number, link in numbers.items()}
    addresses = {number: page.absolute(href).partition("#")[0] for number, href in hrefs.items() if is_plain(href)}
    own = next((number for number, address in addresses.items() if address == page.url.partition("#")[0]), None)
    if own is not None or len(addresses) < _FEWEST_NUMBERS:
        return own
    if addresses.keys() >= {1, 2} and unmarked_pages(page):
        return 1  # a later page would be the one that its number leads to; the first stands under the folder's name
    counted = {number: place for number, address in addresses.items() if (place := page_number_in(address))}
    if len(counted) < len(addresses) or any(number != place[1] for number, place in counted.items()):
        return None
    shown = page_number_in(page.url)
    return shown[1] if shown else 1


def unmarked_pages(page: Page) -> dict[int, Element]:
    """The links 1, 2, 3 … of a pager that does not show on which of them the reader stands; empty where there is no
    such pager. The days of a calendar and the numbers under slides are none."""
    if "unmarked_pages" not in page.memo:
        page.memo["unmarked_pages"] = _unmarked(page)
    found: dict[int, Element] = page.memo["unmarked_pages"]
    return found


def _unmarked(page: Page) -> dict[int, Element]:
    boxes: dict[Element, dict[int, Element]] = {}
    for link in _pager_links(page):
        number, box = _number_of(link), _row_around(link)
        if number is not None and box is not None and not hides(link) and region_of(page, link) == "body":
            boxes.setdefault(box, {}).setdefault(number, link)
    runs = ((box, run) for box, run in boxes.items() if list(run) == list(range(1, len(run) + 1)))
    long = ((box, run) for box, run in runs if len(run) >= _FEWEST_NUMBERS)
    pagers = ((box, run) for box, run in long if not _is_named((box, *box.iterancestors()), _SLIDES))
    found = next((run for box, run in pagers if not _shows_number(box, run)), {})
    return found if found and _current_element(page) is None else {}


def _row_around(link: Element) -> Element | None:
    """What holds the numbers side by side: the link's box, or the list whose items each hold one."""
    box = link.getparent()
    if box is not None and box.tag in {"li", "span"} and len(box) == 1:
        box = box.getparent()
    return None if box is None or box.tag in {"td", "tr", "body"} else box


def _shows_number(box: Element, run: dict[int, Element]) -> bool:
    """Whether the number after the linked ones stands there without a link: the last page is shown
    (`<a>1</a> <b>2</b>`, `<a>1</a> 2 共2页`)."""
    told = (_LEADING.match(text) for text in box.itertext())
    return any(match is not None and int(match[1]) == len(run) + 1 for match in told)


def _is_named(around: Iterable[Element], name: re.Pattern[str]) -> bool:
    """Whether the class or id of one of the first three elements says so."""
    near = itertools.islice((one for one in around if isinstance(one.tag, str)), 3)
    return any(name.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in near)


def _after_unlinked(link: Element) -> bool:
    """Whether the number right before this one is no link: the page that is shown, however it is marked
    (`<b>1</b><a href="index_1.html">2</a>`)."""
    number = _number_of(link)
    step: Element | None = link
    for _ in range(2):
        before = step.getprevious() if step is not None else None
        while before is not None and not isinstance(before.tag, str):
            before = before.getprevious()
        if before is not None:
            leads = any(inner.get("href") or inner.get("onclick") for inner in before.iter("a", "li", "span", "button"))
            return number is not None and not leads and _number_of(before) == number - 1
        step = step.getparent() if step is not None else None
    return False


def _number_of(element: Element) -> int | None:
    """The number that is all an element says: 3, [3], 第3页."""
    match = _NUMBERED.fullmatch(shown_text_of(element))
    return int(match[1]) if match else None


def _pager_around(shown: Element, numbered: list[Element]) -> Element | None:
    """The nearest box around the current page's number that holds numbers of other pages."""
    boxes = list(itertools.islice(shown.iterancestors(), 3))
    return next(
        (box for box in boxes if any(link is not shown and box in link.iterancestors() for link in numbered)), None
    )


def _current_element(page: Page) -> Element | None:
    """Where the pager shows the current page's number."""
    elements = page.tree.iter("a", "span", "li", "em", "strong", "b", "font", "i")
    return next((one for one in elements if _number_of(one) is not None and _is_current(one)), None)


def current_page(page: Page) -> int | None:
    """The number of the page that the pager shows as the current one."""
    return _number_shown(page, _current_element(page))


def _number_shown(page: Page, shown: Element | None) -> int | None:
    """The current page by its number in the pager, else by the words 第3页."""
    if shown is not None:
        return _number_of(shown)
    match = re.search(r"(?:当前)?第\s*(\d+)\s*(?:页|/)", "".join(page.tree.itertext())[-6000:])
    return int(match[1]) if match else None


def _is_current(element: Element) -> bool:
    parent = element.getparent()
    own = _CURRENT_CLASS.search(element.get("class") or "")
    above = parent is not None and parent.tag in {"li", "span"} and _CURRENT_CLASS.search(parent.get("class") or "")
    still = "pointer-events" in (element.get("style") or "")
    return bool(own or above or still)


def page_number_in(url: str) -> tuple[str, int] | None:
    """The paging parameter of an address and its value."""
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if is_page_name(name) and value.isdigit():
            return name, int(value)
    return None


def with_parameters(url: str, changed: dict[str, str], charset: str = "utf-8") -> str:
    """The address with these query parameters set, the others as they were."""
    parts = urlsplit(url)
    pairs = [(name, changed.get(name, value)) for name, value in _pairs(parts.query, charset)]
    pairs += [(name, value) for name, value in changed.items() if name not in dict(pairs)]
    return urlunsplit(parts._replace(query=urlencode(pairs, encoding=charset, errors="xmlcharrefreplace")))


def _pairs(query: str, charset: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True, encoding=charset)

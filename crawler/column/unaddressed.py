"""Names of the column that lead on without an address: their click is a matter of a script that stands elsewhere
(`<a href="javascript:;">双公示</a>`, an icon, a box), or of nothing at all."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.column.candidates import Candidate
from crawler.column.words import RECORDS, What, meaning_of
from crawler.pages.addresses import is_plain
from crawler.pages.css import css_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in
from crawler.pages.visible import Element, hides, region_of, shown_text_of

_TAGS = ("a", "area", "img", "button", "div", "span", "li", "p", "td", "dd", "b", "strong", "em", "i", "label")
_LONGEST = 24
_CLIMB = 4


def unaddressed(page: Page) -> list[Candidate]:
    """What a person would click on the page, best first, one a name: to be pressed in the browser (`ask.clicks`)."""
    best: dict[tuple[What, str], Candidate] = {}
    for element, text in _named(page):
        meaning = meaning_of(text)
        if meaning is None or meaning.what not in RECORDS:
            continue
        made = Candidate(
            ask=Ask(url=page.url, clicks=(css_of(element),)),
            what=meaning.what,
            score=meaning.score,
            text=text,
            why=f"“{text}”没有网址，由脚本打开",
            framed="",
            css=css_of(element),
            region=region_of(page, element),
        )
        best.setdefault((made.what, text), made)
    return sorted(best.values(), key=lambda found: -found.score)


def looks_like_a_link(page: Page, found: Candidate) -> bool:
    """Whether a person takes it for an entry: an anchor, a button or a picture. Words in a box may be a heading."""
    return any(
        css_of(element) == found.css and _is_pressable(element) for element, text in _named(page) if text == found.text
    )


def _named(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.tree.iter(*_TAGS):
        text = _words(element)
        if not 1 < len(text) <= _LONGEST or _leads_on(page, element) or _hidden(element):
            continue
        if not _heads_menu(element):
            yield element, text


def _words(element: Element) -> str:
    """What an element says by itself; of a picture its alt text or title."""
    if element.tag == "img":
        return (element.get("alt") or element.get("title") or "").strip()
    if any(True for _ in element.iterdescendants(*_TAGS)):
        return ""
    return shown_text_of(element) or (element.get("title") or "").strip()


def _leads_on(page: Page, element: Element) -> bool:
    steps = (element, *(up for up, _ in zip(element.iterancestors(), range(_CLIMB), strict=False)))
    return any(is_plain(step.get("href") or "") or bool(address_in(page, step.get("onclick") or "")) for step in steps)


def _heads_menu(element: Element) -> bool:
    """The head of a menu that drops down: its entries have addresses of their own."""
    below = (sibling for sibling in element.itersiblings() if sibling.tag in {"ul", "ol", "dl", "div"})
    return any(is_plain(link.get("href") or "") for box in below for link in box.iter("a"))


def _hidden(element: Element) -> bool:
    return hides(element) or any(hides(up) for up in element.iterancestors() if isinstance(up.tag, str))


def _is_pressable(element: Element) -> bool:
    steps = (element, *(up for up, _ in zip(element.iterancestors(), range(_CLIMB), strict=False)))
    return element.tag == "img" or any(step.tag in {"a", "area", "button"} for step in steps)

"""Names of the column that lead on without an address: their click is a matter of a script that stands elsewhere
(`<a href="javascript:;">双公示</a>`, an icon, a box), or of nothing at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.column.candidates import Candidate
from crawler.column.words import RECORDS, What, meaning_of
from crawler.pages.addresses import is_plain
from crawler.pages.css import css_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in
from crawler.pages.visible import Element, region_of, shown_text_of, stands_hidden

_TAGS = ("a", "area", "img", "button", "div", "span", "li", "p", "td", "dd", "b", "strong", "em", "i", "label")
_LONGEST = 24
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name to be pressed in the browser (`link.ask.clicks`)."""

    link: Candidate
    is_entry: bool
    """Whether a person takes it for one: an anchor, a button or a picture. Words in a box may be a heading."""


def unaddressed(page: Page) -> list[Named]:
    """What a person would click on the page, best first, one a name."""
    best: dict[tuple[What, str], Named] = {}
    for element, text, is_entry in _named(page):
        meaning = meaning_of(text)
        if meaning is None or meaning.what not in RECORDS:
            continue
        css = css_of(element)
        made = Candidate(
            ask=Ask(url=page.url, clicks=(css,)),
            what=meaning.what,
            score=meaning.score,
            text=text,
            why=f"“{text}”没有网址，由脚本打开",
            framed="",
            css=css,
            region=region_of(page, element),
        )
        best.setdefault((made.what, text), Named(made, is_entry))
    return sorted(best.values(), key=lambda named: -named.link.score)


def _named(page: Page) -> Iterator[tuple[Element, str, bool]]:
    """Elements without an address that say something short, what they say, and whether they look like an entry."""
    for element in page.tree.iter(*_TAGS):
        text = _words(element)
        if not 1 < len(text) <= _LONGEST:
            continue
        steps = (element, *(up for up, _ in zip(element.iterancestors(), range(_CLIMB), strict=False)))
        if not _leads_on(page, steps) and not stands_hidden(element) and not _heads_menu(element):
            yield element, text, _is_pressable(steps)


def _words(element: Element) -> str:
    """What an element says by itself; of a picture its alt text or title."""
    if element.tag == "img":
        return (element.get("alt") or element.get("title") or "").strip()
    if any(True for _ in element.iterdescendants(*_TAGS)):
        return ""
    return shown_text_of(element) or (element.get("title") or "").strip()


def _leads_on(page: Page, steps: Sequence[Element]) -> bool:
    return any(is_plain(step.get("href") or "") or bool(address_in(page, step.get("onclick") or "")) for step in steps)


def _is_pressable(steps: Sequence[Element]) -> bool:
    return steps[0].tag == "img" or any(step.tag in {"a", "area", "button"} for step in steps)


def _heads_menu(element: Element) -> bool:
    """The head of a menu that drops down: its entries have addresses of their own."""
    below = (sibling for sibling in element.itersiblings() if sibling.tag in {"ul", "ol", "dl", "div"})
    return any(is_plain(link.get("href") or "") for box in below for link in box.iter("a"))

"""Lists that stand side by side on one page, one of them in sight: the panes behind tabs (行政许可 | 行政处罚)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.pages.visible import Element, hides, shown_text_of
from disclosure.vocabulary import Kind

_CLIMB = 4
_STATE = re.compile(
    r"^(?:on|cur|current|active|show|selected|hide|hidden|none|layui-show|is-active|block|tab-?pane-?\w*)$"
)
_SERIAL = re.compile(r"[_-]?\d+$|[_-](?:xk|cf|xzxk|xzcf|permit|penalty)$", re.IGNORECASE)
_HEADS = ("h2", "h3", "h4", "h5", "dt", "li", "span", "a", "div", "label", "button", "strong", "p")
_LONGEST_HEAD = 16


def panes_around(box: Element) -> list[Element]:
    """The pane that a list stands in and those beside it, in order; none where it stands in no pane."""
    step: Element | None = box
    for _ in range(_CLIMB):
        if step is None or step.tag in {"body", "html", "td", "tr", "li"}:
            return []
        parent = step.getparent()
        beside = [one for one in parent if is_like(one, step)] if parent is not None else []
        if len(beside) > 1 and any(hides(one) for one in beside) and not all(hides(one) for one in beside):
            return beside
        step = parent
    return []


def kinds_of(panes: Sequence[Element]) -> dict[Element, Kind]:
    """What the tabs over the panes say they hold; nothing where they do not say it of each."""
    step: Element | None = panes[0]
    for _ in range(3):
        if step is None:
            return {}
        for before in step.itersiblings(preceding=True):
            kinds = _heads(before) if isinstance(before.tag, str) else []
            if len(kinds) == len(panes):
                return dict(zip(panes, kinds, strict=True))
        step = step.getparent()
    return {}


def _heads(box: Element) -> list[Kind]:
    found = []
    for head in box.iter(*_HEADS):
        kind = kind_of_head(shown_text_of(head))
        inner = any(kind_of_head(shown_text_of(part)) for part in head.iterdescendants(*_HEADS))
        if kind is not None and not inner:
            found.append(kind)
    return found


def kind_of_head(words: str) -> Kind | None:
    """The one kind that a short head names."""
    permit, penalty = "许可" in words, "处罚" in words
    if permit == penalty or len(words) > _LONGEST_HEAD:
        return None
    return Kind.PERMIT if permit else Kind.PENALTY


def is_like(one: Element, other: Element) -> bool:
    """Whether two boxes are made alike: tag and class, but for what says which of them is shown."""
    return one.tag == other.tag and _name(one) == _name(other)


def _name(element: Element) -> tuple[frozenset[str], str]:
    classes = frozenset(part for part in (element.get("class") or "").split() if not _STATE.match(part))
    return classes, "" if classes else _SERIAL.sub("", element.get("id") or "")

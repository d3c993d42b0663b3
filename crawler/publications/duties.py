"""A catalogue laid on the list of duties of its department: what it does not name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.messages import say
from crawler.publications.catalogue import CatalogueView
from disclosure.duties import Duty, item_key
from disclosure.vocabulary import Kind

_MOST_NAMED = 10
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class DutiesCheck:
    """`lacks`: why the catalogue is not complete, "" where it is not shown to lack anything; `said`: a sentence on the
    comparison for the finding's reason."""

    lacks: str
    said: str


def check_duties(view: CatalogueView, duties: Sequence[Duty]) -> DutiesCheck:
    """Partial is what has fewer items than the duties, in all or of one kind, and does not name some of them. Names
    alone accuse nobody: an item may be called otherwise."""
    if not duties:
        return DutiesCheck("", "")
    if not view.whole:
        return DutiesCheck("", say("duties", "not_whole", duties=len(duties)))
    missing = unnamed(view, duties)
    if not missing:
        return DutiesCheck("", say("duties", "all", duties=len(duties)))
    fewer = [kind for kind in Kind if _is_fewer(view, duties, kind) and any(duty.kind is kind for duty in missing)]
    if view.items < len(duties) or fewer:
        own = [duty for duty in missing if duty.kind in fewer] if fewer else list(missing)
        counts = _counts(view, duties)
        return DutiesCheck(say("duties", "fewer", counts=counts, missing=len(own), names=_names(own)), "")
    return DutiesCheck("", say("duties", "unnamed", missing=len(missing), names=_names(missing)))


def unnamed(view: CatalogueView, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties that no item of the catalogue names, in whole or as a part of a longer name, or of a shorter one."""
    keys = [key for name, _ in view.entries if (key := item_key(name))]
    known = set(keys)
    return tuple(duty for duty in duties if not _is_named(item_key(duty.name), known, keys))


def _is_named(key: str, known: set[str], keys: Sequence[str]) -> bool:
    if key in known:
        return True
    return len(key) >= _SHORTEST and any(key in other or (len(other) >= _SHORTEST and other in key) for other in keys)


def _is_fewer(view: CatalogueView, duties: Sequence[Duty], kind: Kind) -> bool:
    """Fewer items of one kind; not said where the kind of some item is not known."""
    if any(told is None for _, told in view.entries):
        return False
    return sum(told is kind for _, told in view.entries) < sum(duty.kind is kind for duty in duties)


def _counts(view: CatalogueView, duties: Sequence[Duty]) -> str:
    due = Counter(duty.kind for duty in duties)
    shown = Counter(kind for _, kind in view.entries if kind)
    if any(kind is None for _, kind in view.entries):
        return say("duties", "count_all", shown=view.items, due=len(duties))
    parts = (say("duties", "count", kind=kind.chinese, shown=shown[kind], due=due[kind]) for kind in Kind if due[kind])
    return "，".join(parts)


def _names(duties: Sequence[Duty]) -> str:
    more = f"等{len(duties)}项" if len(duties) > _MOST_NAMED else ""
    return "、".join(duty.name for duty in duties[:_MOST_NAMED]) + more

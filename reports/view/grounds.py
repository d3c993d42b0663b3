"""A ground as the papers lay it out: the sentence, and the lists of departments under it."""

from __future__ import annotations

from dataclasses import dataclass

# How audit.schemes.gathered_grounds marks a line of a list.
_ITEM = "－"


@dataclass(frozen=True, slots=True)
class GroundsList:
    head: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundsView:
    lead: str
    lists: tuple[GroundsList, ...] = ()


def view_grounds(text: str) -> GroundsView:
    """Nothing is left out: a line that is no item opens the next list, be it an empty one."""
    lead, *lines = text.split("\n")
    lists: list[GroundsList] = []
    for line in lines:
        if line.startswith(_ITEM) and lists:
            last = lists[-1]
            lists[-1] = GroundsList(last.head, (*last.items, line.removeprefix(_ITEM)))
        elif line:
            lists.append(GroundsList(line.removeprefix(_ITEM), ()))
    return GroundsView(lead, tuple(lists))

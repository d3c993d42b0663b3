"""The grounds of an indicator that gathers its departments' points: the rule once, then who lost, then who was
not judged.

Lines: the sentence with the rule; a head ending in “：”; below it one line for all departments of which the same
is to be said, beginning with “－”. Papers make lists of them, a cell or JSON shows the lines as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from audit.figures import plain_number
from audit.wording import say
from disclosure.judgement import Score

_PARTS = re.compile(r"[^。；]*[。；]?")
_STOPS = "。；"


def said_by_all(grounds: Iterable[str]) -> str:
    """The half-sentences that stand in every one of several grounds, in the order of the first: the rule."""
    first, *others = [_parts(text) for text in grounds] or [()]
    told = [frozenset(part.rstrip(_STOPS) for part in other) for other in others]
    return "".join(part for part in first if told and all(part.rstrip(_STOPS) in other for other in told))


def lost_and_unscored(scored: Mapping[str, Score], unscored: Mapping[str, Score], rule: str) -> str:
    """The lines under the sentence; empty where nobody lost and everybody was judged."""
    lost = [(_lost(score, rule), name) for name, score in scored.items() if (score.points or Fraction(0)) < score.full]
    silent = [(say("grounds.unscored_item", missing=score.missing), name) for name, score in unscored.items()]
    return "".join((*_group("grounds.lost_head", lost), *_group("grounds.unscored_head", silent)))


def missing_of(unscored: Mapping[str, Score]) -> str:
    """What is needed for those not judged; departments that need the same are named together."""
    named = _together([(score.missing, name) for name, score in unscored.items()])
    return "；".join(f"{names}：{missing}" for names, missing in named)


def own_words(grounds: str, said: str) -> str:
    """The half-sentences of a ground that do not stand in `said`."""
    told = frozenset(part.rstrip(_STOPS) for part in _parts(said))
    return "".join(part for part in _parts(grounds) if part.rstrip(_STOPS) not in told)


def _lost(score: Score, rule: str) -> str:
    own = own_words(score.grounds, rule).rstrip(_STOPS)
    points, full = plain_number(score.points or Fraction(0)), plain_number(score.full)
    return say("grounds.lost_item" if own else "grounds.lost_item_bare", points=points, full=full, own=own)


def _group(head: str, lines: list[tuple[str, str]]) -> Iterable[str]:
    if lines:
        yield f"\n{say(head, departments=len(lines))}"
    yield from (f"\n－{names}：{text}" for names, text in _together(lines))


def _together(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names of which the same text is true, joined, in the order of their first."""
    names: dict[str, list[str]] = {}
    for text, name in lines:
        names.setdefault(text, []).append(name)
    return [("、".join(several), text) for text, several in names.items()]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.findall(text) if part.strip(_STOPS))

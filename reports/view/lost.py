"""Lost points by indicator, and what could not be scored: what is the same for many is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audit.schemes.gathered_grounds import own_words
from reports.view.scores import ScoreView


@dataclass(frozen=True, slots=True, kw_only=True)
class LostIndicator:
    """`head` is the region's score, or the first department's where the region has none; `scores` those that
    lost points: the departments, or the region alone."""

    head: ScoreView
    scores: tuple[ScoreView, ...]

    @property
    def is_gathered(self) -> bool:
        """Whether the head sums up the scores below it."""
        return not self.head.department and bool(self.scores[0].department)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnscoredIndicator:
    """`departments` empty: the region's own indicator."""

    indicator: str
    title: str
    full: str
    missing: str
    departments: tuple[str, ...]


def lost_by_indicator(scores: Sequence[ScoreView]) -> tuple[LostIndicator, ...]:
    """In the order of the scheme. A department's ground leaves out what the head has already said."""
    lost = [score for score in scores if score.is_lost]
    return tuple(_lost(indicator, scores, lost) for indicator in dict.fromkeys(score.indicator for score in lost))


def unscored_indicators(scores: Iterable[ScoreView]) -> tuple[UnscoredIndicator, ...]:
    """The region's sum of an indicator is left out: its departments stand for themselves."""
    scores = tuple(scores)
    by_department = {score.indicator for score in scores if score.department}
    named: dict[tuple[str, str], list[ScoreView]] = {}
    for score in scores:
        if score.tone == "unknown" and (score.department or score.indicator not in by_department):
            named.setdefault((score.indicator, score.missing or score.grounds), []).append(score)
    return tuple(_unscored(missing, several) for (_, missing), several in named.items())


def _lost(indicator: str, scores: Sequence[ScoreView], lost: Sequence[ScoreView]) -> LostIndicator:
    own = [score for score in lost if score.indicator == indicator]
    head = next((score for score in scores if score.indicator == indicator and not score.department), own[0])
    departments = [score for score in own if score.department]
    said = "" if head.department else head.lead
    return LostIndicator(head=head, scores=tuple(_shortened(score, said) for score in departments) or (head,))


def _shortened(score: ScoreView, said: str) -> ScoreView:
    return replace(score, grounds=own_words(score.grounds, said) or score.grounds)


def _unscored(missing: str, scores: Sequence[ScoreView]) -> UnscoredIndicator:
    first = scores[0]
    return UnscoredIndicator(
        indicator=first.indicator,
        title=first.title,
        full=first.full,
        missing=missing,
        departments=tuple(score.department for score in scores if score.department),
    )

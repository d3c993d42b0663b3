"""Scores in words: what was lost and on what ground, and what could not be scored and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from disclosure.assessment import AssessmentFile
from disclosure.judgement import Score
from reports.view.evidence import EvidenceShelf, EvidenceView
from reports.view.grounds import GroundsList, view_grounds
from reports.wording.figures import lost, points


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """One indicator of a department, or (`department` empty) of the region. `grounds` is one text; `lead` and
    `lists` are the same, laid out."""

    department: str
    indicator: str
    title: str
    points: str
    full: str
    lost: str
    tone: str
    grounds: str
    clause: str
    source: str
    missing: str
    evidence: tuple[EvidenceView, ...]

    @property
    def lead(self) -> str:
        return view_grounds(self.grounds).lead

    @property
    def lists(self) -> tuple[GroundsList, ...]:
        return view_grounds(self.grounds).lists

    @property
    def is_lost(self) -> bool:
        return bool(self.lost)


def view_scores(scores: Iterable[Score], department: str, shelf: EvidenceShelf) -> tuple[ScoreView, ...]:
    return tuple(_view(score, department, shelf) for score in scores)


def view_all_scores(file: AssessmentFile, shelf: EvidenceShelf) -> tuple[ScoreView, ...]:
    """The region's indicators first, then every department's."""
    region = view_scores(file.audit.scores if file.audit else (), "", shelf)
    audits = (department.audit for department in file.departments if department.audit)
    return (
        *region,
        *(score for audit in audits for score in view_scores(audit.scores, audit.department, shelf)),
    )


def _view(score: Score, department: str, shelf: EvidenceShelf) -> ScoreView:
    short = lost(score)
    return ScoreView(
        department=department,
        indicator=score.indicator,
        title=score.title,
        points=points(score.points),
        full=points(score.full),
        lost=points(short) if short else "",
        tone=_tone(score, short),
        grounds=score.grounds,
        clause=score.clause,
        source=score.information_source,
        missing=score.missing,
        evidence=shelf.show(score.evidence),
    )


def _tone(score: Score, short: Fraction) -> str:
    if score.points is None:
        return "unknown"
    if not short:
        return "good"
    return "bad" if score.points <= 0 else "warn"

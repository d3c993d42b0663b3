"""Ranks across units, regions and periods, and what a notice says follows from them."""

from __future__ import annotations

from audit.rankings.entries import RankEntry
from audit.rankings.judging import RankedPeriod, RankedUnit, judge_rankings
from audit.rankings.results import PeriodResult, UnitResult, result_of

__all__ = ["PeriodResult", "RankEntry", "RankedPeriod", "RankedUnit", "UnitResult", "judge_rankings", "result_of"]

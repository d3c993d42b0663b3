"""Units drawn by lot, assessors drawn for regions, and how sure a rate from a sample is."""

from __future__ import annotations

from audit.sampling.assessors import Assessor, Assignment, draw_assessors
from audit.sampling.draw import DRAWN_MARK, Draw, Lot, draw
from audit.sampling.interval import wilson_interval

__all__ = ["DRAWN_MARK", "Assessor", "Assignment", "Draw", "Lot", "draw", "draw_assessors", "wilson_interval"]

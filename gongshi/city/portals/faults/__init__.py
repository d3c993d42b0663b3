"""Portals that stand in a visitor's way, mislead, or only sound like dual publicity, one fault each."""

from __future__ import annotations

from gongshi.city.portals.faults.impatient import IMPATIENT
from gongshi.city.portals.faults.interfaces import INTERFACES
from gongshi.city.portals.faults.lists import LISTS
from gongshi.city.portals.faults.lookalikes import LOOKALIKES
from gongshi.city.portals.faults.untidy import UntidyPortal
from gongshi.city.portals.faults.walls import WALLS
from gongshi.city.portals.portal import Portal

__all__ = ["FAULTS"]

FAULTS: tuple[type[Portal], ...] = (*WALLS, *LISTS, *INTERFACES, *IMPATIENT, UntidyPortal, *LOOKALIKES)

"""The portals of the city, one small file a family. A new one needs a file, an entry here and a seat in a lineup."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi.city.portals.batch_sheet import BatchSheetPortal
from gongshi.city.portals.batch_table import BatchTablePortal
from gongshi.city.portals.closed import NoSite, RefusedPortal, WafPortal
from gongshi.city.portals.credit import CreditPortal
from gongshi.city.portals.credit_queries import CaptchaCreditPortal, QueryCreditPortal
from gongshi.city.portals.credit_scripted import ScriptedCreditPortal
from gongshi.city.portals.decoys import DecoysPortal
from gongshi.city.portals.empty_icon import EmptyIconPortal
from gongshi.city.portals.faults import FAULTS
from gongshi.city.portals.faults.second_look import SECOND_LOOKS
from gongshi.city.portals.formpost import FormPostPortal
from gongshi.city.portals.hanweb import HanwebPortal
from gongshi.city.portals.portal import Portal
from gongshi.city.portals.shapes import SHAPES
from gongshi.city.portals.spa import SpaPortal
from gongshi.city.portals.trs import TrsPortal

__all__ = ["CREDIT_PORTALS", "PORTALS", "CreditPortal", "Portal"]

_FAMILIES: tuple[type[Portal], ...] = (
    TrsPortal,
    HanwebPortal,
    SpaPortal,
    FormPostPortal,
    BatchTablePortal,
    BatchSheetPortal,
    DecoysPortal,
    EmptyIconPortal,
    RefusedPortal,
    NoSite,
    WafPortal,
    *SHAPES,
    *FAULTS,
    *SECOND_LOOKS,
)

_CREDIT: tuple[type[CreditPortal], ...] = (CreditPortal, QueryCreditPortal, CaptchaCreditPortal, ScriptedCreditPortal)
CREDIT_PORTALS: Mapping[str, type[CreditPortal]] = {portal.family: portal for portal in _CREDIT}
PORTALS: Mapping[str, type[Portal]] = {portal.family: portal for portal in _FAMILIES}

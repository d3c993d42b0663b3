"""Portals of the shapes that lists take in the wild (PORTALS §3), one small file a family."""

from __future__ import annotations

from gongshi.city.portals.portal import Portal
from gongshi.city.portals.shapes.ashx import AshxPortal
from gongshi.city.portals.shapes.asmx import AsmxPortal
from gongshi.city.portals.shapes.batch_docs import BatchDocsPortal
from gongshi.city.portals.shapes.batch_rars import BatchRarsPortal
from gongshi.city.portals.shapes.batch_zips import BatchZipsPortal
from gongshi.city.portals.shapes.blank_first import BlankFirstPortal
from gongshi.city.portals.shapes.captcha_query import CaptchaQueryPortal
from gongshi.city.portals.shapes.ciphered_app import CipheredAppPortal
from gongshi.city.portals.shapes.counted_late import CountedLatePortal
from gongshi.city.portals.shapes.decision_pdfs import DecisionPdfsPortal
from gongshi.city.portals.shapes.divided import DividedPortal
from gongshi.city.portals.shapes.eportal import EportalPortal
from gongshi.city.portals.shapes.facets import FacetsPortal
from gongshi.city.portals.shapes.framed import FramedPortal
from gongshi.city.portals.shapes.free_text import FreeTextPortal
from gongshi.city.portals.shapes.hash_spa import HashSpaPortal
from gongshi.city.portals.shapes.hidden_panes import HiddenPanesPortal
from gongshi.city.portals.shapes.hosted import HostedPortal
from gongshi.city.portals.shapes.ilist import IListPortal
from gongshi.city.portals.shapes.image_links import ImageLinksPortal
from gongshi.city.portals.shapes.jeecms import JeeCmsPortal
from gongshi.city.portals.shapes.kkpager import KkpagerPortal
from gongshi.city.portals.shapes.long_catalogue import LongCataloguePortal
from gongshi.city.portals.shapes.modal_table import ModalTablePortal
from gongshi.city.portals.shapes.moved import MovedPortal
from gongshi.city.portals.shapes.none_yet import NoneYetPortal
from gongshi.city.portals.shapes.old_frames import OldFramesPortal
from gongshi.city.portals.shapes.on_credit_site import OnCreditSitePortal
from gongshi.city.portals.shapes.opened_by_script import OpenedByScriptPortal
from gongshi.city.portals.shapes.persons_apart import PersonsApartPortal
from gongshi.city.portals.shapes.php_list import PhpListPortal
from gongshi.city.portals.shapes.posted_frame import PostedFramePortal
from gongshi.city.portals.shapes.preset_dates import PresetDatesPortal
from gongshi.city.portals.shapes.scanned import ScannedPortal
from gongshi.city.portals.shapes.script_pagers import ScriptPagersPortal
from gongshi.city.portals.shapes.search_only import SearchOnlyPortal
from gongshi.city.portals.shapes.several_in_one import SeveralInOnePortal
from gongshi.city.portals.shapes.shown_twice import ShownTwicePortal
from gongshi.city.portals.shapes.siteserver import SiteServerPortal
from gongshi.city.portals.shapes.struts_grid import StrutsGridPortal
from gongshi.city.portals.shapes.tabbed_app import TabbedAppPortal
from gongshi.city.portals.shapes.trs_variants import TrsQuotesPortal, TrsScriptPortal
from gongshi.city.portals.shapes.truecms import TrueCmsPortal
from gongshi.city.portals.shapes.truncated import TruncatedPortal
from gongshi.city.portals.shapes.two_links import TwoLinksPortal
from gongshi.city.portals.shapes.was import WasPortal
from gongshi.city.portals.shapes.webforms import WebFormsPortal

__all__ = ["SHAPES"]

SHAPES: tuple[type[Portal], ...] = (
    TrueCmsPortal,
    JeeCmsPortal,
    WebFormsPortal,
    AshxPortal,
    PhpListPortal,
    SiteServerPortal,
    FramedPortal,
    TwoLinksPortal,
    ImageLinksPortal,
    ModalTablePortal,
    TrsScriptPortal,
    TrsQuotesPortal,
    AsmxPortal,
    StrutsGridPortal,
    WasPortal,
    IListPortal,
    ScriptPagersPortal,
    KkpagerPortal,
    HashSpaPortal,
    FreeTextPortal,
    BatchDocsPortal,
    BlankFirstPortal,
    TruncatedPortal,
    CipheredAppPortal,
    CountedLatePortal,
    DividedPortal,
    EportalPortal,
    FacetsPortal,
    HiddenPanesPortal,
    OldFramesPortal,
    OpenedByScriptPortal,
    PostedFramePortal,
    PresetDatesPortal,
    ScannedPortal,
    SearchOnlyPortal,
    SeveralInOnePortal,
    TabbedAppPortal,
    CaptchaQueryPortal,
    NoneYetPortal,
    LongCataloguePortal,
    DecisionPdfsPortal,
    HostedPortal,
    PersonsApartPortal,
    ShownTwicePortal,
    MovedPortal,
    OnCreditSitePortal,
    BatchRarsPortal,
    BatchZipsPortal,
)

"""Which family a list belongs to, and the first page of any list."""

from __future__ import annotations

from crawler.listings.aspnet import AspNet
from crawler.listings.family import Family, ListPage
from crawler.listings.generic import Generic
from crawler.listings.hanweb import Hanweb
from crawler.listings.json_grid import JsonGrid
from crawler.listings.post_form import PostForm
from crawler.listings.script_pager import ScriptPager
from crawler.listings.single import Single
from crawler.listings.trs import Trs
from crawler.listings.truecms import TrueCms
from crawler.pages.page import Page

# special marks first, general ways after: a TRS page also has a 下一页 once its script has run
FAMILIES: tuple[Family, ...] = (
    TrueCms(),
    Hanweb(),
    JsonGrid(),
    Trs(),
    AspNet(),
    ScriptPager(),
    Generic(),
    PostForm(),
    Single(),
)


def choose_family(page: Page) -> Family:
    """The first family that recognises the page; `single` recognises every page."""
    return next((family for family in FAMILIES if family.recognise(page)), FAMILIES[-1])


def read_list(page: Page) -> ListPage:
    """The rows of the first page of a list, and how it goes on."""
    return choose_family(page).start(page)

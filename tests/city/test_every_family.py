"""Every family of lists in crawler/listings is met by some portal of the city."""

from __future__ import annotations

import urllib.request
from collections import defaultdict
from datetime import datetime

from crawler.listings import FAMILIES, choose_family
from crawler.pages.decode import decode
from crawler.pages.page import Ask, Page
from disclosure.vocabulary import Kind
from gongshi.city.lineup import DEMO, SHAPES_1, SHAPES_2, SHAPES_3, SHAPES_4
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve

INTERFACES = {"struts_grid": "/sgs/xklist/xkgrid.action?rows=15&page=1"}
"""What the scripts of a portal fetch: a list by itself."""


def _page(url: str) -> Page:
    with urllib.request.urlopen(url, timeout=20) as answer:
        body, content_type = answer.read(), answer.headers.get("content-type", "")
    text = decode(body, content_type)
    return Page(url=url, ask=Ask(url=url), status=200, text=text, body=body, fetched_at=datetime(2018, 9, 5))


def _families(server: CityServer) -> dict[str, set[str]]:
    """The portals by the family of their lists' first pages."""
    found: dict[str, set[str]] = defaultdict(set)
    for department in server.city.departments:
        portal = server.portals[department.name]
        if not portal.promise.records:
            continue
        paths = {portal.listing_path(kind) for kind in Kind} | {INTERFACES.get(portal.family)}
        for path in filter(None, paths):
            family = choose_family(_page(server.url(department.name).rstrip("/") + path)).name
            found[family].add(portal.family)
    return found


def test_every_family_is_met_by_a_portal() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for at, lineup in enumerate((DEMO, SHAPES_1, SHAPES_2, SHAPES_3, SHAPES_4), 1):
        with serve(City.generate(11, lineup=lineup), base=f"127.63.{150 + at}") as server:
            for family, portals in _families(server).items():
                found[family] |= portals
    assert {family.name for family in FAMILIES} <= found.keys(), dict(found)
    assert {"truecms"} == found["truecms"]
    assert {"kkpager", "script_pagers"} <= found["script_pager"]
    assert {"trs", "trs_script", "trs_quotes"} <= found["trs"]

"""What the notes on real portals name (PORTALS §2, §3, §4, §6), thing by thing: which portal of the city has it, and
which file of the crawler reads it. A thing without a seat, or a file without a thing, is a gap."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from crawler.listings import FAMILIES
from gongshi.city.lineup import LINEUPS, SECOND_LOOKS
from gongshi.city.portals import CREDIT_PORTALS, PORTALS

SHAPES = {
    "3.1 TRS WCM, static pages": ("trs", "crawler.listings.trs"),
    "3.1 TRS, arguments in another order": ("trs_quotes", "crawler.listings.trs"),
    "3.1 TRS, rows written by script": ("trs_script", "crawler.listings.scripted_rows"),
    "3.2 hanweb jpage": ("hanweb", "crawler.listings.hanweb"),
    "3.3 TrueCMS JSONP": ("truecms", "crawler.listings.truecms"),
    "3.4 JeeCMS": ("jeecms", "crawler.listings.json_grid"),
    "3.5 form with hidden fields": ("formpost", "crawler.listings.post_form"),
    "3.6 ASP.NET post-back": ("webforms", "crawler.listings.aspnet"),
    "3.6 ASMX with tokens": ("asmx", "crawler.visit.tokens"),
    "3.7 ashx, GBK JSON": ("ashx", "crawler.listings.json_grid"),
    "3.8 Struts grids": ("struts_grid", "crawler.listings.json_grid"),
    "3.9 TRS WAS": ("was", "crawler.listings.generic"),
    "3.10 EasyPortal, base64": ("eportal", "crawler.listings.wrapped_numbers"),
    "3.11 iList.jsp": ("ilist", "crawler.listings.generic"),
    "3.12 Pagination, laypage": ("script_pagers", "crawler.listings.script_pager"),
    "3.12 kkpager": ("kkpager", "crawler.listings.script_pager"),
    "3.13 iframe on another host": ("framed", "crawler.pages.frames"),
    "3.13 frame in a frame, posted": ("posted_frame", "crawler.pages.frames"),
    "3.14 SPA, routes": ("hash_spa", "crawler.visit.interfaces"),
    "3.14 SPA, one address": ("spa", "crawler.listings.json_grid"),
    "3.14 SPA, tabs by click": ("tabbed_app", "crawler.column.tabs"),
    "3.15 encrypted gateway": ("ciphered_app", "crawler.visit.clicking"),
    "3.16 batch article, table": ("batch_table", "crawler.details.read"),
    "3.16 batch article, spreadsheet": ("batch_sheet", "crawler.details.read"),
    "3.16 batch article, Word and PDF": ("batch_docs", "crawler.details.read"),
    "3.16 batch article, packed file of a make that nothing opens": ("batch_rars", "crawler.visit.rows"),
    "3.16 batch article, packed spreadsheet": ("batch_zips", "disclosure.tables.archives"),
    "3.16 batch article, several decisions": ("several_in_one", "crawler.details.read"),
    "3.16 scanned papers": ("scanned", "crawler.details.titled"),
    "3.17 free text": ("free_text", "crawler.details.free_text"),
    "3.18 rows without address, all in the list": ("modal_table", "crawler.details.listed"),
    "3.18 rows opened by a request": ("opened_by_script", "crawler.pages.script_requests"),
    "1 SiteServer channels": ("siteserver", "crawler.listings.generic"),
    "1 PHP lists": ("php_list", "crawler.listings.generic"),
    "1 old ASP, framesets, GBK": ("old_frames", "crawler.listings.blocks"),
    "2 two links, no 双公示": ("two_links", "crawler.column.words"),
    "2 image-only links": ("image_links", "crawler.column.candidates"),
    "2 link text cut short": ("truncated", "crawler.column.links"),
    "2 query only": ("search_only", "crawler.column.narrowed"),
    "2 query with preset days": ("preset_dates", "crawler.column.narrowed"),
    "2 lists in parts": ("divided", "crawler.column.parts"),
    "2 both lists on one page": ("hidden_panes", "crawler.listings.panes"),
    "2 filters that multiply addresses": ("facets", "crawler.visit.divided"),
    "2 looks empty until a script has counted": ("counted_late", "crawler.pages.signals"),
    "3 pager that is a select": ("scanned", "crawler.listings.select_pager"),
    "1 working page with total 0": ("none_yet", "crawler.listings.totals"),
    "2 query behind a captcha": ("captcha_query", "crawler.column.query"),
    "3.16 decision as a PDF of two columns over pages": ("decision_pdfs", "disclosure.tables.forms"),
    "3.6 column by link on another host": ("hosted", "crawler.visit.judgement"),
    "3.4 natural persons in lists of their own": ("persons_apart", "crawler.visit.site"),
    "4 the same table twice, dates in spans, 更新时间": ("shown_twice", "crawler.details.published"),
    "2 column on the city's credit site": ("on_credit_site", "crawler.visit.site"),
    "6 site that moved to another host": ("moved", "crawler.visit.addresses"),
    "7 catalogue as a channel, over pages": ("captcha_query", "crawler.publications.catalogue"),
    "7 catalogue as a table, over pages": ("long_catalogue", "crawler.publications.catalogue_pages"),
    "4 details blank at first": ("blank_first", "crawler.visit.rows"),
    "4 details in locked inputs": ("hidden_panes", "crawler.details.form_values"),
}
CREDIT = {
    "5 lists of all departments": ("credit", "crawler.visit.credit"),
    "5 search by subject only": ("credit_query", "crawler.visit.sought"),
    "5 search sent by a script only": ("credit_scripted", "crawler.visit.scripted_query"),
    "5 search with captcha": ("credit_captcha", "crawler.visit.credit"),
}
DECOYS_AND_BLOCKS = {
    "2 news of the work": "work_news",
    "2 before the decision": "before_decision",
    "2 双随机": "random_checks",
    "2 红黑榜": "red_and_black",
    "2 办事指南": "service_guides",
    "2 注销公告": "cancellations",
    "2 plan or catalogue only": "notices_and_plans",
    "2 icon with nothing behind it": "empty_icon",
    "6 瑞数 412": "waf",
    "6 加速乐 521, a script that sets a cookie": "cookie_521",
    "6 firewall answered with 200": "waf_200",
    "6 script redirect first": "column_script",
    "6 soft block, for ever": "too_often",
    "6 soft block, forgiving": "forgiving",
    "6 Retry-After": "retry_after",
    "6 captcha": "captcha_wall",
    "6 login": "login_wall",
    "6 dead host": "dead_name",
    "6 refused": "refused",
    "6 TLS": "broken_tls",
    "6 robots": "closed_by_robots",
    "5 capped list": "capped_list",
    "6 endless sessions": "endless_sessions",
    "6 endless calendar": "endless_calendar",
    "out of order": "out_of_order",
    "interface refused after a while": "grid_refused_later",
    "interface that hangs": "grid_hangs",
    "firewall before the interface": "grid_walled",
    "binary body": "ciphered",
    "shell never drawn": "empty_shell",
}
SEATED = {place.portal for places in (*LINEUPS.values(), SECOND_LOOKS) for place in places}


@pytest.mark.parametrize(("portal", "file"), (SHAPES | CREDIT).values(), ids=SHAPES | CREDIT)
def test_every_shape_has_a_seat_and_a_file_that_reads_it(portal: str, file: str) -> None:
    assert portal in SEATED | set(CREDIT_PORTALS)
    assert find_spec(file) is not None


@pytest.mark.parametrize("portal", DECOYS_AND_BLOCKS.values(), ids=DECOYS_AND_BLOCKS)
def test_every_decoy_and_block_has_a_seat(portal: str) -> None:
    assert portal in SEATED


def test_every_portal_of_a_shape_and_every_family_is_named() -> None:
    shapes = {place.portal for name, places in LINEUPS.items() if name.startswith("shapes") for place in places}
    assert shapes <= {portal for portal, _ in SHAPES.values()} | set(DECOYS_AND_BLOCKS.values())
    assert {portal for portal, _ in CREDIT.values()} == set(CREDIT_PORTALS)
    assert set(PORTALS) == SEATED
    files = {file for _, file in SHAPES.values()}
    # `single` is what every list without more pages falls to
    assert {type(family).__module__ for family in FAMILIES} - files <= {"crawler.listings.single"}

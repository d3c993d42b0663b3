"""Which portals the city has, and how each department hands in its ledger and its addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Rhythm = Literal["daily", "batch"]
Layout = Literal["annex4", "annex4_mixed", "coded_xls", "named_xlsx", "shared_csv", "none"]
Addresses = Literal["home", "home_as_permit", "both_columns", "one_listing", "none"]
Reach = Literal["readable", "partly", "unreadable", "no_records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One department's seat: the portal's family (see `portals`), how often it publishes, its ledger's layout,
    which addresses the target list gives. `reach`: whether the department's own site shows its records to a visitor
    (`partly`: some of them)."""

    portal: str
    layout: Layout
    addresses: Addresses
    rhythm: Rhythm = "daily"
    reach: Reach = "readable"


DEMO: tuple[Place, ...] = (
    Place(portal="trs", layout="annex4", addresses="home"),
    Place(portal="hanweb", layout="annex4_mixed", addresses="home"),
    Place(portal="spa", layout="coded_xls", addresses="home_as_permit"),
    Place(portal="formpost", layout="named_xlsx", addresses="both_columns"),
    Place(portal="batch_table", layout="shared_csv", addresses="one_listing", rhythm="batch"),
    Place(portal="batch_sheet", layout="shared_csv", addresses="home", rhythm="batch"),
    Place(portal="decoys", layout="shared_csv", addresses="home", reach="no_records"),
    Place(portal="empty_icon", layout="none", addresses="home", reach="no_records"),
    Place(portal="refused", layout="shared_csv", addresses="both_columns", reach="unreadable"),
    Place(portal="no_site", layout="named_xlsx", addresses="none", reach="no_records"),
    Place(portal="waf", layout="annex4", addresses="home", reach="unreadable"),
)


_BATCHING = {"batch_docs", "batch_rars", "batch_zips", "several_in_one"}


def _seats(*portals: str, reach: Reach = "readable") -> tuple[Place, ...]:
    """One seat for each portal, with the ledger layouts in turn and the home page as the only address given."""
    layouts: tuple[Layout, ...] = ("annex4", "shared_csv", "named_xlsx", "coded_xls", "annex4_mixed")
    return tuple(
        Place(
            portal=portal,
            layout=layouts[at % len(layouts)],
            addresses="home",
            rhythm="batch" if portal in _BATCHING else "daily",
            reach=reach,
        )
        for at, portal in enumerate(portals)
    )


SHAPES_1 = _seats(
    *("truecms", "jeecms", "webforms", "ashx", "php_list", "siteserver"),
    *("framed", "two_links", "image_links", "modal_table", "trs_script", "trs_quotes"),
)
"""The commonest shapes of columns and lists that the demo does not have (PORTALS §3)."""

SHAPES_2 = _seats(
    *("asmx", "struts_grid", "was", "ilist", "script_pagers", "kkpager"),
    *("hash_spa", "free_text", "batch_docs", "blank_first", "truncated"),
)
"""Rarer ways of paging, and records that stand where one does not look for them."""

SHAPES_3 = (
    *_seats(
        *("several_in_one", "eportal", "posted_frame", "search_only", "tabbed_app", "ciphered_app", "scanned"),
        *("divided", "preset_dates", "opened_by_script", "old_frames", "hidden_panes", "facets"),
        "counted_late",
    ),
    *_seats("on_credit_site", reach="no_records"),
)
"""Lists that hide: behind a query, a tab, a cipher, a form in a frame, in parts, in pictures, on the credit site
(which must have lists)."""

SHAPES_4 = (
    *_seats(
        *("captcha_query", "long_catalogue", "decision_pdfs", "hosted", "persons_apart"),
        *("shown_twice", "moved", "batch_zips"),
    ),
    *_seats("none_yet", reach="no_records"),
    *_seats("grid_walled", reach="unreadable"),
    *_seats("grid_refused_later", reach="partly"),
    *_seats("batch_rars", reach="unreadable"),
)
"""Columns with a query for people only, on another host, without a record; papers and forms over several pages;
interfaces that refuse, batches in files that nothing here opens."""

HANGING = _seats("grid_hangs", reach="partly")
"""An interface that is waited for in vain, each time as long as the run waits at most."""

FAULTS = (
    *_seats(
        *("waf_200", "captcha_wall", "login_wall", "too_often", "server_error", "hanging", "dripping"),
        *("redirect_loop", "too_large", "ciphered", "broken_gzip", "cut_gzip", "cut_short", "empty_shell"),
        *("dead_name", "broken_tls", "closed_by_robots"),
        *("column_waf", "column_script", "column_captcha", "column_login", "column_error", "column_hanging"),
        *("column_ciphered", "column_shell", "details_error", "details_login", "details_too_often"),
        reach="unreadable",
    ),
    *_seats("capped_list", "untidy", reach="partly"),
    *_seats("out_of_order", "endless_sessions", "endless_calendar", "never_loaded", "forgiving", "retry_after"),
    *_seats("cookie_521", reach="unreadable"),
)
"""Walls, breakdowns and traps, one each (PORTALS §6): nothing of them may be laid at the department's door."""

DECOYS = _seats(
    *("work_news", "before_decision", "random_checks", "red_and_black"),
    *("service_guides", "cancellations", "notices_and_plans"),
    reach="no_records",
)
"""Sites without a column, each with one thing that sounds like it (PORTALS §2)."""

SECOND_LOOKS = (
    *_seats("filled_later"),
    *_seats("down_later", reach="unreadable"),
    *_seats("work_news", reach="no_records"),
)
"""Sites at which something is missing at the first look: there at the second, not to be seen then, still missing."""

LINEUPS: Mapping[str, tuple[Place, ...]] = {
    "demo": DEMO,
    "shapes_1": SHAPES_1,
    "shapes_2": SHAPES_2,
    "shapes_3": SHAPES_3,
    "shapes_4": SHAPES_4,
    "faults": (*FAULTS, *DECOYS),
    "hanging": HANGING,
}
"""Those that one look reads: together every portal of the city but the changing ones of SECOND_LOOKS."""

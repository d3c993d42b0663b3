"""The words of the field: kinds, roles, verdicts, statuses and outcomes (RULEBOOK, CONTRACT)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was decided: 行政许可 or 行政处罚."""

    PERMIT = "permit"
    PENALTY = "penalty"

    @property
    def chinese(self) -> str:
        return {"permit": "行政许可", "penalty": "行政处罚"}[self.value]


class SiteRole(StrEnum):
    PORTAL = "portal"
    CREDIT = "credit"


class SiteStatus(StrEnum):
    """How far a site could be read. `none`: the department has no site of its own."""

    OK = "ok"
    PARTIAL = "partial"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    NONE = "none"


class Subject(StrEnum):
    """What a finding is about."""

    COLUMN = "column"
    CATALOGUE = "catalogue"
    PLAN = "plan"
    OFFICERS = "officers"


class Verdict(StrEnum):
    """A finding's verdict. Which ones a subject may take: CONTRACT, `findings`.

    `unknown` is the only word for "could not check"; `absent` and `empty` are accusations and need evidence.
    """

    PRESENT = "present"
    EMPTY = "empty"
    FULL = "full"
    PARTIAL = "partial"
    INCOMPLETE = "incomplete"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class RowStatus(StrEnum):
    """What became of a ledger row (CONTRACT, `status`)."""

    ON_TIME = "on_time"
    LATE = "late"
    OMITTED = "omitted"
    NOT_FOUND = "not_found"
    UNDATED = "undated"
    NOT_JUDGED = "not_judged"
    EXCLUDED = "excluded"


class Exclusion(StrEnum):
    """Why a ledger row leaves the denominator (RULEBOOK, Verified ledger rows)."""

    DUPLICATE = "duplicate"
    NATURAL_PERSON = "natural_person"
    SIMPLIFIED_PROCEDURE = "simplified_procedure"
    NOT_PUBLIC = "not_public"


class DateSource(StrEnum):
    """Where a publication date was read, best first (DOMAIN §7, PORTALS §4)."""

    META = "meta_pubdate"
    TEXT = "page_text"
    LIST = "list"
    FIELD = "field"
    ADDRESS = "address"
    HEADER = "last_modified"


class Outcome(StrEnum):
    """How one request, or one site, ended. Everything but OK makes a verdict `unknown`, never `absent`."""

    OK = "ok"
    NO_SITE = "no_site"
    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    CONNECTION_LOST = "connection_lost"
    HTTP_STATUS = "http_status"
    WAF = "waf"
    CAPTCHA = "captcha"
    SOFT_BLOCK = "soft_block"
    LOGIN = "login"
    SHELL = "shell_not_rendered"
    UNDECODABLE = "undecodable"
    ROBOTS = "robots"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    OUT_OF_BUDGET = "out_of_budget"
    NO_BROWSER = "no_browser"
    PROGRAM_ERROR = "program_error"
    NOT_ARCHIVED = "not_archived"


class NoticedKind(StrEnum):
    """What is seen on the way and belongs to no verdict."""

    RESIDENT_NUMBER = "resident_number"
    HIDDEN_LINK = "hidden_link"
    DEAD_LINK = "dead_link"
    MISSING_TAG = "missing_tag"
    SEEN_LATER = "seen_later"


class EvidenceKind(StrEnum):
    SCREENSHOT = "screenshot"
    PAGE = "page"
    ATTACHMENT = "attachment"


class MatchedBy(StrEnum):
    """Which key tied a ledger row to a published record."""

    DOCUMENT_NUMBER_AND_PARTY = "document_number_and_party"
    DOCUMENT_NUMBER = "document_number"
    PARTY_AND_DATE = "party_and_date"
    PARTY_DATE_AND_PROJECT = "party_date_and_project"
    SIMILAR = "similar"

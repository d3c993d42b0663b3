"""Which decisions are surely not on the credit site, though it has no list that proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.department_case import DepartmentCase, Frame
from audit.sought import sought_of
from audit.wording import say
from disclosure.findings import SiteReport
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow
from disclosure.sought import SoughtKey, sought_key
from disclosure.vocabulary import Outcome, RowStatus


def not_on_credit_site(
    case: DepartmentCase, frame: Frame, pairs: Sequence[tuple[RowMatch, LedgerRow | None]]
) -> Mapping[SoughtKey, str]:
    """Decisions that are surely not on the credit site though it has no list that proves it: asked for by its query
    in vain; or, where a captcha stands before the query, not in the platform's export, which feeds that site."""
    if frame.credit is None:
        return {}
    found = dict(_asked_in_vain(frame.credit))
    if frame.credit.outcome is Outcome.CAPTCHA and case.platform.absence.proved:
        for match, _ in pairs:
            if match.status is RowStatus.NOT_FOUND:
                found |= {sought_key(one): say("absence.platform_for_credit") for one in sought_of(match.row)}
    return found


def _asked_in_vain(credit: SiteReport) -> dict[SoughtKey, str]:
    return {
        sought_key(one.sought): say("absence.searched", texts="”“".join(one.asked))
        for one in credit.searched
        if not one.found
    }

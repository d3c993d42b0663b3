"""What a department can still mend, in words."""

from __future__ import annotations

from dataclasses import dataclass

from audit.mends import mends_of
from disclosure.judgement import DepartmentAudit
from reports.heading import SchemeHeading
from reports.wording.figures import points


@dataclass(frozen=True, slots=True, kw_only=True)
class MendView:
    indicator: str
    title: str
    gain: str
    says: str


def view_mends(audit: DepartmentAudit | None, heading: SchemeHeading) -> tuple[MendView, ...]:
    """What was lost and can be won again, best first; what is only unscored has its own list (未评分的指标)."""
    if audit is None or heading.rules is None:
        return ()
    return tuple(
        MendView(indicator=mend.indicator, title=mend.title, gain=points(mend.gain), says=mend.says)
        for mend in mends_of(heading.rules, audit)
        if mend.sure
    )

"""One site to look at: whose it is, and how a look at it is taken."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from crawler.visit.site import broken_visit, visit_credit_site, visit_department
from crawler.visit.tools import SiteTools
from disclosure.errors import GongshiError
from disclosure.findings import SiteReport
from disclosure.sought import Sought
from disclosure.targets import Target
from disclosure.vocabulary import SiteRole

logger = logging.getLogger(__name__)

CREDIT_OWNER = "信用网站"


@dataclass(frozen=True, slots=True)
class Errand:
    """`owner` names the site to people and in the archive; `department` None: the credit site."""

    owner: str
    department: str | None
    role: SiteRole
    url: str
    visit: Callable[[SiteTools], Awaitable[SiteReport]]

    @classmethod
    def to_department(cls, target: Target) -> Errand:
        home = next(iter(target.urls), "")
        return cls(target.name, target.name, SiteRole.PORTAL, home, lambda tools: visit_department(target, tools))

    @classmethod
    def to_credit_site(cls, url: str, departments: Sequence[str], wanted: Sequence[Sought]) -> Errand:
        def visit(tools: SiteTools) -> Awaitable[SiteReport]:
            return visit_credit_site(url, departments, tools, wanted)

        return cls(CREDIT_OWNER, None, SiteRole.CREDIT, url, visit)

    async def look(self, tools: SiteTools) -> SiteReport:
        """What one look found, its journal kept. One strange site must not cost the assessment all the others."""
        try:
            report = await self.visit(tools)
        except GongshiError:  # nothing more can be kept: no fault of the site
            raise
        except Exception as error:
            logger.exception("the visit of %s broke off", self.url)
            report = broken_visit(tools, self.role, self.department, self.url, error)
        await tools.evidence.settled()
        tools.keep_journal()
        return report

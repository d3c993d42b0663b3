"""The column is two links to the department's records on the city's credit site (PORTALS §2: another host)."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlencode

from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Portal
from gongshi.city.promise import Promise

_LISTS = {Kind.PERMIT: "sgs/xzxk.jspx", Kind.PENALTY: "sgs/xzcf.jspx"}


class OnCreditSitePortal(Portal):
    """Its own site shows none of its decisions; what the credit site has of it is all that it publishes, its part of
    the city's catalogue as well."""

    family = "on_credit_site"
    theme = "#00838f"
    open_path: ClassVar[str] = "/zwgk/index.html"
    promise = Promise(on_home=True, searchable=True, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/lm{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/lm/{article.number}.html"

    def column_link(self) -> Markup:
        credit = self.friends[self.city.credit_office.name]
        query = urlencode({"xdr": "", "wsh": "", "bm": self.department.name})
        return Markup("").join(
            Markup('<a class="special" href="{}{}?{}">{}公示</a>').format(credit, path, query, kind.chinese)
            for kind, path in _LISTS.items()
        )

    def shown(self, kind: Kind) -> list[Decision]:  # noqa: ARG002  none of either
        return []

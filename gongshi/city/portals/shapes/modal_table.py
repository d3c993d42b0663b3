"""A list that carries all fields itself: rows open a box by onclick, there is no record page (诚信常熟, §3.18)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_TYPES = {"1": Kind.PERMIT, "2": Kind.PENALTY}


class ModalTablePortal(ShapePortal):
    """The request is the only evidence of a record. The query is a box and a button, without a form."""

    family = "modal_table"
    shell, theme = "classic", "#5d4037"
    column_path: ClassVar[str | None] = "/sgsxx.jhtml"
    open_path: ClassVar[str] = "/zwgk.jhtml"
    papers_kept = ("plan",)
    per_page = 6
    promise = Promise(on_home=True, searchable=True, plan=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/lm{section.number}.jhtml"

    def article_path(self, article: Article) -> str:
        return f"/nr/{article.number}.jhtml"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/sgsxx.jhtml">双公示专栏</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return f"/sgsxx.jhtml?type={'1' if kind == Kind.PERMIT else '2'}"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/sgsxx.jhtml", self._list)]

    def call(self, record: Decision) -> str:
        """showModal(1,"文书号","名称",…): what the row does when it is clicked."""
        affair, party = record.affair, record.party
        told = [record.document_number, affair.item, party.name, party.credit_code, party.representative]
        told += [affair.facts, affair.statute, affair.content, str(record.decision_date), str(record.portal_on)]
        kind = 1 if record.kind is Kind.PERMIT else 2
        return f"showModal({kind},{','.join(json.dumps(text, ensure_ascii=False) for text in told)})"

    async def _list(self, request: web.Request) -> web.Response:
        kind = _TYPES.get(request.query.get("type", "1"), Kind.PERMIT)
        key = request.query.get("xzxdrm", "").strip()
        found = self.matching(kind, key)
        pages = max(1, -(-len(found) // self.per_page))
        number = min(page_number(request.query.get("pageNo", "1")), pages)
        return self.html(
            "listing.html",
            title="双公示专栏",
            kind=kind,
            key=key,
            rows=self.rows(kind, number, found),
            number=number,
            pages=pages,
            count=len(found),
        )

"""Natural persons have lists of their own beside those of companies: xzcfList and xzcfPList (山西, PORTALS §3.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class PersonsApartPortal(ShapePortal):
    """Pages are counted on for ever: after the last one comes an empty one."""

    family = "persons_apart"
    theme = "#9e5a00"
    column_path: ClassVar[str | None] = "/sgs/index.jspx"
    open_path: ClassVar[str] = "/zwgk/index.jspx"
    per_page = 6
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw{section.number}/index.jspx"

    def article_path(self, article: Article) -> str:
        return f"/xw/{article.number}.jspx"

    def listing_path(self, kind: Kind) -> str:
        return self.list_path(kind, persons=False)

    def list_path(self, kind: Kind, *, persons: bool) -> str:
        return f"/sgs/{_NAMES[kind]}{'P' if persons else ''}List.jspx"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/{_NAMES[record.kind]}/{self.number(record)}.jspx"

    def record_title(self, record: Decision) -> str:
        return f"{record.affair.item}（{record.document_number}）"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "iso")

    def lists(self) -> list[tuple[str, str]]:
        """(text, address) of the four lists."""
        found = []
        for kind in Kind:
            found.append((f"{kind.chinese}（法人）公示", self.list_path(kind, persons=False)))
            found.append((f"{kind.chinese}（自然人）公示", self.list_path(kind, persons=True)))
        return found

    def extra_pages(self) -> Mapping[str, Answer]:
        return super().extra_pages()

    def extra_routes(self) -> Sequence[web.RouteDef]:
        paths = [self.list_path(kind, persons=persons) for kind in Kind for persons in (False, True)]
        return [web.get(path, self._list) for path in paths]

    async def _list(self, request: web.Request) -> web.Response:
        kind = next(kind for kind, name in _NAMES.items() if name in request.path)
        persons = request.path.endswith("PList.jspx")
        found = [record for record in self.shown(kind) if record.party.natural_person is persons]
        number = page_number(request.query.get("pageNo", "1"))
        return self.html(
            "listing.html",
            title=f"{kind.chinese}（{'自然人' if persons else '法人'}）公示",
            rows=self.rows(kind, number, found),
            here=request.path,
            number=number,
        )

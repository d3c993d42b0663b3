"""Open lists beside a query that wants the letters of a picture. The catalogue is a channel, an item a row.

A query that nobody but a person can make is neither there nor missing: whether it finds anything is unknown (S3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import catalogue_rows
from gongshi.city.layouts import head_cells
from gongshi.city.notices import Paper, notice
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}
_CATALOGUE = "/sgs/xkml/"
_ITEMS_A_PAGE = 3


class CaptchaQueryPortal(ShapePortal):
    """Every query comes back with 验证码错误, whatever was sent."""

    family = "captcha_query"
    theme = "#455a64"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/sgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 7
    promise = Promise(on_home=True, searchable=None, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/xwzx/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/xwzx/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_NAMES[kind]}.do"

    def record_body(self, record: Decision) -> Markup:
        return head_cells(record, self.department)

    # -- the catalogue: a list of items, each with a page of its own (scpc.gov.cn xkml, PORTALS §7)

    @cached_property
    def items(self) -> list[Article]:
        """An article for each item of the catalogue."""
        return [self._item(number, row) for number, row in enumerate(catalogue_rows(self.department), 95001)]

    def _item(self, number: int, row: Sequence[str]) -> Article:
        _, organ, power, item, statute, party = row
        day = self.city.period.start.replace(day=3)
        title = item if power in item else f"{power}：{item}"
        paper = Paper(department=self.department, number=number, section="双公示目录", title=title, day=day)
        return notice(paper, f"行政决定部门：{organ}。设定依据：{statute}。行政相对人：{party}。")

    def extra_articles(self) -> list[Article]:
        return self.items

    def catalogue_path(self, number: int) -> str:
        return _CATALOGUE if number == 1 else f"{_CATALOGUE}index_{number}.html"

    def _catalogue(self, number: int, pages: int) -> Answer:
        shown = self.items[(number - 1) * _ITEMS_A_PAGE : number * _ITEMS_A_PAGE]
        return lambda: self.html("catalogue.html", title="双公示目录", items=shown, number=number, pages=pages)

    # -- the lists

    def extra_pages(self) -> Mapping[str, Answer]:
        count = -(-len(self.items) // _ITEMS_A_PAGE)
        catalogue = {self.catalogue_path(at): self._catalogue(at, count) for at in range(1, count + 1)}
        picture: Answer = lambda: self.text(self._render("site/banner.svg"), "image/svg+xml")  # noqa: E731
        return {**super().extra_pages(), **catalogue, "/sgs/yzm.do": picture}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(f"/sgs/{name}.do", self._list) for name in _NAMES.values()]

    async def _list(self, request: web.Request) -> web.Response:
        kind = next(kind for kind, name in _NAMES.items() if name in request.path)
        asked = any(name in request.query for name in ("xdr", "wsh", "yzm"))
        number = min(page_number(request.query.get("pageNo", "1")), self.pages(kind))
        return self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            kind=kind,
            refused=asked,
            rows=[] if asked else self.rows(kind, number),
            number=number,
        )

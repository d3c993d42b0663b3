"""The city's credit site: permits and penalties of every department, with a query, JeeCMS-like addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import CATALOGUE_HEADER, catalogue_rows, grid, two_columns
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise

LISTS = {Kind.PERMIT: "/sgs/xzxk.jspx", Kind.PENALTY: "/sgs/xzcf.jspx"}
_DETAILS = {Kind.PERMIT: "/sgs/xkxq.jspx", Kind.PENALTY: "/sgs/cfxq.jspx"}
_PER_PAGE = 20


class CreditPortal(Portal):
    """Lists by GET (pageNo), filtered by party, document number and department; the department is a column."""

    family = "credit"
    theme = "#c0392b"
    open_path: ClassVar[str] = "/xxgk/index.jhtml"
    column_path: ClassVar[str | None] = "/sgs/index.jhtml"
    promise = Promise(on_home=True, searchable=True, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/c{section.number}/index.jhtml"

    def article_path(self, article: Article) -> str:
        return f"/c/{article.number}.jhtml"

    def listing_path(self, kind: Kind) -> str:
        return LISTS[kind]

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="/sgs/index.jhtml">信用信息双公示</a>')

    def published(self, kind: Kind) -> list[Decision]:
        """What the credit site has of all departments, newest first."""
        return self._shown[kind]

    @cached_property
    def _shown(self) -> dict[Kind, list[Decision]]:
        newest_first = sorted(
            (d for d in self.city.decisions if d.credit_on),
            key=lambda d: (d.credit_on, d.department, d.serial),
            reverse=True,
        )
        return {kind: [d for d in newest_first if d.kind is kind] for kind in Kind}

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            "/sgs/index.jhtml": lambda: self.html(
                "column.html", title="信用信息双公示", newest=self._newest(), lists=LISTS
            ),
            "/sgs/ml.jhtml": lambda: self.html("article.html", title="双公示目录", article=self._catalogue()),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [
            *(web.get(path, self._listing(kind)) for kind, path in LISTS.items()),
            *(web.get(path, self._detail(kind)) for kind, path in _DETAILS.items()),
        ]

    def detail_path(self, record: Decision) -> str:
        number = 10000 + self._shown[record.kind][::-1].index(record)
        return f"{_DETAILS[record.kind]}?id={number}"

    def _newest(self) -> dict[Kind, list[Decision]]:
        return {kind: records[:8] for kind, records in self._shown.items()}

    def _listing(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            asked = {name: request.query.get(name, "").strip() for name in ("xdr", "wsh", "bm")}
            found = [r for r in self._shown[kind] if fits(r, asked)]
            pages = max(1, -(-len(found) // _PER_PAGE))
            text = request.query.get("pageNo", "1")
            number = min(max(int(text) if text.isdigit() else 1, 1), pages)
            return self.html(
                "listing.html",
                title=f"{kind.chinese}公示",
                kind=kind,
                path=LISTS[kind],
                asked=asked,
                rows=found[(number - 1) * _PER_PAGE : number * _PER_PAGE],
                number=number,
                pages=pages,
                count=len(found),
                query=urlencode(asked),
            )

        return serve

    def _detail(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            text = request.query.get("id", "")
            at = int(text) - 10000 if text.isdigit() else -1
            oldest_first = self._shown[kind][::-1]
            if not 0 <= at < len(oldest_first):
                return self.html("404.html", status=404, title="页面不存在")
            article = self._record(oldest_first[at], at)
            return self.html("article.html", title=article.title, article=article)

        return serve

    def _record(self, record: Decision, at: int) -> Article:
        assert record.credit_on
        return Article(
            number=10000 + at,
            section=f"{record.kind.chinese}公示",
            title=f"{record.party.name}{record.kind.chinese}信息",
            day=record.credit_on,
            clock="08:00",
            body=two_columns(record, self.city.department(record.department), "slash"),
            source=record.department,
        )

    def _catalogue(self) -> Article:
        rows = [row for department in self.city.departments for row in catalogue_rows(department)]
        numbered = [[str(n), *row[1:]] for n, row in enumerate(rows, 1)]
        return Article(
            number=9000,
            section="双公示目录",
            title=f"{self.city.name}行政许可和行政处罚双公示目录",
            day=self.city.period.start,
            clock="10:00",
            body=grid(CATALOGUE_HEADER, numbered),
            source=self.department.name,
        )


def fits(record: Decision, asked: Mapping[str, str]) -> bool:
    """Whether the query gives the record: parts of the party's name and of the number, and the department."""
    return (
        asked["xdr"] in record.party.name
        and asked["wsh"] in record.document_number
        and asked["bm"] in ("", record.department)
    )

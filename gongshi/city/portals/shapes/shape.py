"""What the shapes share: a column with a list for each kind, a page for each record, the papers they have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article
from gongshi.city.decisions import Decision
from gongshi.city.details import two_columns
from gongshi.city.notices import catalogue_paper, officers_paper, plan_paper
from gongshi.city.portals.portal import Answer, Portal

_PAPERS: Mapping[str, Callable[..., Article]] = {
    "catalogue": catalogue_paper,
    "plan": plan_paper,
    "officers": officers_paper,
}
_NAMES = {"catalogue": "双公示目录", "plan": "工作方案", "officers": "责任人员"}


class ShapePortal(Portal):
    """A family gives its addresses and its list page; `papers_kept` names which papers stand in the column."""

    column_name: ClassVar[str] = "双公示专栏"
    column_path: ClassVar[str | None] = "/sgs/index.html"
    papers_kept: ClassVar[tuple[str, ...]] = ()
    per_page: ClassVar[int] = 8

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="{}">{}</a>').format(self.column_path, self.column_name)

    # -- the papers

    @cached_property
    def papers(self) -> list[tuple[str, Article]]:
        """(the link's text, the article)."""
        return [
            (_NAMES[name], _PAPERS[name](self.department, 90100 + order, self.column_name))
            for order, name in enumerate(self.papers_kept, 1)
        ]

    def extra_articles(self) -> list[Article]:
        return [article for _, article in self.papers]

    # -- the column and its lists

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {}
        if self.column_path:
            pages[self.column_path] = lambda: self.html("column.html", title=self.column_name)
        return pages | {self.record_path(r): self.detail(r) for kind in Kind for r in self.shown(kind)}

    def pages(self, kind: Kind) -> int:
        return max(1, -(-len(self.shown(kind)) // self.per_page))

    def rows(self, kind: Kind, number: int, found: Sequence[Decision] | None = None) -> list[Decision]:
        """The records of a page, counted from 1."""
        records = self.shown(kind) if found is None else found
        return list(records[(number - 1) * self.per_page : number * self.per_page])

    def matching(self, kind: Kind, keyword: str) -> list[Decision]:
        """What a query for a party or a document number finds."""
        return [r for r in self.shown(kind) if keyword in r.party.name or keyword in r.document_number]

    # -- one record

    def record_path(self, record: Decision) -> str:
        return f"/sgs/show/{self.number(record)}.html"

    def number(self, record: Decision) -> int:
        """Unique within the site."""
        return (20000 if record.kind is Kind.PERMIT else 40000) + record.serial

    def identity(self, record: Decision) -> str:
        """An identity that says nothing: 32 hexadecimal digits."""
        seed = f"{self.family}{record.kind}{record.document_number}"
        return hashlib.md5(seed.encode(), usedforsecurity=False).hexdigest()

    def of_number(self, text: str) -> Decision | None:
        """The record with this number or identity."""
        everything = [record for kind in Kind for record in self.shown(kind)]
        return next((r for r in everything if text in {str(self.number(r)), self.identity(r)}), None)

    def record_title(self, record: Decision) -> str:
        return record.project

    def record_body(self, record: Decision) -> Markup:
        return two_columns(record, self.department)

    def record_article(self, record: Decision) -> Article:
        assert record.portal_on
        return Article(
            number=self.number(record),
            section=f"{record.kind.chinese}公示",
            title=self.record_title(record),
            day=record.portal_on,
            clock=f"{9 + record.serial % 8:02d}:{record.serial % 60:02d}",
            body=self.record_body(record),
            source=self.department.name,
        )

    def detail(self, record: Decision) -> Answer:
        def answer() -> web.Response:
            article = self.record_article(record)
            return self.html("article.html", title=article.title, article=article)

        return answer

    def missing(self) -> web.Response:
        return self.html("404.html", status=404, title="页面不存在")

    def found(self, text: str) -> web.Response:
        """The record page by number or identity."""
        record = self.of_number(text)
        return self.detail(record)() if record else self.missing()


def page_number(text: object) -> int:
    """A page number as sent, 1 where it is none."""
    return max(1, int(str(text))) if str(text).isdigit() else 1


def as_json(body: Any, *, charset: str = "utf-8", content_type: str = "application/json") -> web.Response:
    """JSON with Chinese characters as they are."""
    text = json.dumps(body, ensure_ascii=False)
    return web.Response(body=text.encode(charset), content_type=content_type, charset=charset)

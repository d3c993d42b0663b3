"""Record pages that come back with every value blank when asked for the first time, and filled the second (§4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import two_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise
from gongshi.city.standard import labelled


class BlankFirstPortal(NumberedListsPortal):
    """北京, 湖南: a cache behind the page has to be woken. The list's titles say only what was decided."""

    family = "blank_first"
    shell, theme = "classic", "#455a64"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/sgs/index.php"
    open_path: ClassVar[str] = "/zwgk/index.php"
    per_page = 9
    list_template = "plain_list.html"
    promise = Promise(on_home=True, searchable=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._asked: Counter[str] = Counter()

    def section_path(self, section: Section) -> str:
        return f"/list.php?tid={section.number}"

    def article_path(self, article: Article) -> str:
        return f"/view.php?aid={article.number}"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/sgs/index.php">双公示</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{'xk' if kind == Kind.PERMIT else 'cf'}.php"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/detail.php?id={self.number(record)}"

    def record_title(self, record: Decision) -> str:
        return f"{record.affair.item}（{record.kind.chinese}）"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {str(self.column_path): lambda: self.html("column.html", title="双公示"), **self.list_pages()}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/sgs/detail.php", self._show)]

    def page_path(self, kind: Kind, number: int) -> str:
        return self.listing_path(kind) + (f"?page={number}" if number > 1 else "")

    async def _show(self, request: web.Request) -> web.Response:
        text = request.query.get("id", "")
        record = self.of_number(text)
        if record is None:
            return self.missing()
        self._asked[text] += 1
        if self._asked[text] > 1:
            return self.detail(record)()
        rows = Markup("").join(
            Markup('<tr><td class="name">{}</td><td></td></tr>\n').format(label)
            for label in labelled(record, self.department)
        )
        body = Markup('<table class="data" border="1">\n{}</table>').format(rows)
        return self.html("blank.html", title=self.record_title(record), body=body)

    def record_body(self, record: Decision) -> Markup:
        return two_columns(record, self.department)

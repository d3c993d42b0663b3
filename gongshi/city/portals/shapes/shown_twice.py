"""Pages as an old editor leaves them: every table twice (desktop, mobile), dates cut into spans, a wide colon in
PubDate, 更新时间 beside it, a <base>, a byte-order mark (PORTALS §4, §6)."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import printed
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise
from gongshi.city.standard import labelled

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class ShownTwicePortal(NumberedListsPortal):
    """The day of publication stands in PubDate and nowhere else; what is printed is that of a later change."""

    family = "shown_twice"
    theme = "#3e2723"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    per_page = 9
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/xw/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/{_FOLDERS[record.kind]}/{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}{record.kind.chinese}信息"

    def record_body(self, record: Decision) -> Markup:
        wide = Markup("").join(
            Markup('<tr><td class="name">{}</td><td>{}</td></tr>\n').format(label, _cut(printed(value, "chinese")))
            for label, value in labelled(record, self.department).items()
        )
        narrow = Markup("").join(
            Markup("<li>{}：{}</li>\n").format(label, printed(value, "chinese"))
            for label, value in labelled(record, self.department).items()
        )
        return Markup(
            '<div class="pc"><table class="data">{}</table></div>'
            '<div class="wap" style="display:none"><ul>{}</ul></div>'
        ).format(wide, narrow)

    def detail(self, record: Decision) -> Answer:
        article = self.record_article(record)
        changed = article.day + timedelta(days=40)

        def answer() -> web.Response:
            response = self.html("record.html", title=article.title, article=article, changed=changed)
            body = response.body if isinstance(response.body, bytes) else b""
            clock = article.clock.replace(":", "∶")
            response.body = b"\xef\xbb\xbf" + body.replace(article.clock.encode(), clock.encode())
            return response

        return answer


def _cut(text: str) -> Markup:
    """2020|年9月8日 in spans, as Word leaves it."""
    head, year, rest = text.partition("年")
    if not year or not head.isdigit():
        return Markup("{}").format(text)
    return Markup("<span>{}</span><span>年{}</span>").format(head, rest)

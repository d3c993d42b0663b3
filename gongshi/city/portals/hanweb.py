"""hanweb: lists inside a script of type text/xml, further pages from dataproxy.jsp, /art/Y/M/D/art_col_id.html."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import CATALOGUE_HEADER, catalogue_rows, two_columns
from gongshi.city.notices import Paper, attachment_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.sheets import xlsx_bytes
from gongshi.city.spelling import bracketed

_COLUMNS = {Kind.PERMIT: 52871, Kind.PENALTY: 52872}
_PER_PAGE, _INLINE = 6, 12
_CATALOGUE_FILE = "/attach/0/sgsml2018.xlsx"
_TITLE = "行政许可和行政处罚等信用信息公示专栏"


class HanwebPortal(Portal):
    """The column hangs two levels below 政务公开, its link cut short; no query; only the permits' catalogue."""

    family = "hanweb"
    shell, theme = "classic", "#9b1c1c"
    open_path: ClassVar[str] = "/col/col52800/index.html"
    column_path: ClassVar[str | None] = "/col/col52870/index.html"
    promise = Promise(on_home=False, searchable=False, catalogue=Verdict.PARTIAL)

    def section_path(self, section: Section) -> str:
        return f"/col/col{52810 + section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/art/{article.day.year}/{article.day.month}/{article.day.day}/art_52810_{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/col/col{_COLUMNS[kind]}/index.html"

    def open_links(self) -> list[tuple[str, str]]:
        return [(_TITLE, str(self.column_path)), ("权责清单", self.article_path(self.about[2]))]

    def extra_articles(self) -> list[Article]:
        return [self._catalogue()]

    def extra_pages(self) -> Mapping[str, Answer]:
        rows = catalogue_rows(self.department, [Kind.PERMIT])
        book = xlsx_bytes({"目录": [CATALOGUE_HEADER, *rows]})
        pages: dict[str, Answer] = {
            str(self.column_path): lambda: self.html(
                "column.html", title=_TITLE, catalogue=self._catalogue(), columns=_COLUMNS
            ),
            _CATALOGUE_FILE: lambda: web.Response(body=book, content_type="application/octet-stream"),
            "/script/jpage.js": lambda: self.text(self._render("hanweb/jpage.js"), "application/javascript"),
        }
        for kind in Kind:
            pages[self.listing_path(kind)] = self._listing(kind)
            pages |= {self.record_path(record): self._detail(record) for record in self.published(kind)}
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        path = "/module/web/jpage/dataproxy.jsp"
        return [web.get(path, self._proxy), web.post(path, self._proxy)]

    def record_path(self, record: Decision) -> str:
        assert record.portal_on
        day: date = record.portal_on
        return f"/art/{day.year}/{day.month}/{day.day}/art_{_COLUMNS[record.kind]}_{7000 + record.serial}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}{record.affair.item}"

    def _catalogue(self) -> Article:
        link = Markup('<p>附件：<a href="{}">行政许可公示目录.xlsx</a></p>').format(_CATALOGUE_FILE)
        title = f"{self.department.name}双公示目录（2018年版）"
        paper = Paper(
            department=self.department, number=88001, section="双公示目录", title=title, day=date(2018, 2, 12)
        )
        return attachment_paper(paper, link)

    def _listing(self, kind: Kind) -> Answer:
        records = self.published(kind)
        return lambda: self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            items=[self._item(record) for record in records[:_INLINE]],
            total=len(records),
            per_page=_PER_PAGE,
            column=_COLUMNS[kind],
        )

    def _item(self, record: Decision) -> Markup:
        return Markup('<li><a href="{}" title="{}" target="_blank">{}</a><span>{}</span></li>').format(
            self.record_path(record), self.record_title(record), self.record_title(record)[:22], record.portal_on
        )

    def _detail(self, record: Decision) -> Answer:
        assert record.portal_on
        article = Article(
            number=7000 + record.serial,
            section=f"{record.kind.chinese}公示",
            title=self.record_title(record),
            day=record.portal_on,
            clock="09:12",
            body=two_columns(self._styled(record), self.department, "chinese"),
            source=self.department.name,
        )
        return lambda: self.html("article.html", title=article.title, article=article)

    def _styled(self, record: Decision) -> Decision:
        """This site prints round brackets in document numbers."""
        return replace(record, document_number=bracketed(record.document_number, 2))

    async def _proxy(self, request: web.Request) -> web.Response:
        """Records startrecord..endrecord (counted from 1, both within) as XML; nothing without the column's number."""
        sent = {**request.query, **(await request.post())}
        kinds = {str(number): kind for kind, number in _COLUMNS.items()}
        kind = kinds.get(str(sent.get("columnid", "")))
        if kind is None:
            return self.text("<datastore><totalrecord>0</totalrecord></datastore>", "text/xml")
        records = self.published(kind)
        first, last = int(str(sent.get("startrecord", 1))), int(str(sent.get("endrecord", _INLINE)))
        items = Markup("").join(
            Markup("<record><![CDATA[{}]]></record>\n").format(self._item(r)) for r in records[first - 1 : last]
        )
        body = f"<datastore>\n<totalrecord>{len(records)}</totalrecord>\n<recordset>\n{items}</recordset>\n</datastore>"
        return self.text(body, "text/xml")

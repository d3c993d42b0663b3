"""Every decision a PDF of two columns, label and value, over two pages; a penalty has its head twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import printed
from gongshi.city.pdfs import pdf_bytes
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise
from gongshi.city.standard import labelled

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}
_HEADERS = {Kind.PERMIT: ("项目", "内容"), Kind.PENALTY: ("公示项目", "公示内容")}
_WIDTHS = (180, 560)


class DecisionPdfsPortal(NumberedListsPortal):
    """The record's page holds nothing but the link to its file."""

    family = "decision_pdfs"
    theme = "#4e342e"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/xxgk/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    per_page = 10
    list_template = "plain_list.html"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/xw/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/xxgk/sgs/{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/xxgk/sgs/{_FOLDERS[record.kind]}/{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}{record.kind.chinese}信息公示"

    def file_path(self, record: Decision) -> str:
        return f"/upload/sgs/{self.identity(record)[:12]}.pdf"

    def record_body(self, record: Decision) -> Markup:
        title = self.record_title(record)
        return Markup('<p>附件：<a href="{}">{}.pdf</a></p>').format(self.file_path(record), title)

    def extra_pages(self) -> Mapping[str, Answer]:
        files = {self.file_path(record): self._file(record) for kind in Kind for record in self.shown(kind)}
        return {**super().extra_pages(), **files}

    def _file(self, record: Decision) -> Answer:
        rows = [(label, printed(value)) for label, value in labelled(record, self.department).items()]
        body = pdf_bytes(
            self.record_title(record),
            _HEADERS[record.kind],
            rows,
            _WIDTHS,
            header_again=record.kind is Kind.PENALTY,
        )
        return lambda: web.Response(body=body, content_type="application/pdf")

"""Every record page is a picture of the paper; who and what number stand in the list's titles only (PORTALS §3.16).
The pager is a select."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class ScannedPortal(NumberedListsPortal):
    """What the picture says nobody can read by machine: the decision's day is not to be had."""

    family = "scanned"
    theme = "#795548"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    per_page = 9
    list_template = "plain_list.html"
    ending = "shtml"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/zx/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/zx/{article.day:%Y-%m}/{article.number}.shtml"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/{_FOLDERS[record.kind]}/{record.portal_on:%Y-%m}/{self.number(record)}.shtml"

    def record_title(self, record: Decision) -> str:
        word = "准予行政许可决定书" if record.kind is Kind.PERMIT else "行政处罚决定书"
        return f"{record.party.name}{word}（{record.document_number}）"

    def record_body(self, record: Decision) -> Markup:
        return Markup('<p align="center"><img src="/sgs/images/{}.svg" width="700" alt=""></p>').format(
            self.number(record)
        )

    def legible(self, record: Decision) -> bool:  # noqa: ARG002  none of them
        return False

    def extra_pages(self) -> Mapping[str, Answer]:
        pictures = {
            f"/sgs/images/{self.number(record)}.svg": self._picture for kind in Kind for record in self.shown(kind)
        }
        return {**super().extra_pages(), **pictures}

    def _picture(self) -> web.Response:
        return self.text(self._render("site/banner.svg"), "image/svg+xml")

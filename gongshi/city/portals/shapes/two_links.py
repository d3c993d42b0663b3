"""Two links, 行政许可公示 and 行政处罚公示, three clicks deep; the word 双公示 is nowhere on the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xzxkgs", Kind.PENALTY: "xzcfgs"}
_DUTIES = "/zwgk/fdzdgknr/index.html"


class TwoLinksPortal(NumberedListsPortal):
    """政务公开 → 法定主动公开内容 → the two lists: as a tax bureau has it."""

    family = "two_links"
    theme = "#2c5f8a"
    column_path: ClassVar[str | None] = None
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 6
    promise = Promise(on_home=False, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xwdt/lm{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/xwdt/{article.day:%Y%m}/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup("")

    def listing_path(self, kind: Kind) -> str:
        return f"/zwgk/fdzdgknr/{_FOLDERS[kind]}/index.html"

    def record_path(self, record: Decision) -> str:
        return f"/zwgk/fdzdgknr/{_FOLDERS[record.kind]}/{record.portal_on:%Y%m}/c{self.number(record)}.html"

    def record_title(self, record: Decision) -> str:
        word = "准予行政许可决定书" if record.kind is Kind.PERMIT else "行政处罚决定书"
        return f"{record.party.name}{word}"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "iso")

    def extra_pages(self) -> Mapping[str, Answer]:
        return {**super().extra_pages(), _DUTIES: lambda: self.html("duties.html", title="法定主动公开内容")}

    def page_path(self, kind: Kind, number: int) -> str:
        return f"/zwgk/fdzdgknr/{_FOLDERS[kind]}/index{f'_{number}' if number > 1 else ''}.html"

"""Lists that are divided: permits by month, penalties in boxes of three rows by kind of penalty, each with 更多."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}


class DividedPortal(ShapePortal):
    """What stands on the lists' own pages is a preview of the newest rows."""

    family = "divided"
    theme = "#33691e"
    column_path: ClassVar[str | None] = "/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    preview: ClassVar[int] = 3
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/dt/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/dt/{article.day:%Y%m}/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_FOLDERS[kind]}/"

    def parts(self, kind: Kind) -> dict[str, list[Decision]]:
        """The records of each part by its name, newest first."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for record in self.shown(kind):
            day = record.portal_on
            assert day
            found[f"{day.year}年{day.month}月" if kind is Kind.PERMIT else record.affair.category].append(record)
        return found

    def part_path(self, kind: Kind, at: int) -> str:
        return f"{self.listing_path(kind)}lm{at}/"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages[self.listing_path(Kind.PERMIT)] = self._divided("months.html", Kind.PERMIT)
        pages[self.listing_path(Kind.PENALTY)] = self._divided("boxes.html", Kind.PENALTY)
        for kind in Kind:
            for at, (name, records) in enumerate(self.parts(kind).items()):
                pages[self.part_path(kind, at)] = self._part(kind, name, records)
        return pages

    def _divided(self, template: str, kind: Kind) -> Answer:
        return lambda: self.html(template, title=f"{kind.chinese}公示", kind=kind, parts=self.parts(kind))

    def _part(self, kind: Kind, name: str, records: list[Decision]) -> Answer:
        return lambda: self.html("part.html", title=name, kind=kind, rows=records)

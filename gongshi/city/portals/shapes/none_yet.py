"""A working column without a record: total 0 under the one list, 暂无数据 in the other (江苏, PORTALS §1).

Not the icon with nothing behind it: lists, boxes and heads are there, and a department may have decided nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "sgsXzxkGsList", Kind.PENALTY: "sgsXzcfGsList"}


class NoneYetPortal(ShapePortal):
    """Its department decides things, and all of them stand on the credit site only."""

    family = "none_yet"
    theme = "#00695c"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/hjsgs/index"
    open_path: ClassVar[str] = "/zwgk/index"
    papers_kept = ("plan",)
    promise = Promise(on_home=True, searchable=True, plan=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/col/{section.number}"

    def article_path(self, article: Article) -> str:
        return f"/art/{article.number}"

    def listing_path(self, kind: Kind) -> str:
        return f"/hjsgs/{_NAMES[kind]}"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {**super().extra_pages(), **{self.listing_path(kind): self._listing(kind) for kind in Kind}}

    def _listing(self, kind: Kind) -> Answer:
        return lambda: self.html("listing.html", title=f"{kind.chinese}公示", kind=kind)

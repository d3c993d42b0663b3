"""Every record is the paper itself, written out (川水许可否〔2025〕2号, PORTALS §3.17); one is a refusal."""

from __future__ import annotations

from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.free_text import decision_text
from gongshi.city.portals.shapes.numbered_lists import NumberedListsPortal
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xkjd", Kind.PENALTY: "cfjd"}


class FreeTextPortal(NumberedListsPortal):
    """Titles say who and what, no number; date of decision at the foot, in figures or in Chinese numerals."""

    family = "free_text"
    theme = "#006064"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/xyxxsgs/"
    open_path: ClassVar[str] = "/zfxxgk/"
    per_page = 8
    list_template = "plain_list.html"
    ending = "shtml"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/dt/l{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/dt/{article.day:%Y/%m/%d}/{article.number}.shtml"

    def listing_path(self, kind: Kind) -> str:
        return f"/xyxxsgs/{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/xyxxsgs/{_FOLDERS[record.kind]}/{record.portal_on:%Y/%m/%d}/{self.number(record)}.shtml"

    def refused(self, record: Decision) -> bool:
        """The third permit from the top is a 不予许可."""
        return record == self.shown(Kind.PERMIT)[2]

    def record_title(self, record: Decision) -> str:
        if record.kind is Kind.PENALTY:
            return f"行政处罚决定书（{record.party.name}）"
        word = "不予" if self.refused(record) else "准予"
        return f"关于{word}{record.party.name}{record.affair.item}的决定"

    def record_body(self, record: Decision) -> Markup:
        refused = record.kind is Kind.PERMIT and self.refused(record)
        return decision_text(record, self.department, refused=refused)

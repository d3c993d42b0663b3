"""An icon named 双公示 on the home page, and nothing behind it (有专栏图标，但点进去无内容的，视为无专栏)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise


class EmptyIconPortal(Portal):
    """An iList.jsp-like site; the page behind the icon has navigation and a breadcrumb only."""

    family = "empty_icon"
    shell, theme = "classic", "#8a6d1d"
    open_path: ClassVar[str] = "/info/iList.jsp?site_id=CMSsf&cat_id=10400"
    column_path: ClassVar[str | None] = "/info/iList.jsp?site_id=CMSsf&cat_id=10622"
    promise = Promise(column=Verdict.EMPTY, on_home=True, records=False)

    def section_path(self, section: Section) -> str:
        return f"/info/iList.jsp?site_id=CMSsf&cat_id={10500 + section.number}"

    def article_path(self, article: Article) -> str:
        return f"/info/{article.day:%Y%m}/{article.number}.jspx"

    def column_link(self) -> Markup:
        return Markup(
            '<div class="item"><a href="{}" target="_blank"><img src="/images/icon_sgs.svg" alt="双公示" width="220"'
            ' border="0"></a></div>'
        ).format(self.column_path)

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("nothing.html", title="双公示"),
            "/images/icon_sgs.svg": lambda: self.text(self._render("formpost/special.svg"), "image/svg+xml"),
        }

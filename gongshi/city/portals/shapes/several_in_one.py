"""One article, many decisions, and no table of them: a small table each, or paragraphs one after the other (§3.16)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch, batches
from gongshi.city.decisions import Decision
from gongshi.city.details import printed, two_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise
from gongshi.city.spelling import numeral
from gongshi.city.standard import labelled


class SeveralInOnePortal(ShapePortal):
    """Permits stand in tables of two columns under a numbered head, penalties in lines `label：value`."""

    family = "several_in_one"
    theme = "#455a64"
    column_name: ClassVar[str] = "行政许可和行政处罚公示"
    column_path: ClassVar[str | None] = "/xzgs/index.html"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/lanmu/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/wz/{article.day:%Y%m%d}_{article.number}.html"

    def listing_path(self, kind: Kind) -> str:  # noqa: ARG002  both kinds in one list
        return str(self.column_path)

    @cached_property
    def column(self) -> Section:
        articles = [self._batch(number, batch) for number, batch in enumerate(batches(self.department), 81001)]
        return Section(number=81, name=self.column_name, parent="政务公开", articles=tuple(articles))

    def extra_articles(self) -> list[Article]:
        return list(self.column.articles)

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("list.html", title=self.column_name, section=self.column),
        }

    def _batch(self, number: int, batch: Batch) -> Article:
        write = self._table if batch.kind is Kind.PERMIT else self._lines
        body = Markup("").join(write(at, decision) for at, decision in enumerate(batch.decisions, 1))
        return Article(
            number=number,
            section=self.column_name,
            title=batch.title,
            day=batch.day,
            clock="09:30",
            body=body,
            source=self.department.name,
        )

    def _table(self, at: int, decision: Decision) -> Markup:
        head = Markup("<p><strong>{}、{}</strong></p>\n").format(numeral(at), decision.project)
        return head + two_columns(decision, self.department)

    def _lines(self, at: int, decision: Decision) -> Markup:
        head = Markup("<p>　　{}、{}</p>\n").format(numeral(at), decision.project)
        told = labelled(decision, self.department).items()
        lines = [Markup("<p>　　{}：{}</p>\n").format(label, printed(value, "chinese")) for label, value in told]
        return head + Markup("").join(lines) + Markup("<p>&nbsp;</p>\n")

"""Columns that are batches, one article each, with nothing in it but a file (PORTALS §3.16)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.batches import Batch, batches
from gongshi.city.notices import Paper, attachment_paper
from gongshi.city.portals.portal import Answer, Portal


class AttachedBatchesPortal(Portal):
    """What such portals share; each says how its files are called, linked and made. `first_article`: the number of
    the oldest batch's article; the column's number and name are those of its section."""

    first_article: ClassVar[int]
    column_number: ClassVar[int]
    column_name: ClassVar[str]

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="{}">{}</a>').format(self.column_path, self.column_name)

    def listing_path(self, kind: Kind) -> str | None:  # noqa: ARG002  both kinds in one list
        return self.column_path

    @cached_property
    def found(self) -> list[tuple[Batch, str, Article]]:
        """Each batch with its file's address and its article."""
        numbered = enumerate(batches(self.department), self.first_article)
        return [self._published(number, batch) for number, batch in numbered]

    @cached_property
    def column(self) -> Section:
        articles = tuple(article for _, _, article in self.found)
        return Section(number=self.column_number, name=self.column_name, parent="政务公开", articles=articles)

    def extra_articles(self) -> list[Article]:
        return list(self.column.articles)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {
            str(self.column_path): lambda: self.html("list.html", title=self.column.name, section=self.column)
        }
        return pages | {path: self._file(batch) for batch, path, _ in self.found}

    def _attached(self, number: int, batch: Batch, link: Markup) -> Article:
        paper = Paper(
            department=self.department, number=number, section=self.column_name, title=batch.title, day=batch.day
        )
        return attachment_paper(paper, link)

    @abstractmethod
    def _published(self, number: int, batch: Batch) -> tuple[Batch, str, Article]:
        """A batch with its file's address and its article."""

    @abstractmethod
    def _file(self, batch: Batch) -> Answer:
        """What the file's address answers."""

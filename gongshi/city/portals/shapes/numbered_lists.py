"""Lists that stand page by page, each page a file at an address of its own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from disclosure.vocabulary import Kind
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal


class NumberedListsPortal(ShapePortal):
    """A family gives the address of a list, and of its further pages where they are called otherwise than index_N."""

    ending: ClassVar[str] = "html"
    list_template: ClassVar[str] = "listing.html"

    @abstractmethod
    def listing_path(self, kind: Kind) -> str:
        """Where the list of a kind begins."""

    def page_path(self, kind: Kind, number: int) -> str:
        """Where a page of a list is, counted from 1."""
        return self.listing_path(kind) + (f"index_{number}.{self.ending}" if number > 1 else "")

    def list_pages(self) -> dict[str, Answer]:
        """Every page of both lists, by its address."""
        return {
            self.page_path(kind, number): self._listing(kind, number)
            for kind in Kind
            for number in range(1, self.pages(kind) + 1)
        }

    def extra_pages(self) -> Mapping[str, Answer]:
        return {**super().extra_pages(), **self.list_pages()}

    def _listing(self, kind: Kind, number: int) -> Answer:
        title, rows = f"{kind.chinese}公示", self.rows(kind, number)
        return lambda: self.html(self.list_template, title=title, kind=kind, number=number, rows=rows)

"""Sites without a column whose channels sound like one: words/lookalikes.toml says what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.draw import lot
from gongshi.city.notices import Paper, notice
from gongshi.city.parties import company
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.words import words

_NEWEST = date(2018, 6, 22)


class LookalikePortal(Portal):
    """`said`: the site's entry in the words file."""

    theme = "#546e7a"
    said: ClassVar[Mapping[str, Any]]
    promise = Promise(column=Verdict.ABSENT, records=False)

    def column_link(self) -> Markup:
        link = Markup('<a class="special" href="{}">{}</a>')
        return Markup("\n").join(link.format(self.section_path(one), one.name) for one in self.channels)

    def open_links(self) -> list[tuple[str, str]]:
        return [(channel.name, self.section_path(channel)) for channel in self.channels]

    @cached_property
    def channels(self) -> list[Section]:
        stream = lot(self.city.seed, self.family, self.department.index)
        names = {
            "duty": self.department.bureau.duty,
            "party": company(stream, self.city.name).name,
            "other": company(stream, self.city.name).name,
            "number": f"{self.department.bureau.mark}证字第{stream.randint(10000, 99999)}号",
        }
        return [self._channel(order, entry, names) for order, entry in enumerate(self.said["section"], 41)]

    def extra_articles(self) -> list[Article]:
        return [article for channel in self.channels for article in channel.articles]

    def extra_pages(self) -> Mapping[str, Answer]:
        return {self.section_path(channel): self._section(channel) for channel in self.channels}

    def _channel(self, order: int, entry: Mapping[str, Any], names: Mapping[str, str]) -> Section:
        articles = []
        for at, (title, text) in enumerate(entry["items"]):
            paper = Paper(
                department=self.department,
                number=order * 100 + at,
                section=entry["name"],
                title=title.format(**names),
                day=_NEWEST - timedelta(days=at * 9),
            )
            articles.append(notice(paper, text.format(**names)))
        return Section(number=order, name=entry["name"], parent="专题专栏", articles=tuple(articles))


def _portal(said: Mapping[str, Any]) -> type[Portal]:
    names = {"family": said["family"], "said": said, "__doc__": "、".join(one["name"] for one in said["section"])}
    return type(f"{said['family'].title().replace('_', '')}Portal", (LookalikePortal,), names)


LOOKALIKES: tuple[type[Portal], ...] = tuple(_portal(said) for said in words("lookalikes")["site"])

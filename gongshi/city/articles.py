"""What else stands on a bureau's website: news, notices, policies, guides, written from word lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from markupsafe import Markup

from gongshi.city.departments import Department
from gongshi.city.draw import lot
from gongshi.city.plan import City
from gongshi.city.schedule import days, is_working_day
from gongshi.city.words import words

_MINUTES = 8 * 60 + 30  # the office opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of a section. `clock` is HH:MM, `number` unique within the site."""

    number: int
    section: str
    title: str
    day: date
    clock: str
    body: Markup
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`parent` is the top-level channel it hangs under."""

    number: int
    name: str
    parent: str
    articles: tuple[Article, ...] = ()


_PARENTS = {
    "工作动态": "新闻中心",
    "通知公告": "新闻中心",
    "行业信用动态": "新闻中心",
    "政策文件": "政务公开",
    "政策解读": "政务公开",
    "人事信息": "政务公开",
    "财政信息": "政务公开",
    "办事指南": "政务服务",
}


def sections(city: City, department: Department) -> list[Section]:
    """The ordinary sections with their articles, newest first."""
    stream = lot(city.seed, "news", department.index)
    made, number = [], 1000 + department.index * 37
    for order, (name, titles) in enumerate(words("news")["sections"].items(), 1):
        written = []
        for title in titles:
            number += stream.randint(1, 9)
            written.append(replace(_article(stream, city, department, name, title), number=number))
        written.sort(key=lambda article: article.day, reverse=True)
        made.append(Section(number=order, name=name, parent=_PARENTS[name], articles=tuple(written)))
    return made


def page(section: str, number: int, title: str, body: Markup, department: Department) -> Article:
    """A page without news value (机构职能 and the like), dated by the site's last rebuilding."""
    return Article(
        number=number,
        section=section,
        title=title,
        day=date(2017, 11, 6),
        clock="10:00",
        body=body,
        source=department.name,
    )


def clock(stream: Random) -> str:
    minutes = _MINUTES + stream.randrange(9 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _article(stream: Random, city: City, department: Department, section: str, title: str) -> Article:
    """An article without a number yet: a title and three paragraphs, dated on a working day of the year."""
    pool = [day for day in days(date(city.as_of.year, 1, 4), city.as_of) if is_working_day(day)]
    day = stream.choice(pool or [city.as_of])
    names = {
        "city": city.name,
        "duty": department.bureau.duty,
        "bureau": department.name,
        "short": department.bureau.name,
        "district": stream.choice(words("parties")["districts"]),
        "date": f"{day.month}月{day.day}日",
    }
    paragraphs = stream.sample(words("news")["text"]["paragraphs"], 3)
    body = Markup("").join(Markup("<p>　　{}</p>\n").format(text.format(**names)) for text in paragraphs)
    return Article(
        number=0,
        section=section,
        title=title.format(**names),
        day=day,
        clock=clock(stream),
        body=body,
        source=stream.choice([department.name, "办公室", f"{city.name}日报"]),
    )

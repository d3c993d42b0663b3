"""Everything that sounds like dual publicity and is not: there is no column here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from disclosure.vocabulary import Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.notices import Paper, notice, plan_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise

_DECOYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "双公示工作动态": (
        (
            "我局召开“双公示”工作推进会",
            "会议通报了一季度“双公示”信息报送情况，要求各科室及时、准确报送行政许可和行政处罚信息。",
        ),
        ("我局参加全市“双公示”工作培训", "培训就行政许可、行政处罚数据标准和上报流程进行了讲解。"),
        ("市信用办来我局督导“双公示”工作", "督导组查阅了台账资料，提出了整改意见。"),
    ),
    "双随机、一公开": (
        ("2018年“双随机、一公开”抽查计划", "抽查比例不低于5%，抽查结果向社会公开。"),
        ("2018年第二季度随机抽查结果公示", "共抽查市场主体12户，未发现违法行为。"),
    ),
    "批前公示": (
        ("关于拟作出行政许可决定的批前公示", "公示期为5个工作日，公示期内如有异议请书面反映。"),
        ("建设项目受理公示", "我局已受理下列建设项目的申请。"),
    ),
    "权责清单": (
        ("权力清单和责任清单（2018年版）", "共有行政许可4项、行政处罚31项。"),
        ("行政处罚自由裁量基准", "轻微、一般、严重三个档次。"),
    ),
    "红黑榜": (
        ("2018年第一批诚信“红榜”名单", "经认定，以下单位列入红榜。"),
        ("2018年第一批失信“黑榜”名单", "本期无失信主体。"),
    ),
}


class DecoysPortal(Portal):
    """An ASP.NET-like site. The work plan is there, among the news; the column is not."""

    family = "decoys"
    theme = "#7a3b8f"
    open_path: ClassVar[str] = "/Category_9/Index.aspx"
    promise = Promise(column=Verdict.ABSENT, plan=Verdict.PRESENT, records=False)

    def section_path(self, section: Section) -> str:
        return f"/Category_{section.number + 60}/Index.aspx"

    def article_path(self, article: Article) -> str:
        return f"/Item/{article.number}.aspx"

    def column_link(self) -> Markup:
        links = [
            Markup('<a class="special" href="{}">{}</a>').format(self.section_path(section), section.name)
            for section in self.decoys
        ]
        return Markup("\n").join(links)

    def open_links(self) -> list[tuple[str, str]]:
        return [(section.name, self.section_path(section)) for section in self.decoys]

    @cached_property
    def decoys(self) -> list[Section]:
        return [self._decoy(order, name, items) for order, (name, items) in enumerate(_DECOYS.items(), 21)]

    def extra_articles(self) -> list[Article]:
        return [article for section in self.decoys for article in section.articles]

    def extra_pages(self) -> Mapping[str, Answer]:
        return {self.section_path(section): self._section(section) for section in self.decoys}

    def _decoy(self, order: int, name: str, items: tuple[tuple[str, str], ...]) -> Section:
        articles = []
        for at, (title, text) in enumerate(items):
            number, day = order * 100 + at, date(2018, 6, 20 - at * 3)
            paper = Paper(department=self.department, number=number, section=name, title=title, day=day)
            articles.append(notice(paper, text))
        if name == "双公示工作动态":
            articles.append(plan_paper(self.department, order * 100 + 99, name))
        return Section(number=order, name=name, parent="专题专栏", articles=tuple(articles))

"""The papers that belong to dual publicity: the work plan, the two officers, news that is only about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from gongshi.city.articles import Article
from gongshi.city.departments import Department
from gongshi.city.details import CATALOGUE_HEADER, catalogue_rows, grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Where and when a paper stands: all of an article but its body."""

    department: Department
    number: int
    section: str
    title: str
    day: date

    def article(self, body: Markup) -> Article:
        return Article(
            number=self.number,
            section=self.section,
            title=self.title,
            day=self.day,
            clock="15:20",
            body=body,
            source=self.department.name,
        )


_PLAN = Markup(
    "<p>机关各科室、局属各单位：</p><p>　　为做好行政许可和行政处罚等信用信息公示（以下简称“双公示”）工作，"
    "根据国家发展改革委有关要求，结合我局实际，制定本方案。</p>"
    "<p>　　一、工作目标。自作出行政决定之日起7个工作日内上网公开，做到“公开为常态、不公开为例外”。</p>"
    "<p>　　二、工作任务。（一）编制目录；（二）设立专栏；（三）建立台账；（四）及时报送。</p>"
    "<p>　　三、保障措施。{}同志负责此项工作。</p>"
)


def plan_paper(department: Department, number: int, section: str) -> Article:
    """The 实施方案, published in January."""
    title = f"{department.name}行政许可和行政处罚等信用信息公示工作实施方案"
    paper = Paper(department=department, number=number, section=section, title=title, day=date(2018, 1, 15))
    return paper.article(_PLAN.format(department.officers[0]))


def officers_paper(department: Department, number: int, section: str) -> Article:
    """The two named officers (双员), with their telephone."""
    rows = [
        ["1", "数据管理员", department.officers[0], "政策法规科", department.phone],
        ["2", "数据联络员", department.officers[1], "办公室", department.phone],
    ]
    body = grid(("序号", "职责", "姓名", "科室", "联系电话"), rows)
    title = "“双公示”工作责任人员名单"
    paper = Paper(department=department, number=number, section=section, title=title, day=date(2018, 1, 22))
    return paper.article(body)


def catalogue_paper(department: Department, number: int, section: str) -> Article:
    """The whole catalogue as an article with the annex-3 table."""
    title = f"{department.name}行政许可和行政处罚等信用信息公示目录"
    paper = Paper(department=department, number=number, section=section, title=title, day=date(2018, 2, 6))
    return paper.article(grid(CATALOGUE_HEADER, catalogue_rows(department)))


def attachment_paper(paper: Paper, links: Markup) -> Article:
    """An article that holds nothing but attachments."""
    return paper.article(Markup("<p>　　现予公示，详见附件。</p>{}").format(links))


def notice(paper: Paper, body: str) -> Article:
    """Any other notice; the body is plain text."""
    return paper.article(Markup("<p>　　{}</p>").format(body))

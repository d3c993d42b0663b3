"""Whether a page is the work plan of 双公示, and whether it names the two officers (双员)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.column.words import decoy
from crawler.details.article import attachments_of, paragraphs_of, title_of_article
from crawler.pages.page import Ask, Page
from crawler.pages.visible import body_text, text_of

_SUBJECT = re.compile(r"双公示|行政许可(?:和|与|、|及)?行政处罚|行政处罚(?:和|与|、|及)?行政许可")
_PLAN = re.compile(r"(实施|工作|推进|落实)(方案|意见|办法|计划)|方案$|实施细则")
_NOT_PLAN = re.compile(r"评估方案|考核方案|培训方案|召开|学习|解读|起草说明|征求意见|采访")
_PLAN_TEXT = re.compile(
    r"工作目标|总体要求|工作任务|实施步骤|工作要求|保障措施|责任分工|公示内容|公示方式|时间安排|组织领导"
)
_OFFICER = re.compile(
    r"(信息|数据|信用信息)?(管理员|审核员|联络员|信息员|填报员|报送员|经办人|责任人员?|具体负责人|专职人员)|双员|分管(领导|负责人)"
)
_APPOINTED = re.compile(
    r"[\u4e00-\u9fff·]{2,4}同志(?:担任|作为|为|任|负责).{0,12}(?:管理员|审核员|联络员|信息员|填报员|报送员|责任人|负责人)"
)
"""The name before the post: 确定张三同志为信息审核员."""
_TELEPHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-—]?)?\d{7,8}(?!\d)|1[3-9]\d{9}")
_BLOCK = 220
_POST = re.compile(r"(?:信息|数据|信用信息)?(?:管理员|审核员|联络员|信息员|填报员|报送员)|双员")
_PLAN_NAMED = re.compile(r"双公示.{0,12}(?:实施|工作)方案")
_PARTS_OF_PLAN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The work plan: its title, and files that may hold its text."""

    title: str
    attachments: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersView:
    """Where the two officers are named: the page's title or the passage (telephone numbers left out)."""

    title: str
    passage: str


def read_plan(page: Page) -> PlanView | None:
    """The 双公示 plan (实施方案, 工作方案) on a page; None where the page is something else."""
    title = _title(page)
    text = body_text(page)
    if not _is_titled(title):
        return None
    if not _is_about(title) and len(_SUBJECT.findall(re.sub(r"[“”\"'‘’]", "", text))) < 2:
        return None
    files = attachments_of(page)
    return (
        PlanView(title=title, attachments=tuple(ask for ask, _ in files))
        if files or _PLAN_TEXT.search(text) or len(text) > 200
        else None
    )


def plan_without_text(page: Page) -> str:
    """The title of a page that is named as the plan and on which no plan can be read (a picture, a broken copy); ""
    for other pages. It may be the plan: nobody may say that there is none."""
    title = _title(page)
    return title if _is_titled(title) and _is_about(title) and read_plan(page) is None else ""


def _is_titled(title: str) -> bool:
    return bool(_PLAN.search(title)) and not _NOT_PLAN.search(title)


def _is_about(title: str) -> bool:
    return bool(_SUBJECT.search(re.sub(r"[“”\"'‘’]", "", title)))


def read_officers(page: Page) -> OfficersView | None:
    """The officers named on a page: a list of 责任人员, or a passage in the plan or the column; None where none is."""
    title = _title(page)
    flat = re.sub(r"[“”\"'‘’]", "", title)
    whole = re.sub(r"[“”\"'‘’]", "", body_text(page))
    about = bool(_SUBJECT.search(flat)) or bool(_SUBJECT.search(whole))
    if not about or (decoy(title) and not _OFFICER.search(flat) and "人员" not in flat):
        return None
    for line in _passages(page):
        match = _OFFICER.search(line)
        if match and (_names_someone(line[match.start() : match.start() + _BLOCK]) or _APPOINTED.search(line)):
            return OfficersView(title=title, passage=_TELEPHONE.sub("", line)[:_BLOCK])
    return None


def plan_in_column(page: Page) -> PlanView | None:
    """The plan told in the column's own words: named, and at least two of its parts there."""
    whole = re.sub(r"[“”\"'‘’]", "", body_text(page))
    named = _PLAN_NAMED.search(whole)
    if named is None or len(set(_PLAN_TEXT.findall(whole))) < _PARTS_OF_PLAN:
        return None
    return PlanView(title=named[0])


def officers_in_column(page: Page) -> OfficersView | None:
    """The officers named in a line of the column itself. Only by the names of their posts: 责任人 and 经办人 stand in
    decisions too."""
    for line in _passages(page):
        post = _POST.search(line)
        if post and len(line) <= _BLOCK and _names_someone(line[post.start() :]):
            return OfficersView(title=post[0], passage=_TELEPHONE.sub("", line))
    return None


def _title(page: Page) -> str:
    return title_of_article(page)


def _passages(page: Page) -> list[str]:
    """Lines of the article; cells of one table row together, since 职责 and 姓名 stand side by side."""
    innermost = [row for row in page.tree.iter("tr") if next(row.iterdescendants("tr"), None) is None]
    rows = [" ".join(text_of(cell) for cell in row if cell.tag in {"td", "th"}) for row in innermost]
    return [*rows, *paragraphs_of(page)]


def _names_someone(text: str) -> bool:
    """A person's name after the word for the post: 数据管理员 张三 政策法规科, 信息审核员：李四."""
    rest = _OFFICER.sub(" ", text)
    if _TELEPHONE.search(rest):
        return True
    first = re.match(r"^[\s:：为是由、，,(（)）姓名]*([\u4e00-\u9fff·]{2,4})(?=$|[\s，,、;；。同（(]|同志)", rest)
    return (
        bool(first)
        and first is not None
        and not re.search(r"要求|负责|工作|应当|职责|名单|电话|科室|部门|单位", first[1])
    )

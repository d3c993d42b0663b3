"""What is the work plan, and what is named so without showing one."""

from __future__ import annotations

import pytest

from crawler.publications.plan import (
    officers_in_column,
    plan_in_column,
    plan_without_text,
    read_officers,
    read_plan,
)
from tests.crawler.pages.making import page, portal

TITLE = "关于印发双公示工作实施方案的通知"
PICTURE = '<p>各科室：</p><p><img src="fangan.jpg"></p>'
WRITTEN = "<p>一、总体要求</p><p>行政许可和行政处罚信息自作出决定之日起七个工作日内公示。</p><p>二、责任分工</p>"


def plan_page(title: str, main: str) -> str:
    metas = f'<meta name="ArticleTitle" content="{title}">'
    return portal(f"<h1>{title}</h1>{main}", title=title, metas=metas)


def test_a_plan_that_stands_in_a_picture_is_neither_there_nor_missing() -> None:
    scanned = page(plan_page(TITLE, PICTURE))
    assert read_plan(scanned) is None
    assert plan_without_text(scanned) == TITLE


@pytest.mark.parametrize(
    ("title", "main"),
    [(TITLE, WRITTEN), ("我局召开双公示工作实施方案推进会", PICTURE), ("关于做好防汛工作方案的通知", PICTURE)],
)
def test_a_plan_that_is_read_and_a_page_of_another_matter_leave_no_doubt(title: str, main: str) -> None:
    assert plan_without_text(page(plan_page(title, main))) == ""


def test_plan_and_officers_in_the_words_of_the_column() -> None:
    told = "<p>我局制定了“双公示”工作实施方案：一、工作目标。全面公示。二、工作任务。三、工作要求。</p>"
    named = "<p>审核员：王志强，电话0870-2123456；信息员：陈丽华。</p>"
    column = page(portal(told + named, title="双公示专栏"))
    assert plan_in_column(column) is not None
    assert officers_in_column(column) is not None
    bare = page(portal("<p>查看双公示工作实施方案</p><ul><li>对直接责任人李四处罚案</li></ul>", title="双公示专栏"))
    assert (plan_in_column(bare), officers_in_column(bare)) == (None, None)


def test_an_officer_named_before_his_post() -> None:
    notice = "<p>为做好双公示工作，确定办公室张建军同志为双公示信息审核员，李秀兰同志为信息报送员。</p>"
    assert read_officers(page(plan_page("关于落实双公示工作人员的通知", notice))) is not None

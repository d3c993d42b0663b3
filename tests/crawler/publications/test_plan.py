"""What is the work plan, and what is named so without showing one."""

from __future__ import annotations

import pytest

from crawler.publications.plan import plan_without_text, read_plan
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

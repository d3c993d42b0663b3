"""Which pages without a record are none to miss."""

from __future__ import annotations

import pytest

from crawler.details.words import about_the_work


@pytest.mark.parametrize(
    "title",
    [
        "平川县恒达有限公司未按规定开展安全培训案",
        "平川县恒达有限公司虚假宣传案",
        "未组织开展应急演练活动（示应急罚〔2018〕3号）",
        "关于召开股东会议一事的行政处罚决定书",
    ],
)
def test_a_decision_is_missed_whatever_words_of_news_stand_in_its_title(title: str) -> None:
    assert about_the_work(title) is None


@pytest.mark.parametrize("title", ["我局开展安全培训工作", "关于召开双公示推进会的通知", "市领导到恒达有限公司调研"])
def test_news_is_none_to_miss(title: str) -> None:
    assert about_the_work(title)

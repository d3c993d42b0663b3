"""Before a column is said to be absent, the site's other channels are opened too: which, and in which order."""

from __future__ import annotations

from crawler.column import other_channels
from crawler.column.words import fold
from tests.crawler.pages.making import page

HOME = "http://zjj.example.gov.cn/"
LINKS = """
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/jg/">机构职能</a></li><li><a href="/bs/">办事大厅</a></li>
<li><a href="/zw/">政务公开</a></li><li><a href="http://www.gov.cn/">中国政府网</a></li></ul>
<div class="news"><a href="/art/2018/5/7/art_1.html">我局召开安全生产工作会议部署汛期工作</a><span>2018-05-07</span>
<a href="/f/1.pdf">公示表</a><a href="/login">登录</a><a href="/sx/2018-05-07.html">2018-05-07</a></div>
<div class="box"><a href="/gs/">公示公告</a><a href="/dsj/">双随机一公开</a></div>
"""


def test_channels_are_short_names_of_the_own_site_the_likeliest_first() -> None:
    found = other_channels(page(f"<html><body>{LINKS}</body></html>", HOME))
    assert [link.text for link in found] == ["政务公开", "公示公告", "双随机一公开", "机构职能", "办事大厅"]
    assert [link.score > 0 for link in found] == [True, True, False, False, False]


def test_more_before_a_name_is_no_part_of_it() -> None:
    assert {fold(text) for text in ("更多政务公开", "政务公开 更多>>", "点击查看更多政务公开", "进入政务公开")} == {
        "政务公开"
    }
    assert fold("进入") == "进入"

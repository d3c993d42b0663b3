"""What a page shows in a frame, together with what stands around the frame."""

from __future__ import annotations

from crawler.column import What, view_column
from crawler.visit.places import Lead, beside_the_frame
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page

AROUND = (
    '<html><body><a href="/xyxxsgs/">行政处罚</a><a href="/xyxxsgs/xzxk.html">行政许可</a>'
    '<iframe src="http://10.0.0.9/list_xzcf.php" width="800" height="900"></iframe></body></html>'
)
ROWS = "".join(
    f"<tr><td><a href='s?id={n}'>示范市第{n}物流有限公司</a></td><td>2018-05-0{n}</td></tr>" for n in range(1, 5)
)


def test_the_list_around_a_frame_is_not_lost_for_the_list_in_it() -> None:
    outer = page(AROUND, "http://czt.example.gov.cn/xyxxsgs/")
    inner = page(f"<table>{ROWS}</table>", "http://10.0.0.9/list_xzcf.php")
    seen = beside_the_frame(outer, view_column(outer), inner, view_column(inner))
    assert seen is not None
    assert seen.has_rows
    assert [(one.what, one.ask.url) for one in seen.inner] == [
        (What.PERMIT_LIST, "http://czt.example.gov.cn/xyxxsgs/xzxk.html")
    ]
    assert beside_the_frame(outer, view_column(outer), inner, None) is None


def test_a_channel_of_channels_stands_for_the_list_of_its_kind() -> None:
    names = ("食品经营许可", "药品经营许可", "特种设备使用登记")
    links = "".join(f'<li><a href="/sgs/xzxk/c{n}/">{name}</a></li>' for n, name in enumerate(names))
    channels = page(f"<html><body><ul>{links}</ul></body></html>", "http://a.gov.cn/sgs/xzxk/")
    view = view_column(channels)
    assert Lead(page=channels, view=view, kind=Kind.PERMIT, name="行政许可").shows_list
    assert not Lead(page=channels, view=view, kind=None, name="专题专栏").shows_list


def _under(name: str, titles: list[str]) -> Lead:
    rows = "".join(f'<li><a href="/gs/{n}.html">{title}</a></li>' for n, title in enumerate(titles))
    listed = page(f"<html><body><h2>{name}</h2><ul>{rows}</ul><p>{'说明文字' * 60}</p></body></html>")
    return Lead(page=listed, view=view_column(listed), kind=Kind.PERMIT, name=name)


def test_entries_that_are_not_understood_do_not_prove_that_there_is_no_list() -> None:
    strange = [f"编号第{n}项详细内容请点击查看" for n in range(1, 6)]
    guides = [f"食品经营许可第{n}类办事指南及申报材料" for n in range(1, 6)]
    assert not _under("行政许可公示", strange).other_matter
    assert _under("行政许可公示", guides).other_matter
    assert _under("行政许可", strange).other_matter

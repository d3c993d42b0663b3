"""Rows that no address opens are kept with the request that lists them and their own text."""

from __future__ import annotations

from datetime import datetime

from crawler.evidence.folder import EvidenceFolder
from crawler.evidence.row_sheet import row_sheet
from crawler.listings import ListRow
from crawler.pages.page import Ask, Page
from disclosure.chain import NewFile

ROWS = (
    ListRow(
        title="甲",
        ask=None,
        text="1 <b>甲公司</b> 查看",
        values={"document_number": "示许〔2018〕1号", "party": "甲公司"},
    ),
    ListRow(title="乙公司取水许可", ask=None),
)
POSTED = Ask(url="http://a.example.gov.cn/list.do", method="POST", form=(("page", "2"), ("type", "许可")))


class Kept:
    """Stands for the writer: what it was given."""

    def __init__(self) -> None:
        self.files: dict[str, NewFile] = {}

    def add(self, file: NewFile) -> None:
        self.files[file.path] = file


def test_the_sheet_holds_the_request_and_each_rows_text() -> None:
    said = row_sheet(POSTED, ROWS, "evidence/某局/pages/0.html", "ab" * 32).decode()
    assert "POST http://a.example.gov.cn/list.do page=2&amp;type=" in said
    assert "&lt;b&gt;甲公司&lt;/b&gt; 查看" in said, "what a site writes is text, never markup"
    assert "示许〔2018〕1号 ｜ 甲公司" in said
    assert "乙公司取水许可" in said
    assert "ab" * 32 in said
    assert "依次点击" not in said
    clicked = Ask(url="http://a.example.gov.cn/", clicks=("#tab2",))
    assert "依次点击：#tab2" in row_sheet(clicked, ROWS, "", "").decode()


def test_it_is_kept_beside_the_copy_of_the_page_the_same_rows_once() -> None:
    kept = Kept()
    folder = EvidenceFolder("某局", kept)  # type: ignore[arg-type]
    page = Page(
        url=POSTED.url, ask=POSTED, status=200, text="<p>列表</p>", body=b"<p></p>", fetched_at=datetime(2018, 9, 5, 1)
    )
    first, again = folder.keep_rows(page, ROWS), folder.keep_rows(page, ROWS)
    assert first == again
    copy = next(path for path in kept.files if "rows-" not in path)
    assert copy.encode() in kept.files[first].data
    assert kept.files[copy].sha256.encode() in kept.files[first].data
    captions = {one.path: one.caption for one in folder.kept}
    assert captions[first].startswith(
        "列表中各条的文字（没有单独的网页），以请求取得：POST http://a.example.gov.cn/list.do"
    )

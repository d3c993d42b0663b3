import io
from datetime import date

import openpyxl
import pytest

from crawler.details import read_attachment, read_detail
from crawler.listings import ListRow
from disclosure.errors import UnreadableFileError
from disclosure.vocabulary import DateSource, Kind
from tests.crawler.pages.making import page, portal


def _book(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("<a href='./P0201.xlsx'>双公示处罚2018.11.23.xlsx</a>", "双公示处罚2018.11.23.xlsx"),
        ("<a href='/W020180510.pdf'>行政处罚决定书</a>", "W020180510.pdf"),
        (
            "<a href='getfile.do?id={A1}&filename=%E5%8F%8C%E5%85%AC%E7%A4%BA2018.11.23.xls&type=db'>下载</a>",
            "双公示2018.11.23.xls",
        ),
        ("<a href='/download.jsp?fileid=77'>许可公示表.doc</a>", "许可公示表.doc"),
        ("<a href='javascript:void(0)' onclick=\"window.open('/f/a.zip')\">附件</a>", "a.zip"),
        ("<a href='/f/x.XLS' title='公示表.xls'>附件1</a>", "公示表.xls"),
    ],
)
def test_files_of_the_article_are_found_with_their_names(link: str, name: str) -> None:
    found = read_detail(
        page(portal(f"<h1>2018年行政处罚信息公示</h1><div id=zoom><p>附件：{link}</p></div>")),
        row=None,
        kind=Kind.PENALTY,
    )
    assert found.attachment_names == (name,)
    assert found.attachments[0].url.startswith("http://wjw.example.gov.cn/")
    assert found.not_a_decision is None


def test_pages_and_footers_are_no_attachments() -> None:
    html = portal("<a href='a.html'>下一篇</a><a href='/x.jsp'>1.2号文</a>").replace(
        "版权所有", "<a href='/app.zip'>客户端.zip</a>版权所有"
    )
    assert read_detail(page(html), row=None, kind=None).attachments == ()


def test_the_decisions_of_a_spreadsheet_take_the_pages_date() -> None:
    data = _book(
        [
            ["2018年5月行政处罚公示表"],
            ["序号", "行政处罚决定书文号", "案件名称", "当事人名称", "处罚决定日期"],
            [1, "示环罚〔2018〕1号", "超标排污案", "甲化工有限公司", "2018-05-03"],
            [2, "示环罚〔2018〕2号", "未批先建案", "乙化工有限公司", "2018-05-04"],
        ]
    )
    at = page(portal("x", metas='<meta name="PubDate" content="2018-05-10 08:00">'))
    found = read_attachment("双公示处罚.xlsx", data, page=at, kind=None)
    assert [one.document_number for one in found.records] == ["示环罚〔2018〕1号", "示环罚〔2018〕2号"]
    assert {(one.kind, one.published_on, one.published_on_source) for one in found.records} == {
        (Kind.PENALTY, date(2018, 5, 10), DateSource.META)
    }


def test_a_catalogue_attached_is_no_batch_of_decisions() -> None:
    data = _book(
        [
            ["序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据", "行政相对人"],
            [1, "甲局", "行政许可", "取水许可", "水法", "法人"],
        ]
    )
    found = read_attachment("双公示目录.xlsx", data, page=page(portal("x")), kind=None)
    assert found.records == ()
    assert found.not_a_decision


def test_a_damaged_file_says_so() -> None:
    with pytest.raises(UnreadableFileError):
        read_attachment("a.xlsx", b"PK\x03\x04 broken", page=page(portal("x")), kind=None)


def test_a_file_that_the_list_links_to_directly_was_published_on_the_day_beside_it() -> None:
    data = _book(
        [
            ["行政许可决定文书号", "行政相对人名称", "许可决定日期"],
            ["示建许字〔2018〕第1号", "甲建筑有限公司", "2018-05-03"],
        ]
    )
    row = ListRow(title="2018年5月双公示", ask=None, listed_on=date(2018, 6, 3), values={}, text="")
    found = read_attachment("5.xlsx", data, page=page("", "http://zjj.example.gov.cn/f/5.xlsx"), kind=None, row=row)
    assert (found.published_on, found.published_on_source) == (date(2018, 6, 3), DateSource.LIST)

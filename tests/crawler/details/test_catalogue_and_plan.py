# ruff: noqa: E501 - HTML stands here as sites write it
import io

import openpyxl
import pytest

from crawler.publications.catalogue import read_catalogue, read_catalogue_file
from crawler.publications.plan import read_officers, read_plan
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import NEWS, page, portal, real
from tests.shared_data import needs_shared

HEADER = ["序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据", "行政相对人"]
ROWS = [
    ["1", "市水务局", "行政许可", "取水许可", "《水法》", "法人"],
    ["2", "市水务局", "行政许可", "河道采砂许可", "《水法》", "法人"],
    ["3", "市水务局", "行政处罚", "对未经批准擅自取水的处罚", "《水法》", "法人"],
]


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, *rows]
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
        + "</table>"
    )


def _article(title: str, body: str) -> str:
    return portal(f"<h1>{title}</h1><div id=zoom>{body}</div>", title=title)


def test_a_full_catalogue_counts_its_items_and_both_kinds() -> None:
    found = read_catalogue(page(_article("示范市水务局双公示目录", _table(HEADER, ROWS))))
    assert (found.items, found.kinds, found.missing) == (3, frozenset(Kind), ())
    assert found.complete_columns


def test_only_permits_and_missing_columns_are_seen() -> None:
    header, rows = ["序号", "许可事项名称", "设定依据"], [["1", "取水许可", "《水法》"], ["2", "采砂许可", "《水法》"]]
    found = read_catalogue(page(_article("行政许可公示目录", _table(header, rows))))
    assert (found.items, found.kinds) == (2, frozenset({Kind.PERMIT}))
    assert "行政决定部门" in found.missing


def test_a_catalogue_in_an_attachment_is_followed() -> None:
    found = read_catalogue(
        page(
            _article("示范市水务局“双公示”目录（2018年版）", "<p>详见附件。<a href='/a/1.xlsx'>双公示目录.xlsx</a></p>")
        )
    )
    assert (found.items, found.attachment_names) == (0, ("双公示目录.xlsx",))


def test_a_catalogue_file_is_counted() -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    found = read_catalogue_file("双公示目录.xlsx", out.getvalue())
    assert (found.items, found.kinds, found.missing) == (3, frozenset(Kind), ())


@pytest.mark.parametrize(
    "html",
    [
        _article("示范市水务局权责清单", _table(HEADER, ROWS)),
        _article(
            "行政处罚公示",
            _table(
                ["处罚决定书文号", "当事人", "处罚决定日期", "项目名称", "处罚依据"],
                [["示水罚〔2018〕1号", "甲公司", "2018-05-07", "取水", "《水法》"]],
            ),
        ),
        _article("示范市水务局“双公示”工作推进会", "<p>会议要求编制目录。</p>"),
        portal("<p>正文</p>", title="政府信息公开目录"),
    ],
)
def test_what_is_no_catalogue(html: str) -> None:
    assert read_catalogue(page(html)) is None


def test_the_plan_is_known_by_its_title() -> None:
    body = "<p>机关各科室：</p><p>为做好行政许可和行政处罚等信用信息公示工作，制定本方案。</p><p>一、工作目标</p><p>二、工作任务</p>"
    assert read_plan(page(_article("示范市水务局“双公示”工作实施方案", body))) is not None
    assert (
        read_plan(
            page(
                _article(
                    "示范市水务局行政许可和行政处罚等信用信息公示工作方案", "<p><a href='/a.docx'>工作方案.docx</a></p>"
                )
            )
        )
        is not None
    )


@pytest.mark.parametrize(
    "title",
    ["我局召开“双公示”工作方案讨论会", "双公示工作推进会", "安全生产专项整治实施方案", "“双公示”第三方评估方案"],
)
def test_what_is_no_plan(title: str) -> None:
    assert read_plan(page(_article(title, "<p>一、工作目标</p><p>二、工作任务</p>"))) is None


@pytest.mark.parametrize(
    "body",
    [
        _table(
            ["序号", "职责", "姓名", "科室", "联系电话"],
            [
                ["1", "数据管理员", "朱敏", "法规科", "0851-12345678"],
                ["2", "数据审核员", "李强", "办公室", "0851-12345679"],
            ],
        ),
        "<p>信息管理员：张三；信息审核员：李四。</p>",
        "<p>双公示工作责任人为王五，联系电话12345678。</p>",
    ],
)
def test_officers_are_named(body: str) -> None:
    found = read_officers(page(_article("“双公示”工作责任人员名单", body)))
    assert found is not None
    assert "12345678" not in found.passage


def test_a_plan_that_asks_for_officers_names_none() -> None:
    body = "<p>二、各单位要明确信息管理员和审核员，落实双公示工作责任。</p>"
    assert read_officers(page(_article("“双公示”工作实施方案", body))) is None


@needs_shared
@pytest.mark.parametrize("name", [*NEWS, "nmpa_detail_20200911_drug_approval_table.html"])
def test_real_pages_are_neither(name: str) -> None:
    one = real(name)
    assert (read_catalogue(one), read_plan(one), read_officers(one)) == (None, None, None)

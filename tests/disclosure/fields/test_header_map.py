"""A whole header laid on the fields."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from disclosure.fields import map_header
from disclosure.vocabulary import Kind

ANNEX_4 = [
    "序号",
    "行政许可决定书文号",
    "项目名称/案件名称",
    "行政决定日期",
    "向省信用平台报送日期",
    "厅网站“双公示”系统推送日期",
    "行政许可作出时间",
    "上网公示时间",
    "是否在7个工作日内公示",
    "备注",
]
PENALTY_G3 = [
    "CF_XDR_MC",
    "CF_XDR_LB",
    "CF_XDR_SHXYM",
    "CF_WSH",
    "CF_WFXW",
    "CF_SY",
    "CF_YJ",
    "CF_CFLB",
    "CF_NR",
    "CF_NR_FK",
    "CF_JDRQ",
    "CF_YXQ",
    "CF_GSJZQ",
    "CF_CFJG",
    "CF_CFJGDM",
    "CF_SJLY",
    "CF_SJLYDM",
    "BZ",
]
PERMIT_G1 = [
    "XK_WSH",
    "XK_XMMC",
    "XK_SPLB",
    "XK_NR",
    "XK_XDR",
    "XK_XDR_SHXYM",
    "XK_XDR_ZDM",
    "XK_XDR_GSDJ",
    "XK_XDR_SWDJ",
    "XK_XDR_SFZ",
    "XK_FR",
    "XK_JDRQ",
    "XK_JZQ",
    "XK_XZJG",
    "XK_ZT",
    "DFBM",
    "SJC",
    "BZ",
]
PERMIT_G2 = [
    "行政相对人名称",
    "行政相对人代码_1(统一社会信用代码)",
    "法定代表人",
    "法定代表人身份证号",
    "行政许可决定文书名称",
    "行政许可决定文书号",
    "许可类别",
    "许可证书名称",
    "许可编号",
    "许可内容",
    "许可决定日期",
    "有效期自",
    "有效期至",
    "许可机关",
    "许可机关统一社会信用代码",
    "当前状态",
    "数据来源单位",
    "数据来源单位统一社会信用代码",
    "备注",
]


def test_annex_4_holds_both_kinds_whatever_its_number_column_is_called() -> None:
    mapped = map_header(ANNEX_4)
    assert mapped.kind is None
    assert mapped.unknown == ()
    assert {name: ANNEX_4[place] for name, place in mapped.columns.items()} == {
        "sequence": "序号",
        "document_number": "行政许可决定书文号",
        "project": "项目名称/案件名称",
        "decision_date": "行政决定日期",
        "reported_on": "向省信用平台报送日期",
        "pushed_on": "厅网站“双公示”系统推送日期",
        "published_on": "上网公示时间",
        "on_time": "是否在7个工作日内公示",
        "remark": "备注",
    }


def test_the_choice_between_two_columns_of_one_field_is_explained() -> None:
    mapped = map_header(ANNEX_4)
    assert mapped.others == {"decision_date": (6,)}
    assert any("行政决定日期" in note and "行政许可作出时间" in note for note in mapped.notes)


def test_a_permit_ledger_by_the_same_number_column_is_of_permits() -> None:
    assert map_header(["序号", "行政许可决定书文号", "项目名称", "行政决定日期"]).kind is Kind.PERMIT


def test_the_generation_is_told_by_the_columns() -> None:
    assert map_header(PENALTY_G3).generation == "G3"
    assert map_header(PERMIT_G1).generation == "G1"
    assert map_header(PERMIT_G2).generation == "G2"
    assert map_header([*PERMIT_G2, "行政相对人类别"]).generation == "G3"
    assert map_header(ANNEX_4).generation is None
    assert map_header([name.lower().replace("_", "") for name in PENALTY_G3]).generation == "G3"


def test_every_column_of_the_standard_is_known_and_used_once() -> None:
    for header, kind in ((PENALTY_G3, Kind.PENALTY), (PERMIT_G1, Kind.PERMIT), (PERMIT_G2, Kind.PERMIT)):
        mapped = map_header(header)
        assert mapped.unknown == ()
        assert mapped.others == {}
        assert sorted(mapped.columns.values()) == list(range(len(header)))
        assert mapped.kind is kind


def test_a_weak_name_gives_way_to_a_sure_one() -> None:
    mapped = map_header(["单位名称", "行政相对人名称", "法人", "文号"])
    assert mapped.columns == {"department": 0, "party": 1, "legal_representative": 2, "document_number": 3}
    assert map_header(["单位名称", "文号"]).columns["party"] == 0


def test_a_permit_number_stands_in_where_there_is_no_document_number() -> None:
    mapped = map_header(["企业名称", "许可证号", "发证日期"])
    assert mapped.columns["document_number"] == mapped.columns["permit_number"] == 1
    assert mapped.notes


def test_unknown_headers_are_kept_as_printed() -> None:
    assert map_header(["文号", "当事人", "经办科室 ", ""]).unknown == ("经办科室 ",)


@given(st.sampled_from([ANNEX_4, PENALTY_G3, PERMIT_G1, PERMIT_G2]), st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(header: list[str], chance: random.Random) -> None:
    mixed = chance.sample(header, len(header))
    plain, other = map_header(header), map_header(mixed)
    assert {name: header[place] for name, place in plain.columns.items()} == {
        name: mixed[place] for name, place in other.columns.items()
    }
    assert (plain.kind, plain.generation) == (other.kind, other.generation)

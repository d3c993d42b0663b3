# ruff: noqa: E501  spellings and pages stand in one line, as they are seen
"""Headers and labels, in every spelling, mean their field."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import disclosure.fields
from disclosure.fields import canonical, kind_of_header, kind_of_value, normalise_header
from disclosure.vocabulary import Kind

SYNONYMS = tomllib.loads((Path(disclosure.fields.__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
NAMES = [(name, field) for field, entry in SYNONYMS.items() for name in entry.get("names", ())]

SPELLINGS = {
    "document_number": [
        "行政处罚决定书文号", "行政处罚决定文书号", "处罚决定书文号", "处罚文号", "处罚文书号", "行政处罚决定文号", "文书号", "文号", "编号", "文书字轨", "决定书号", "政处罚决定文书号",
        "处罚问号", "行政许可决定书文号", "行政许可决定文书号", "许可文书号", "许可书文号", "批准文号", "执行文号", "XK_WSH", "xkWsh", "cf_wsh", "CFWSH", "wsh", "xkwsh",
        "行政处罚决定书编号", "* 行政许可\n决定文书号：", "3.决定文书号（必填）",
    ],
    "party": [
        "行政相对人名称", "行政相对人", "信用主体名称", "被处罚当事人", "当事人名称", "被处罚人", "企业名称", "申请人", "行政行对人名称", "违规主体名称", "处罚企业名称", "XK_XDR_MC", "XK_XDR",
        "xzxdr", "xdrmc", "accurate_entity_name_query", "行政相对人名称（姓名）", "被处罚的公民、法人或其他组织", "违法当事人姓名",
    ],
    "decision_date": [
        "处罚决定日期", "许可决定日期", "作出处罚决定的日期", "决定日期", "许可生效期", "处罚生效期", "签发日期", "兴处罚决定日期", "行政决定日期", "行政许可作出时间", "CF_JDRQ", "xkjdrq", "jdrq", "cf_sxq",
        "作出行政处罚决定的时间", "行政处罚决定书作出日期", "审批日期", "发证日期",
    ],
    "published_on": ["公示日期", "公示时间", "上网公示时间", "发布日期", "发布时间", "网站公示日期", "infoDate", "行政处罚公示日期", "门户网站公示日期", "首次上网公开日期", "公示日期（本部门网站）"],
    "reported_on": [
        "报送日期", "上报日期", "上报时间", "报送时间", "归集时间", "入库时间", "推送日期", "向省信用平台报送日期", "共享时间", "提交时间", "上传时间", "创建时间", "报送至市信用平台时间", "createTime",
    ],
    "pushed_on": ["厅网站“双公示”系统推送日期"],
    "updated_on": ["更新时间", "数据更新时间", "数据更新时间戳", "SJC", "XK_SJC", "CF_SJC"],
    "display_until": ["公示截止期", "公开截止期", "公示期限", "CF_GSJZQ"],
    "valid_until": ["有效期至", "许可截止日期", "许可截止期", "截止日期", "XK_YXQZI", "XK_JZQ", "处罚有效期"],
    "valid_from": ["有效期自", "XK_YXQZ"],
    "credit_code": ["统一社会信用代码", "行政相对人代码_1(统一社会信用代码)", "行政相对人代码_1 （统一社会信用代码）", "XK_XDR_SHXYM", "社会信用代码", "tyshxydm"],
    "registration_number": ["行政相对人代码_2(工商注册号)", "工商登记码", "XK_XDR_GSZC", "XK_XDR_GSDJ"],
    "organisation_code": ["行政相对人代码_3(组织机构代码)", "XK_XDR_ZZJG", "XK_XDR_ZDM"],
    "tax_number": ["行政相对人代码_4(税务登记号)", "CF_XDR_SWDJ"],
    "resident_id": ["居民身份证号", "XK_XDR_SFZ", "行政相对人代码_5(居民身份证号)"],
    "representative_id": ["法定代表人身份证号", "XK_FR_SFZH", "CF_FR_ZJHM"],
    "legal_representative": ["法定代表人", "XK_FRDB", "XK_FDDB", "法定代表人（负责人）"],
    "organ": ["许可机关", "处罚机关", "作出处罚决定的行政机关名称", "决定机关名称", "处罚单位", "CF_CFJG", "XK_XZJG", "xkjg", "作出处罚决定的部门"],
    "organ_code": ["许可机关统一社会信用代码", "CF_CFJGDM"],
    "source_unit": ["数据来源单位", "XK_LYDW", "CF_SJLY"],
    "source_unit_code": ["数据来源单位统一社会信用代码", "XK_LYDWDM", "CF_SJLYDM"],
    "facts": ["违法事实", "处罚事由", "主要违法违规事实（案由）", "CF_SY"],
    "violation": ["违法行为类型", "CF_WFXW", "主要违法违规行为"],
    "penalty_type": ["处罚类别", "处罚种类", "处罚类别1", "CF_CFLB", "CF_CFLB1"],
    "penalty_content": ["处罚内容", "处罚结果", "CF_NR", "CF_JG", "行政处罚决定"],
    "permit_content": ["许可内容", "XK_NR"],
    "permit_type": ["许可类别", "审批类别", "XK_SPLB"],
    "permit_number": ["许可编号", "XK_XKBH"],
    "fine_amount": ["罚款金额（万元）", "罚款金额(万元)", "处罚金额（元）", "CF_NR_FK"],
    "confiscation_amount": ["没收违法所得、没收非法财物的金额（万元）", "CF_NR_WFFF"],
    "disclosure_scope": ["公开范围"],
    "project": ["项目名称/案件名称", "项目名称", "案件名称", "CF_CFMC", "XK_XMMC", "CF_AJMC"],
    "basis": ["处罚依据", "设定依据", "CF_YJ"],
    "department": ["行政决定部门", "报送单位", "部门"],
    "kind": ["行政职权类别"],
    "region": ["单位归属"],
    "permit_url": ["行政许可信息公示网址"],
    "penalty_url": ["行政处罚信息公示网址"],
    "remark": ["备注", "备  注", "BZ"],
    "sequence": ["序号", "序  号", "No."],
    "status": ["当前状态", "XK_ZT"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "header"), [(field, header) for field, headers in SPELLINGS.items() for header in headers]
)
def test_every_seen_spelling_means_its_field(field: str, header: str) -> None:
    assert canonical(header) == field


@pytest.mark.parametrize(
    "header",
    [
        "",
        "2018-05-07",
        "1",
        "郑州市亿尚家电子商务有限公司",
        "车间人数",
        "是否开始办理",
        "结案日期",
        "时间",
        "x" * 200,
        "（）",
    ],
)
def test_other_words_mean_no_field(header: str) -> None:
    assert canonical(header) is None


def test_no_name_stands_under_two_fields() -> None:
    assert [name for name, count in Counter(name for name, _ in NAMES).items() if count > 1] == []


def test_every_name_of_the_map_means_its_own_field() -> None:
    assert [(name, field, canonical(name)) for name, field in NAMES if canonical(name) != field] == []


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["", "*", "1.", "（一）", "★"]),
    st.sampled_from(["", ":", "：", "（必填）", " (选填)", "\n"]),
    st.booleans(),
)
def test_numbering_marks_blanks_and_widths_do_not_matter(
    entry: tuple[str, str], before: str, after: str, spaced: bool
) -> None:
    name, field = entry
    written = before + (" ".join(name) if spaced else name) + after
    assert canonical(written) == field


@given(st.text(max_size=80))
def test_no_text_makes_the_map_fail(text: str) -> None:
    canonical(text)
    kind_of_header(text)
    normalise_header(text)


@pytest.mark.parametrize(
    ("header", "kind"),
    [("行政处罚决定书文号", Kind.PENALTY), ("CF_WSH", Kind.PENALTY), ("违法事实", Kind.PENALTY), ("XK_WSH", Kind.PERMIT), ("许可机关", Kind.PERMIT), ("项目名称/案件名称", None), ("决定日期", None), ("行政许可/行政处罚决定书文号", None)],
)  # fmt: skip
def test_a_header_tells_its_kind(header: str, kind: Kind | None) -> None:
    assert kind_of_header(header) is kind


def test_a_cell_tells_its_kind() -> None:
    assert kind_of_value("行政许可") is Kind.PERMIT
    assert kind_of_value("二、行政处罚类") is Kind.PENALTY
    assert kind_of_value("行政许可和行政处罚") is None

"""Parties: one form of a name, persons told from organisations, masking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.codes import make_resident_id
from disclosure.party import is_natural_person, mask_id_numbers, mask_name, mask_personal_numbers, normalise_party


@pytest.mark.parametrize(
    "written",
    [
        "再鼎医药（苏州）有限公司",
        "再鼎医药(苏州)有限公司",
        " 再鼎医药 （苏州） 有限公司\n",
        "再鼎医药〔苏州〕有限公司",
        "再鼎医药（苏州）有限公司。",
    ],
)
def test_one_party_has_one_form(written: str) -> None:
    assert normalise_party(written) == "再鼎医药(苏州)有限公司"


def test_branches_stay_apart_and_remarks_go() -> None:
    assert normalise_party("甲公司（北京）") != normalise_party("甲公司（上海）")
    assert normalise_party("陈某某（时任甲保险公司副总经理）") == "陈某某"
    assert normalise_party("——") == ""


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "李某某",
        "张*",
        "王××",
        "刘德华",
        "欧阳修文",
        "阿卜杜拉·买买提",
        "张三、李四",
        "张三等3人",
        "陈某某（时任甲保险公司温州分公司副总经理）",
        "周 某某",
    ],
)
def test_names_of_persons_are_natural_persons(name: str) -> None:
    assert is_natural_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "张记面馆",
        "王府饭店",
        "郑州市亿尚家电子商务有限公司",
        "殷都区老王超市",
        "李强（个体工商户）",
        "某公司",
        "",
        None,
        "金华市",
        "百姓药房",
        "Cilag AG",
        "许可证",
        "高新区",
        "水冶镇",
        "安丰乡",
        "白云山",
        "张三经营部",
        "第一中学",
    ],
)
def test_shops_and_organisations_are_none(name: str | None) -> None:
    assert is_natural_person(name) is (name == "白云山")


def test_what_the_row_says_outweighs_the_shape_of_the_name() -> None:
    assert not is_natural_person("张三", {"party_type": "个体工商户"})
    assert not is_natural_person("张三", {"credit_code": "92350100MA00000152"})
    assert is_natural_person("某某商行业主", {"party_type": "自然人"})
    assert is_natural_person("JOHN SMITH", {"id_number": "11010519491231002X"})
    assert is_natural_person("张三", {"credit_code": "/", "registration_number": "无"})


def test_masking_leaves_the_surname() -> None:
    assert mask_name("张三") == "张*"
    assert mask_name("欧阳修文") == "欧阳**"
    assert mask_name("张三、李四光") == "张*、李**"
    assert mask_name("张*") == "张*"
    assert mask_name("某某商贸有限公司") == "某某商贸有限公司"


@given(
    st.dates(min_value=__import__("datetime").date(1930, 1, 1)).filter(lambda day: day.year < 2020),
    st.text("中文，a", max_size=5),
)
def test_identity_numbers_do_not_survive_masking(born: object, around: str) -> None:
    number = make_resident_id(f"410502{born:%Y%m%d}123")
    masked = mask_id_numbers(f"{around.rstrip('a')}{number}，{around}")
    assert number[6:] not in masked
    assert "410502************" in masked


def test_credit_codes_are_not_masked() -> None:
    text = "统一社会信用代码91350100M000100Y43，身份证440524188001010014"
    assert mask_id_numbers(text) == "统一社会信用代码91350100M000100Y43，身份证440524************"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("联系人张先生13812345678。", "联系人张先生138****5678。"),
        ("电话：0899-6720542，手机19912345678", "电话：0899-6720542，手机199****5678"),
        ("http://a.gov.cn/13812345678.html?id=13812345678", "http://a.gov.cn/13812345678.html?id=13812345678"),
        ("注册号138123456789012，138-1234", "注册号138123456789012，138-1234"),
    ],
)
def test_mobile_numbers_are_starred_and_other_numbers_stay(text: str, printed: str) -> None:
    assert mask_personal_numbers(text) == printed

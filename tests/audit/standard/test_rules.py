"""What the rules of the editions find, field by field (DOMAIN §2.1–2.4)."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.standard.edition import PartySide
from disclosure.vocabulary import Kind
from tests.audit.standard.rows import COMPANY, LEGAL, PENALTY, PERMIT, PERSON, SHOP, SOUND, broken

NO_CODE = "0" * 17 + "X"
SHOP_KEEPER = {"party_type": "个体工商户", "credit_code": SHOP}


@pytest.mark.parametrize(("kind", "side"), SOUND)
def test_a_sound_row_breaks_no_rule(kind: Kind, side: PartySide) -> None:
    assert broken([SOUND[kind, side]], kind, side) == [set()]


@pytest.mark.parametrize(("kind", "side"), SOUND)
def test_every_required_field_is_missed_where_it_is_blank(kind: Kind, side: PartySide) -> None:
    optional = {"display_until", "fine_amount"}
    row = SOUND[kind, side]
    spoilt = [(name, {**row, name: blank}) for name in set(row) - optional for blank in ("", "无", "/")]
    for (name, _), found in zip(spoilt, broken([row for _, row in spoilt], kind, side), strict=True):
        assert f"{name}.required" in found, (name, found)


PERMIT_CASES: list[tuple[dict[str, str], set[str]]] = [
    ({"credit_code": "91350100M000100Y44"}, {"credit_code.credit_code"}),
    ({"credit_code": "0" * 18}, {"credit_code.credit_code"}),
    ({"credit_code": "1" * 18}, {"credit_code.credit_code"}),
    ({"credit_code": NO_CODE, "registration_number": "110108000000016"}, {"credit_code.placeholder"}),
    ({"credit_code": NO_CODE, "party_type": "个体工商户", "registration_number": "110108000000016"}, set()),
    ({"credit_code": NO_CODE, "party_type": "个体工商户"}, {"registration_number.required"}),
    ({"credit_code": SHOP}, {"credit_code.kind_of_party"}),
    ({"party_type": "个体工商户"}, {"credit_code.kind_of_code"}),
    ({**SHOP_KEEPER, "legal_representative": ""}, set()),
    ({"credit_code": "9135010********Y43"}, {"credit_code.masked"}),
    ({"party_type": "企业"}, {"party_type.one_of"}),
    ({"organisation_code": "M000100Y4"}, set()),
    ({"organisation_code": "66195133X"}, {"organisation_code.same_organisation"}),
    ({"organisation_code": "790E3765-0"}, {"organisation_code.organisation_code"}),
    ({"registration_number": "310115600985535"}, {"registration_number.registration_number"}),
    ({"tax_number": "11010866195133X"}, set()),
    ({"tax_number": "123"}, {"tax_number.tax_number"}),
    ({"permit_type": "其他"}, {"permit_type.one_of"}),
    ({"permit_type": "其他-备案"}, set()),
    ({"permit_type": "其他-"}, {"permit_type.one_of"}),
    ({"permit_type": "05"}, set()),
    ({"decision_date": "2025/01/01"}, {"decision_date.not_future"}),
    ({"decision_date": "2024年4月1日"}, {"decision_date.date_form"}),
    ({"decision_date": "四月"}, {"decision_date.date", "decision_date.date_form"}),
    ({"decision_date": "2024-04-01 08:30:00"}, set()),
    ({"decision_date": "1900-01-01"}, {"decision_date.required"}),
    ({"valid_until": "2024/03/31"}, {"valid_until.not_before_start"}),
    ({"reported_on": "2024/03/31"}, {"reported_on.not_before_decision"}),
    ({"published_on": "2024/03/31"}, {"published_on.not_before_decision"}),
    ({"organ_code": COMPANY}, {"organ_code.prefix"}),
    ({"party": "长" * 100}, set()),
    ({"party": "长" * 101}, {"party.length"}),
    ({"remark": "a" * 512}, set()),
    ({"remark": "a" * 513}, {"remark.length"}),
    ({"status": "9"}, {"status.one_of"}),
    ({"representative_id_type": "身份证"}, {"representative_id.required"}),
    (
        {"representative_id_type": "身份证", "representative_id": "110105194912310021"},
        {"representative_id.resident_id", "representative_id.unwanted"},
    ),
]
PENALTY_CASES: list[tuple[dict[str, str], set[str]]] = [
    ({"fine_amount": ""}, {"fine_amount.required"}),
    ({"fine_amount": "2,000"}, {"fine_amount.pattern"}),
    ({"fine_amount": "0.1234567"}, {"fine_amount.pattern"}),
    ({"penalty_type": "警告", "fine_amount": ""}, set()),
    ({"penalty_type": "警告;罚款"}, set()),
    ({"penalty_type": "警告、罚款", "fine_amount": ""}, {"fine_amount.required"}),
    ({"penalty_type": "没收违法所得、没收非法财物"}, {"confiscation_amount.required"}),
    ({"penalty_type": "罚款、没收违法所得、没收非法财物"}, set()),
    ({"penalty_type": "罚款、没收违法所得、没收非法财物", "fine_amount": ""}, {"fine_amount.some_amount"}),
    ({"penalty_type": "吊销许可证件"}, {"suspended_certificate.required"}),
    ({"penalty_type": "暂扣许可证件、降低资质等级、吊销许可证件"}, set()),
    ({"penalty_type": "训诫"}, {"penalty_type.one_of"}),
    ({"penalty_type": "其他-训诫"}, set()),
    ({"display_until": "2024/03/31"}, {"display_until.not_before_decision"}),
]


@pytest.mark.parametrize(("change", "expected"), PERMIT_CASES)
def test_permits_break_the_rules_they_break(change: dict[str, str], expected: set[str]) -> None:
    assert broken([LEGAL | PERMIT | change]) == [expected]


@pytest.mark.parametrize(("change", "expected"), PENALTY_CASES)
def test_penalties_break_the_rules_they_break(change: dict[str, str], expected: set[str]) -> None:
    assert broken([LEGAL | PENALTY | change], Kind.PENALTY) == [expected]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id_number": "810000199408230021"}, set()),
        ({"id_number": "110105194912310021"}, {"id_number.resident_id"}),
        ({"id_type": "护照", "id_number": "E12345678"}, set()),
        ({"id_number": "110105********002X"}, {"id_number.masked"}),
        ({"id_type": "驾驶证"}, {"id_type.one_of"}),
        ({"credit_code": COMPANY}, {"credit_code.unwanted"}),
    ],
)
def test_natural_persons_are_judged_by_their_own_table(change: dict[str, str], expected: set[str]) -> None:
    assert broken([PERSON | PERMIT | change], side="natural") == [expected]


def test_a_row_said_twice_is_found_at_its_second_place() -> None:
    row, other = LEGAL | PERMIT, LEGAL | PERMIT | {"party": "示范市乙有限公司"}
    assert broken([row, other, row]) == [set(), set(), {"document_number.repeated"}]


def test_the_first_generation_asks_for_one_of_five_codes() -> None:
    row = {
        "document_number": "示水许字〔2017〕1号", "project": "取水许可", "permit_type": "普通",
        "permit_content": "准予", "party": "示范市甲有限公司",
        "decision_date": "2017/04/01", "valid_until": "2099/12/31",
        "organ": "示范市水利局", "status": "0", "region_code": "529900", "natural": "否",
    }  # fmt: skip
    told = broken([row, row | {"organisation_code": "66195133X"}, row | {"natural": "是"}], edition="G1")
    assert told == [{"credit_code.any_code"}, {"document_number.repeated"}, {"document_number.repeated"}]


def _spoilt(lot: random.Random, number: int) -> dict[str, Any]:
    row = LEGAL | PERMIT | {"document_number": f"示水许字〔2024〕{number}号"}
    for change in lot.sample([case[0] for case in PERMIT_CASES], lot.randint(0, 2)):
        row |= change
    return row


@given(st.integers(0, 10_000))
@settings(max_examples=4, deadline=None)
def test_rows_are_judged_alike_alone_in_any_order_and_among_many(seed: int) -> None:
    lot = random.Random(seed)
    rows = [_spoilt(lot, number) for number in range(12)]
    alone = [broken([row])[0] for row in rows]
    assert broken(rows) == alone
    order = lot.sample(range(12), 12)
    assert broken([rows[at] for at in order]) == [alone[at] for at in order]
    many = broken(rows * 20)
    assert [found - {"document_number.repeated"} for found in many] == alone * 20

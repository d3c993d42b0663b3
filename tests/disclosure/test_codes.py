"""Check digits of the five codes."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import codes
from tests.shared_data import GOLDEN, needs_shared

VALIDATORS = {
    "uscc": codes.is_valid_credit_code,
    "org_code": codes.is_valid_organisation_code,
    "business_reg_no": codes.is_valid_registration_number,
    "resident_id": codes.is_valid_resident_id,
}
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@needs_shared
def test_every_golden_vector_is_judged_as_the_standards_say() -> None:
    with (GOLDEN / "id_code_vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 16
    for row in rows:
        assert VALIDATORS[row["type"]](row["code"]) is (row["expected"] == "valid"), row


@pytest.mark.parametrize(
    "code", ["0" * 18, "1" * 18, "911111111111111111", "0" * 17 + "X", "", "无", "91350100M000100Y4O"]
)
def test_placeholders_and_letters_outside_the_alphabet_are_no_credit_codes(code: str) -> None:
    assert not codes.is_valid_credit_code(code)


@pytest.mark.parametrize("code", ["000000000", "00000000-0", "11111111"])
def test_placeholders_are_no_organisation_codes(code: str) -> None:
    assert not codes.is_valid_organisation_code(code)


@pytest.mark.parametrize(
    "code", ["440524188001010014", "810000199408230021", "11010519491231002x", " 11010519491231002X "]
)
def test_resident_numbers_are_taken_with_old_birthdays_and_small_letters(code: str) -> None:
    assert codes.is_valid_resident_id(code)


@pytest.mark.parametrize("code", ["110105491231002", "110105299912310020", "990105194912310021"])
def test_old_future_and_unknown_resident_numbers_are_refused(code: str) -> None:
    assert not codes.is_valid_resident_id(code)


def test_a_registration_number_from_before_2007_has_no_check_digit() -> None:
    assert codes.is_valid_registration_number("1101081234567")
    assert not codes.is_valid_registration_number("0" * 13)
    assert not codes.is_valid_registration_number("11010800000001")


def test_a_tax_number_is_checked_by_the_code_within_it() -> None:
    assert codes.is_valid_tax_number("11010866195133X")
    assert not codes.is_valid_tax_number("110108661951331")
    assert codes.is_valid_tax_number("91350100M000100Y43")
    assert codes.is_valid_tax_number("11010519491231002X" + "01")
    assert not codes.is_valid_tax_number("无")


@given(
    st.sampled_from(["11", "51", "91", "92", "93", "A1", "N2", "Y1"]),
    st.from_regex(r"[1-6][0-9]{5}", fullmatch=True),
    st.text(ALPHABET, min_size=8, max_size=8),
)
def test_made_credit_codes_are_valid_and_one_wrong_character_is_seen(kind: str, region: str, body: str) -> None:
    code = codes.make_credit_code(kind + region + body + "?")
    if len(set(code[2:17])) > 1:
        assert codes.is_valid_credit_code(code)
    for place in range(8, 18):
        other = ALPHABET[(ALPHABET.index(code[place]) + 1) % 31]
        assert not codes.is_valid_credit_code(code[:place] + other + code[place + 1 :])


@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2020, 1, 1)))
def test_made_resident_numbers_are_valid(born: object) -> None:
    assert codes.is_valid_resident_id(codes.make_resident_id(f"110105{born:%Y%m%d}123"))


def test_made_registration_and_organisation_codes_are_valid() -> None:
    assert codes.is_valid_registration_number(codes.make_registration_number("31011560098553"))
    assert codes.is_valid_organisation_code(codes.make_organisation_code("M000100Y"[:8]))


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨", "०१२३४५६७८"])
def test_digits_of_other_scripts_are_refused(digits: str) -> None:
    for check in (*VALIDATORS.values(), codes.is_valid_tax_number):
        for length in (9, 13, 15, 18, 20):
            assert not check((digits * 3)[:length])
            assert not check(("91" + digits * 3)[:length])

"""Check digits over whole columns answer as the scalar checks do, cell for cell."""

from __future__ import annotations

import csv
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import codes
from disclosure.code_columns import CHECKS
from tests.shared_data import GOLDEN, needs_shared

SCALAR = {
    "credit_code": codes.is_valid_credit_code,
    "organisation_code": codes.is_valid_organisation_code,
    "registration_number": codes.is_valid_registration_number,
    "tax_number": codes.is_valid_tax_number,
    "resident_id": codes.is_valid_resident_id,
}
GOLDEN_NAMES = {
    "uscc": "credit_code",
    "org_code": "organisation_code",
    "business_reg_no": "registration_number",
    "resident_id": "resident_id",
}
LETTERS = codes.CREDIT_ALPHABET

credit = st.builds(
    lambda kind, region, body: codes.make_credit_code(kind + region + body + "?"),
    st.sampled_from(["11", "51", "91", "92", "A1", "N2", "Y1", "0A"]),
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.text(LETTERS, min_size=8, max_size=8),
)
organisation = st.text(LETTERS, min_size=8, max_size=8).map(codes.make_organisation_code)
registration = st.from_regex(r"[0-9]{14}", fullmatch=True).map(codes.make_registration_number)
resident = st.from_regex(r"(11|81|99)[0-9]{4}(18|19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}", fullmatch=True).map(
    codes.make_resident_id
)
sound = st.one_of(
    credit,
    organisation,
    organisation.map(lambda code: f"{code[:8]}-{code[8]}"),
    registration,
    registration.map(lambda code: code[:13]),
    resident,
    organisation.map(lambda code: "110108" + code),
    resident.map(lambda code: code + "01"),
    st.sampled_from([character * length for character in "01X" for length in (8, 9, 13, 14, 15, 17, 18)]),
    st.just("0" * 17 + "X"),
)
spoiled = st.builds(
    lambda code, place, wrong: code[: place % len(code)] + wrong + code[place % len(code) + 1 :],
    sound,
    st.integers(0, 30),
    st.sampled_from([*LETTERS, *"IOSVZ-* 张٣９Ａ", ""]),
)
wide = sound.map(lambda code: "".join(chr(ord(mark) + 0xFEE0) if mark.isalnum() else mark for mark in code))
cells = st.one_of(st.none(), sound, spoiled, wide, sound.map(str.lower), sound.map(lambda c: f" {c}\u3000"), st.text())


@pytest.mark.parametrize("name", CHECKS)
@given(values=st.lists(cells, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_columns_are_judged_as_their_cells_are(name: str, values: list[str | None]) -> None:
    column = nw.from_native(pl.Series("code", values, dtype=pl.String), series_only=True)
    assert CHECKS[name](column).to_list() == [SCALAR[name](value or "") for value in values]


@needs_shared
@pytest.mark.parametrize("make", [pl.Series, pd.Series], ids=["polars", "pandas"])
def test_every_golden_vector_is_judged_as_the_standards_say(make: Any) -> None:
    with (GOLDEN / "id_code_vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for kind, name in GOLDEN_NAMES.items():
        own = [row for row in rows if row["type"] == kind]
        column = nw.from_native(make([row["code"] for row in own]), series_only=True)
        assert own
        assert CHECKS[name](column).to_list() == [row["expected"] == "valid" for row in own]


def test_a_column_as_long_as_a_citys_year_keeps_its_order() -> None:
    good, bad = "91350100M000100Y43", "91350100M000100Y44"
    values = [good, bad, None, "无"] * 5_000
    column = nw.from_native(pl.Series("code", values), series_only=True)
    assert CHECKS["credit_code"](column).to_list() == [True, False, False, False] * 5_000

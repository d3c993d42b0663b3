"""Labelled pairs of document numbers, out of DOMAIN and PORTALS: the same, or never the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.match.matching import match_rows
from audit.match.publications import gather_publications
from disclosure.document_number import normalise
from disclosure.number_forms import form_differences
from disclosure.vocabulary import Kind
from tests.audit.making import ledger_row, record

PAIRS = Path(__file__).with_name("number_pairs.csv")


def pairs(same: str) -> Iterator[tuple[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as text:
        yield from ((row["one"], row["other"]) for row in csv.DictReader(text) if row["same"] == same)


@pytest.mark.parametrize(("one", "other"), pairs("yes"))
def test_writings_of_one_number_meet_and_their_difference_is_named(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)
    assert form_differences(one, other)
    assert form_differences(one, other) == form_differences(other, one)
    assert match_rows([ledger_row(one)], gather_publications([record(other)])).matches


@pytest.mark.parametrize(("one", "other"), pairs("no"))
def test_other_numbers_never_meet_by_number(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)
    assert form_differences(one, other) == ()
    elsewhere = record(other, party="另一家有限公司")
    assert not match_rows([ledger_row(one)], gather_publications([elsewhere])).matches


@pytest.mark.parametrize(("one", "other"), [pair for pair in pairs("no") if "〔018〕" not in pair[0] + pair[1]])
def test_not_even_for_one_party_on_one_day(one: str, other: str) -> None:
    found = match_rows([ledger_row(one)], gather_publications([record(other)]))
    assert not found.matches
    assert not found.ties


@pytest.mark.parametrize(("one", "other"), pairs("yes"))
def test_the_same_number_under_another_kind_is_another_decision(one: str, other: str) -> None:
    assert not match_rows([ledger_row(one)], gather_publications([record(other, kind=Kind.PERMIT)])).matches


def test_an_equal_writing_needs_no_transformation() -> None:
    assert form_differences("示罚字〔2018〕1号", "示罚字〔2018〕1号") == ()

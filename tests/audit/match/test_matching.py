from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.match.matching import Matching, match_rows
from audit.match.publications import gather_publications
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind, MatchedBy, SiteRole
from tests.audit.making import ledger_row, record


def matched(rows: list[LedgerRow], records: list[PublishedRecord]) -> Matching:
    return match_rows(rows, gather_publications(records))


def keys(found: Matching) -> dict[int, MatchedBy]:
    return {at: match.matched_by for at, match in found.matches.items()}


@pytest.mark.parametrize(
    "written",
    [
        "示罚字[2018]1号",
        "示罚字【2018】第1号",
        "示罚字（2018）001号",
        "示罚字 〔2018〕 1 号",
        "示罚字{2018}1",
    ],
)
def test_brackets_widths_blanks_and_zeros_do_not_part_a_number(written: str) -> None:
    assert keys(matched([ledger_row()], [record(written)])) == {0: MatchedBy.DOCUMENT_NUMBER_AND_PARTY}


@pytest.mark.parametrize(
    "changes",
    [
        {"document_number": "示罚字〔2017〕1号"},
        {"document_number": "示罚决字〔2018〕1号"},
        {"document_number": "示罚字〔2018〕11号"},
        {"kind": Kind.PERMIT},
    ],
)
def test_another_year_word_serial_or_kind_never_meets(changes: dict[str, object]) -> None:
    found = matched([ledger_row()], [record(**({"number": "示罚字〔2018〕1号"} | _as_number(changes)))])
    assert not found.matches


def _as_number(changes: dict[str, object]) -> dict[str, object]:
    return {"number" if name == "document_number" else name: value for name, value in changes.items()}


def test_a_number_alone_is_enough_where_the_other_side_shows_no_party() -> None:
    assert keys(matched([ledger_row(party=None)], [record()])) == {0: MatchedBy.DOCUMENT_NUMBER}


def test_a_masked_party_fits_the_name_behind_it() -> None:
    row, shown = ledger_row(party="张三丰"), record(party="张**")
    assert keys(matched([row], [shown])) == {0: MatchedBy.DOCUMENT_NUMBER}


def test_party_and_date_tie_a_row_whose_number_is_not_shown() -> None:
    assert keys(matched([ledger_row()], [record(None)])) == {0: MatchedBy.PARTY_AND_DATE}


def test_party_and_date_do_not_override_two_different_numbers() -> None:
    assert not matched([ledger_row()], [record("示罚字〔2018〕2号")]).matches


def test_the_number_of_the_permit_itself_is_not_another_decisions() -> None:
    """A page without a decision number goes by its permit's (DOMAIN §2.1): it does not contradict the ledger's."""
    row = ledger_row("示许〔2018〕1号", kind=Kind.PERMIT)
    shown = record("JY15201000001", kind=Kind.PERMIT, values={"permit_number": "JY15201000001"})
    assert keys(matched([row], [shown])) == {0: MatchedBy.PARTY_AND_DATE}


def test_two_rows_that_one_record_could_mean_are_a_tie_and_neither_is_guessed() -> None:
    rows = [ledger_row(None, row=2), ledger_row(None, row=3)]
    found = matched(rows, [record(None)])
    assert not found.matches
    assert set(found.ties) == {0, 1}


def test_one_number_with_two_parties_is_two_decisions() -> None:
    rows = [ledger_row(party="甲公司"), ledger_row(party="乙公司", row=3)]
    found = matched(rows, [record(party="乙公司", url="b"), record(party="甲公司", url="a")])
    assert [found.matches[at].publication.record.url for at in (0, 1)] == ["a", "b"]


def test_one_record_answers_for_one_row_only() -> None:
    rows = [ledger_row(party="甲公司"), ledger_row(party="甲公司", row=3)]
    assert len(matched(rows, [record(party="甲公司")]).matches) == 1


def test_a_listed_range_answers_for_each_of_its_numbers() -> None:
    rows = [ledger_row(f"示罚字〔2018〕{serial}号", row=serial) for serial in (10, 11, 12, 13)]
    found = matched(rows, [record("示罚字〔2018〕10号、11号、12号")])
    assert sorted(found.matches) == [0, 1, 2]


def test_a_ledger_cell_of_several_numbers_needs_all_of_them() -> None:
    row = ledger_row("示罚字〔2018〕10号、11号")
    first, second = record("示罚字〔2018〕10号"), record("示罚字〔2018〕11号")
    assert not matched([row], [first]).matches
    assert len(matched([row], [first, second]).matches[0].publications) == 2


def test_a_decision_on_both_sites_is_one_publication_dated_by_the_earlier() -> None:
    portal = record(published_on=date(2018, 4, 20))
    credit = record(published_on=date(2018, 4, 12), site_role=SiteRole.CREDIT, url="http://credit")
    (publication,) = gather_publications([portal, credit])
    assert publication.record is credit
    assert publication.roles == {SiteRole.PORTAL, SiteRole.CREDIT}


numbers = st.sampled_from([None, *(f"示罚字〔{year}〕{serial}号" for year in (2017, 2018) for serial in range(1, 4))])
parties = st.sampled_from([None, "甲公司", "乙公司", "丙公司", "张*"])
days = st.sampled_from([None, date(2018, 4, 10), date(2018, 4, 11)])
kinds = st.sampled_from(list(Kind))
facts = st.lists(st.tuples(numbers, parties, days, kinds), max_size=8)


@settings(deadline=None, max_examples=150)
@given(facts, facts, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_records_does_not_matter(
    ledger: list[tuple], site: list[tuple], chance: random.Random
) -> None:
    rows = [
        ledger_row(number, party=party, decision_date=day, kind=kind, row=at)
        for at, (number, party, day, kind) in enumerate(ledger, 2)
    ]
    records = [
        record(number, party=party, decision_date=day, kind=kind, url=f"http://p/{at}")
        for at, (number, party, day, kind) in enumerate(site)
    ]
    expected = _by_row(rows, matched(rows, records))
    chance.shuffle(rows)
    chance.shuffle(records)
    assert _by_row(rows, matched(rows, records)) == expected
    used = [url for _, urls in expected.values() for url in urls]
    assert len(used) == len(set(used))


def _by_row(rows: list[LedgerRow], found: Matching) -> dict[int, tuple[str, tuple[str, ...]]]:
    return {
        rows[at].row: (match.matched_by, tuple(p.record.url for p in match.publications))
        for at, match in found.matches.items()
    }

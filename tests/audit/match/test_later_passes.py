"""What is left after the numbers: lost digits of a year, party with day and project, and slips of the pen."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.match.matching import Matching, match_rows
from audit.match.publications import gather_publications
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import MatchedBy
from tests.audit.making import ledger_row, record


def matched(rows: list[LedgerRow], records: list[PublishedRecord]) -> Matching:
    return match_rows(rows, gather_publications(records))


@pytest.mark.parametrize("short", ["示罚字〔018〕1号", "示罚字〔208〕1号", "示罚字(18)1号", "示罚字【218】第01号"])
def test_a_year_that_lost_digits_meets_the_whole_one_of_its_party(short: str) -> None:
    for row, shown in ((ledger_row(short), record()), (ledger_row(), record(short))):
        assert matched([row], [shown]).matches[0].matched_by is MatchedBy.DOCUMENT_NUMBER_AND_PARTY


@pytest.mark.parametrize("short", ["示罚字〔019〕1号", "示罚字〔018〕2号", "示罚决字〔018〕1号"])
def test_a_short_year_of_another_year_serial_or_word_does_not(short: str) -> None:
    assert not matched([ledger_row(short)], [record()]).matches


def test_a_short_year_that_fits_two_years_is_a_tie() -> None:
    records = [record(f"示罚字〔{year}〕1号", decision_date=None, url=f"http://p/{year}") for year in (2008, 2018)]
    found = matched([ledger_row("示罚字〔208〕1号")], records)
    assert not found.matches
    assert len(found.ties[0]) == 2


def test_the_project_tells_two_decisions_of_one_party_and_day_apart() -> None:
    rows = [ledger_row(None, project="占道经营"), ledger_row(None, project="违法建设", row=3)]
    records = [record(None, project="违法 建设", url="b"), record(None, project="占道经营", url="a")]
    found = matched(rows, records)
    assert {at: (match.matched_by, match.publication.record.url) for at, match in found.matches.items()} == {
        0: (MatchedBy.PARTY_DATE_AND_PROJECT, "a"),
        1: (MatchedBy.PARTY_DATE_AND_PROJECT, "b"),
    }


def test_a_lookalike_in_the_word_of_a_number_is_a_slip() -> None:
    found = matched([ledger_row("渝关缉罚字〔2018〕2号")], [record("渝关辑罚宇〔2018〕2号")])
    assert found.matches[0].matched_by is MatchedBy.SIMILAR


@pytest.mark.parametrize("changes", [{"party": "另一家有限公司"}, {"decision_date": date(2018, 4, 11)}])
def test_a_slip_needs_party_and_day_beside_it(changes: dict[str, object]) -> None:
    assert not matched([ledger_row("渝关缉罚字〔2018〕2号")], [record("渝关辑罚字〔2018〕2号", **changes)]).matches


def test_a_party_written_a_little_longer_is_a_slip_if_day_and_project_agree() -> None:
    row = ledger_row(None, party="示范市人和商贸有限公司", project="占道经营案")
    shown = record(None, party="示范市入和商贸有限责任公司", project="占道经营案")
    assert matched([row], [shown]).matches[0].matched_by is MatchedBy.SIMILAR


@pytest.mark.parametrize("party", ["示范市第二建筑工程有限公司", "示范市第一建筑工程总公司"])
def test_an_alike_party_is_a_doubt_and_never_a_match(party: str) -> None:
    row = ledger_row(None, party="示范市第一建筑工程有限公司", project="施工许可")
    found = matched([row], [record(None, party=party, project="施工许可")])
    assert not found.matches
    assert 0 in found.ties


numbers = st.sampled_from(
    [None, *(f"示罚{ending}〔{year}〕1号" for ending in "字宇" for year in ("2018", "018", "2008"))]
)
parties = st.sampled_from(["示范市人和商贸有限公司", "示范市入和商贸有限责任公司", "示范市华和商贸有限公司"])
days = st.sampled_from([date(2018, 4, 10), date(2018, 4, 11)])
projects = st.sampled_from([None, "占道经营案", "违法建设案"])
facts = st.lists(st.tuples(numbers, parties, days, projects), max_size=7)


@settings(deadline=None, max_examples=150)
@given(facts, facts, st.randoms(use_true_random=False))
def test_the_later_passes_do_not_depend_on_order_either(
    ledger: list[tuple], site: list[tuple], chance: random.Random
) -> None:
    rows = [
        ledger_row(number, party=party, decision_date=day, project=project, row=at)
        for at, (number, party, day, project) in enumerate(ledger, 2)
    ]
    records = [
        record(number, party=party, decision_date=day, project=project, url=f"http://p/{at}")
        for at, (number, party, day, project) in enumerate(site)
    ]
    expected = by_row(rows, matched(rows, records))
    chance.shuffle(rows)
    chance.shuffle(records)
    assert by_row(rows, matched(rows, records)) == expected


def by_row(rows: list[LedgerRow], found: Matching) -> dict[int, tuple[object, ...]]:
    return {
        row.row: (
            match.matched_by if (match := found.matches.get(at)) else None,
            tuple(one.record.url for one in match.publications) if match else (),
            tuple(one.record.url for one in found.ties.get(at, ())),
        )
        for at, row in enumerate(rows)
    }

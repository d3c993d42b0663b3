"""The city is made from its seed alone, and its dates are what they claim to be."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from disclosure.codes import is_valid_credit_code, is_valid_registration_number
from disclosure.period import parse_period
from disclosure.vocabulary import Kind
from gongshi.city import City


def count_working_days(decision: date, published: date) -> int:
    """Straight from the library, day by day."""
    span = (decision + timedelta(days=n) for n in range(1, (published - decision).days + 1))
    return sum(chinese_calendar.is_workday(day) for day in span)


def test_the_same_seed_gives_the_same_city():
    assert City.generate(2018) == City.generate(2018)


def test_another_seed_gives_other_names_numbers_and_parties():
    one, two = City.generate(1), City.generate(2)
    assert [d.name for d in one.departments] != [d.name for d in two.departments]
    assert not {d.party.name for d in one.decisions} & {
        d.party.name for d in two.decisions if not d.party.natural_person
    }
    assert {d.credit_code for d in one.departments}.isdisjoint(d.credit_code for d in two.departments)


@pytest.mark.parametrize("seed", [2018, 3, 99])
def test_every_portal_family_has_a_department_and_the_food_and_drug_bureau_is_one(seed):
    city = City.generate(seed)
    assert len({d.place.portal for d in city.departments}) == len(city.departments) == 11
    assert any("食品药品监督管理局" in d.name for d in city.departments)


@pytest.mark.parametrize("seed", [2018, 3, 99])
def test_the_first_publication_comes_as_many_working_days_later_as_planned(seed):
    for decision in City.generate(seed).decisions:
        shown = [day for day in (decision.portal_on, decision.credit_on) if day]
        if decision.delay is None:
            assert not shown
        elif shown and decision.portal_on:
            assert count_working_days(decision.decision_date, min(shown)) == decision.delay
            assert min(shown) == decision.portal_on, "the credit site is never first"


def test_nothing_is_younger_than_the_as_of_day_nor_published_before_it_was_decided():
    city = City.generate()
    for decision in city.decisions:
        for day in (decision.portal_on, decision.credit_on, decision.platform_on):
            assert day is None or decision.decision_date <= day <= city.as_of


def test_some_rows_stand_exactly_on_the_deadline_and_some_one_day_behind_it_across_the_may_holiday():
    decisions = [d for d in City.generate().decisions if d.in_ledger and d.delay in (7, 8)]
    crossing = [d for d in decisions if d.portal_on and d.decision_date <= date(2018, 4, 28) <= d.portal_on]
    assert {d.delay for d in crossing} == {7, 8}
    weekdays_only = [d for d in crossing if count_weekdays(d.decision_date, d.portal_on) != d.delay]
    assert weekdays_only, "a count of weekdays would do as well"


def count_weekdays(decision: date, published: date) -> int:
    span = (decision + timedelta(days=n) for n in range(1, (published - decision).days + 1))
    return sum(day.weekday() < 5 for day in span)


def test_codes_have_right_check_digits_and_document_numbers_are_never_given_twice():
    city = City.generate()
    assert all(is_valid_credit_code(d.credit_code) for d in city.departments)
    for decision in city.decisions:
        if not decision.party.natural_person:
            assert is_valid_credit_code(decision.party.credit_code)
            assert is_valid_registration_number(decision.party.registration_number)
    numbers = [(d.kind, d.document_number) for d in city.decisions]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(("label", "as_of"), [("2024-07", date(2024, 9, 5)), ("2021", date(2022, 1, 31))])
def test_a_city_can_be_made_for_another_period(label, as_of):
    period = parse_period(label)
    city = City.generate(5, period=period, as_of=as_of)
    ledger = [d for d in city.decisions if d.in_ledger]
    assert ledger
    assert all(d.decision_date in period for d in ledger)
    assert {d.kind for d in ledger} == set(Kind)


def test_a_month_too_short_for_batches_still_has_its_decisions():
    for seed in (12, 17, 39, 41):
        city = City.generate(seed, period=parse_period("2025-02"), as_of=date(2025, 3, 20))
        assert all(d.decision_date in city.period for d in city.decisions if d.in_ledger)

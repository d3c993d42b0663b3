"""What the order of a list's days shows of it."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.listings import ListRow
from crawler.visit.walk import Walk

START = date(2018, 4, 1)


@pytest.mark.parametrize(
    ("days", "reaches_back"),
    [
        ([date(2018, 5, 2), date(2018, 4, 20), date(2018, 3, 30)], True),
        ([date(2018, 5, 2), date(2018, 4, 20)], False),
        ([date(2018, 1, 2), date(2018, 5, 20), date(2018, 5, 2)], False),
        ([date(2018, 3, 30), date(2018, 3, 30)], False),
    ],
)
def test_a_list_in_order_that_begins_before_the_period_reaches_back(days: list[date], *, reaches_back: bool) -> None:
    walk = Walk(START)
    walk.fresh(tuple(ListRow(title=f"第{n}", ask=None, listed_on=day) for n, day in enumerate(days)))
    assert walk.reaches_back is reaches_back

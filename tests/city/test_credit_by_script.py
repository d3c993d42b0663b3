"""A credit site whose query only a script sends: typed in the browser once a box, then asked by plain requests; and
a department whose interface hangs in the middle of its lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from disclosure.store import open_store
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import HANGING
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_city


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    with serve(City.generate(42, lineup=HANGING, credit="credit_scripted"), base="127.64.33") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("by_script")
    return run_city(
        served.city, write_inputs(served.city, served, folder / "in"), folder / "out", "--request-timeout", 4
    )


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []
    # what neither the query nor the half-read list shows is nobody's fault
    assert {"on_time", "not_judged"} <= {row["status"] for row in ran.matches}
    assert "not_found" not in {row["status"] for row in ran.matches}


def test_the_browser_is_asked_once_for_each_box_of_the_two_lists(ran: Ran) -> None:
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    credit = store.load(store.latest()).credit
    store.close()
    assert credit is not None
    assert Counter(load.signal for load in credit.browser_loads)["query_by_script"] == 4

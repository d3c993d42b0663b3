"""`gongshi run` on every shape of portal that PORTALS §3 knows: no difference from the truth, at the promised cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from disclosure.assessment import DepartmentFile
from disclosure.store import open_store
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import SHAPES_1, SHAPES_2, SHAPES_3, Place
from gongshi.city.plan import City
from gongshi.city.server import serve
from tests.city.printed_texts import personal_data
from tests.city.whole_way import Ran, run_city

SCRIPTED = {
    *("asmx", "ashx", "struts_grid", "hash_spa", "jeecms", "truecms"),
    *("eportal", "tabbed_app", "ciphered_app", "opened_by_script", "counted_late"),
}
"""Portals whose records a script fetches: these cost a browser to learn from."""
SEEDS = {"shapes_1": (SHAPES_1, 7), "shapes_2": (SHAPES_2, 42), "shapes_3": (SHAPES_3, 2018)}
"""Each lineup once, the seeds spread: every family of portals meets three cities' data (with the demo's)."""
MOST_LOADS = {True: 10, False: 3}


@contextmanager
def _ran(lineup: Sequence[Place], seed: int, base: str, folder: Path) -> Iterator[Ran]:
    with serve(City.generate(seed, lineup=tuple(lineup)), base=base) as server:
        inputs = write_inputs(server.city, server, folder / "输入")
        yield run_city(server.city, inputs, folder / "结果")


@pytest.fixture(scope="module", params=SEEDS)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    lineup, seed = SEEDS[request.param]
    with _ran(lineup, seed, f"127.63.{10 + seed % 200}", tmp_path_factory.mktemp("各类站点")) as done:
        yield done


def _departments(ran: Ran) -> tuple[DepartmentFile, ...]:
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    file = store.load(store.latest())
    store.close()
    return file.departments


def test_nothing_differs_from_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode in {0, 3}, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_a_browser_is_opened_on_a_named_signal_and_seldom(ran: Ran) -> None:
    for department in _departments(ran):
        assert department.portal is not None
        loads, shape = department.portal.browser_loads, ran.city.department(department.target.name).place.portal
        assert all(load.signal for load in loads)
        assert len(loads) <= MOST_LOADS[shape in SCRIPTED], (shape, Counter(load.signal for load in loads))


def test_no_paper_holds_personal_data_unmasked(ran: Ran) -> None:
    assert personal_data(ran.city, ran.out) == {}

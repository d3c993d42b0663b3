"""`gongshi run` on every shape of portal that PORTALS §3 knows: no difference from the truth, at the promised cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from disclosure.assessment import DepartmentFile
from disclosure.store import open_store
from gongshi.city.details import catalogue_rows
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import LINEUPS
from gongshi.city.plan import City
from gongshi.city.portals import PORTALS
from gongshi.city.server import CityServer, serve
from tests.city.printed_texts import personal_data
from tests.city.proofs import pictures_of, unproved
from tests.city.whole_way import Ran, run_city

SEEDS = {"shapes_1": 7, "shapes_2": 42, "shapes_3": 2018, "shapes_4": 7}
"""Each lineup once, the seeds spread: every family of portals meets three cities' data (with the demo's)."""
IN_PARTS = {"captcha_query", "long_catalogue"}
MOST_LOADS = {True: 10, False: 3}
"""Of portals whose records a script fetches, and of all others."""


@pytest.fixture(scope="module", params=SEEDS)
def served(request: pytest.FixtureRequest) -> Iterator[CityServer]:
    city = City.generate(SEEDS[request.param], lineup=LINEUPS[request.param])
    with serve(city, base=f"127.63.{10 + list(SEEDS).index(request.param)}") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("各类站点")
    inputs = write_inputs(served.city, served, folder / "输入")
    return run_city(served.city, inputs, folder / "结果", *_duties(served, folder / "职责清单.csv"))


def _duties(served: CityServer, path: Path) -> tuple[object, ...]:
    """What the departments with a catalogue in parts may decide: all that they name, in parts. No list without one."""
    departments = [d for d in served.city.departments if d.place.portal in IN_PARTS]
    rows = [tuple(row[1:4]) for department in departments for row in catalogue_rows(department)]
    lines = [("行政决定部门", "行政职权类别", "项目名称"), *rows]
    path.write_text("\n".join(map(",".join, lines)), encoding="utf-8")
    return ("--duties", path) if rows else ()


def _departments(ran: Ran) -> tuple[DepartmentFile, ...]:
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    file = store.load(store.latest())
    store.close()
    return file.departments


def test_nothing_differs_from_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode in {0, 3}, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_what_was_found_is_framed_and_what_is_missing_names_every_page_tried(ran: Ran) -> None:
    assert unproved(ran.out) == []
    assert any("（红框）" in caption for _, caption in pictures_of(ran.out))


def test_a_browser_is_opened_on_a_named_signal_and_seldom(ran: Ran) -> None:
    for department in _departments(ran):
        assert department.portal is not None
        loads, shape = department.portal.browser_loads, ran.city.department(department.target.name).place.portal
        assert all(load.signal for load in loads)
        assert len(loads) <= MOST_LOADS[PORTALS[shape].scripted], (shape, Counter(load.signal for load in loads))


def test_rows_without_an_address_are_kept_with_their_request_and_text(ran: Ran) -> None:
    """In the city of the portal whose rows only open a box (onclick)."""
    seat = next((one for one in ran.city.departments if one.place.portal == "modal_table"), None)
    if seat is None:
        pytest.skip("another lineup")
    portal = next(one.portal for one in _departments(ran) if one.target.name == seat.name)
    assert portal is not None
    assert portal.records
    for record in portal.records:
        assert record.evidence is not None
        sheet = (ran.out / record.evidence).read_text(encoding="utf-8")
        assert f"GET {record.url}" in sheet.replace("&amp;", "&")
        assert record.document_number in sheet


def test_nothing_is_asked_of_a_query_behind_a_captcha(served: CityServer, ran: Ran) -> None:
    assert ran.out.is_dir()
    queries = [parse_qs(urlsplit(request.path).query) for request in served.requests]
    assert not [query for query in queries if "yzm" in query]


def test_a_catalogue_in_parts_is_held_against_the_duties_as_a_whole(ran: Ran) -> None:
    for entry in ran.result["departments"]:
        if ran.city.department(entry["name"]).place.portal in IN_PARTS:
            assert "与职责清单 7 项相符" in entry["findings"]["catalogue"]["reason"]


def test_no_paper_holds_personal_data_unmasked(ran: Ran) -> None:
    assert personal_data(ran.city, ran.out) == {}

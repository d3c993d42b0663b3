"""Every wall, breakdown, trap and look-alike of PORTALS §2 and §6: unknown with its name where nobody can look,
read whole where patience gets there, and never laid at the department's door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongshi.city import lineup
from gongshi.city.inputs import write_inputs
from gongshi.city.plan import City
from gongshi.city.portals.faults import FAULTS
from gongshi.city.portals.faults.untidy import UntidyPortal
from gongshi.city.server import CityServer, serve
from tests.city.printed_texts import personal_data
from tests.city.proofs import pictures_of, unproved
from tests.city.whole_way import LIMITS, Ran, run_city

ACCUSING = {"absent", "empty"}


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    with serve(City.generate(2018, lineup=(*lineup.FAULTS, *lineup.DECOYS)), base="127.64.20") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("faults")
    return run_city(served.city, write_inputs(served.city, served, folder / "in"), folder / "out", *LIMITS)


def test_every_faulty_portal_has_a_seat() -> None:
    elsewhere = {place.portal for place in (*lineup.SHAPES_4, *lineup.HANGING)}
    seats = {place.portal for place in (*lineup.FAULTS, *lineup.DECOYS)}
    faulty = {portal.family for portal in FAULTS}
    assert seats <= faulty <= seats | elsewhere


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_what_was_found_is_framed_and_what_is_missing_names_every_page_tried(ran: Ran) -> None:
    assert unproved(ran.out) == []
    assert any("（红框）" in caption for _, caption in pictures_of(ran.out))


def test_nobody_is_accused_of_what_could_not_be_read(ran: Ran, served: CityServer) -> None:
    for entry in ran.result["departments"]:
        promise = served.portals[entry["name"]].promise
        true = {name: getattr(promise, name).value for name in ("column", "catalogue", "plan", "officers")}
        for name, verdict in true.items():
            said = entry["findings"][name]["verdict"]
            assert said not in ACCUSING or said == verdict, f"{entry['name']}: {name} {said}"


def test_what_could_not_be_read_says_what_a_person_can_do(ran: Ran, served: CityServer) -> None:
    for entry in ran.result["departments"]:
        site = entry["sites"][0]
        if served.portals[entry["name"]].promise.outcome is not None:
            assert site["outcome"] != "ok", entry["name"]
            assert "请" in site["reason"], (entry["name"], site["reason"])
    unchecked = {item["department"] for item in ran.result["unchecked"]}
    assert unchecked >= {
        name for name, portal in served.portals.items() if portal.promise.outcome is not None and portal.listens
    }


def test_an_identity_number_that_a_site_exposes_is_told_and_not_reprinted(ran: Ran, served: CityServer) -> None:
    untidy = next(entry for entry in ran.result["departments"] if served.portals[entry["name"]].family == "untidy")
    told = next(one for one in untidy["noticed"] if one["kind"] == "resident_number")
    assert f"{UntidyPortal.RESIDENT[:6]}************" in told["said"]
    for name in ("result.json", "records.csv", "report.html"):
        assert UntidyPortal.RESIDENT not in (ran.out / name).read_text(encoding="utf-8-sig"), name
    assert "沿途所见" in (ran.out / "report.html").read_text(encoding="utf-8")


def test_a_host_that_asks_to_be_left_alone_for_a_while_is_left_alone(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    name = next(name for name, portal in served.portals.items() if portal.family == "retry_after")
    seen = sorted(served.seen(name), key=lambda request: request.came)
    told = [request for request in seen if request.status == 429]
    assert len(told) == 2  # in seconds and as a date
    for complaint in told:
        later = [request.came for request in seen if request.came > complaint.at and not request.part]
        assert (min(later) - complaint.at).total_seconds() >= 1.9


def test_a_host_that_goes_on_complaining_is_left_alone_before_the_time_is_used_up(ran: Ran, served: CityServer) -> None:
    name = next(name for name, portal in served.portals.items() if portal.family == "details_too_often")
    entry = next(entry for entry in ran.result["departments"] if entry["name"] == name)
    assert "限额" not in entry["sites"][0]["reason"]
    complaints = [request for request in served.seen(name) if "/show" in request.path][4:]
    # one for each doubling of the pause, and what was on its way beside it
    assert 6 <= len(complaints) <= 10, [request.at for request in complaints]


def test_no_request_leaves_the_bounds_of_robots(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    for name, portal in served.portals.items():
        asked = {request.path for request in served.seen(name)}
        if portal.family == "closed_by_robots":
            assert asked == {"/robots.txt"}
        assert not [path for path in asked if path.startswith(("/admin/", "/search"))]


def test_no_paper_holds_personal_data_unmasked(ran: Ran) -> None:
    assert personal_data(ran.city, ran.out) == {}

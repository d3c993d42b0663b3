"""A city whose credit site can only be queried is read row by row, and its servers see nothing but good manners:
robots.txt, the interval, two connections, a name."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from crawler.options import USER_AGENT
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import Place
from gongshi.city.plan import City
from gongshi.city.server import CityServer, Request, serve
from tests.city.whole_way import Ran, run_city

DELAY, CREDIT_DELAY = 0.12, 0.08
LATE = 0.3
"""Seconds by which one request may reach a busy server late, so that the next seems to come too soon."""
MOST_AT_ONCE = 2
LINEUP = (
    Place(portal="trs", layout="annex4", addresses="home"),
    Place(portal="spa", layout="coded_xls", addresses="home_as_permit"),
)


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    with serve(City.generate(2018, lineup=LINEUP, credit="credit_query"), base="127.64.33") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("manners")
    credit_host = served.credit_url.split("/")[2].partition(":")[0]
    manners = ("--delay", DELAY, "--site-delays", f"{credit_host}={CREDIT_DELAY}")
    inputs = write_inputs(served.city, served, folder / "in")
    return run_city(served.city, inputs, folder / "out", *manners)


def sites(served: CityServer) -> dict[str, float]:
    """The interval that holds for each site."""
    return dict.fromkeys(served.portals, DELAY) | {served.city.credit_office.name: CREDIT_DELAY}


def own(served: CityServer, site: str) -> list[Request]:
    """What was asked for by itself, in the order it came: not what a page in the browser is made of."""
    return sorted((request for request in served.seen(site) if not request.part), key=lambda request: request.came)


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_a_row_is_missing_only_where_the_query_was_seen_to_work(ran: Ran) -> None:
    notes = [row["note"] for row in ran.matches if row["status"] == "not_found"]
    assert notes
    assert all("逐条查询，没有此条" in note for note in notes)
    searched = ran.result["credit"]["searched"]
    assert searched["found"] > len(searched["missing"]) > 0


def test_nobodys_name_is_typed_into_the_query_and_no_row_is_asked_for_twice(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    asked = [request.path for request in served.seen(served.city.credit_office.name) if "/sgs/xz" in request.path]
    queries = [dict(parse_qsl(urlsplit(path).query)) for path in asked]
    persons = {one.party.name for one in served.city.decisions if one.party.natural_person}
    assert not persons & {query.get("xdr", "") for query in queries}
    texts = [query["wsh"] for query in queries if query.get("wsh")]
    assert len(texts) > 10
    assert len(texts) <= len(set(texts)) + 1  # the last one found is asked for again, to see that the query still works


def test_no_request_leaves_the_bounds_of_robots(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    for name, portal in {**served.portals, served.city.credit_office.name: served.credit}.items():
        rules = RobotFileParser()
        rules.parse(portal.rules.splitlines())
        seen = served.seen(name)
        assert len(seen) > 20
        assert not [request.path for request in seen if not rules.can_fetch(USER_AGENT, request.path)]
        assert own(served, name)[0].path == "/robots.txt"


def test_no_request_comes_before_the_hosts_interval_is_over(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    for name, interval in sites(served).items():
        came = [request.came for request in own(served, name)]
        # the first page follows robots.txt, in which an interval may stand
        for steps in (1, 5, 15):
            pairs = zip(came[1:], came[1 + steps :], strict=False)
            spans = sorted((after - before).total_seconds() for before, after in pairs)
            if steps >= len(came) - 1:  # the interfaces of a single-page application are few
                continue
            assert spans[0] >= steps * interval - LATE, (name, steps, spans[:3])
            assert spans[len(spans) // 4] >= 0.9 * steps * interval, (name, steps, spans[:3])


def test_no_host_sees_more_than_two_requests_at_once(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    for name in sites(served):
        asked = own(served, name)
        at_once = [sum(other.came <= one.came < other.at for other in asked) for one in asked]
        assert max(at_once) <= MOST_AT_ONCE, name


def test_every_request_bears_the_name_with_a_contact(ran: Ran, served: CityServer) -> None:
    assert ran.out.is_dir()
    assert {request.user_agent for request in served.requests} == {USER_AGENT}
    assert "contact" in USER_AGENT

"""A credit site that has no lists: asked for each ledger row where that is free, left alone behind a captcha."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest

from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import Place
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_city

LINEUP = (Place(portal="php_list", layout="annex4", addresses="home"),)


@pytest.fixture(scope="module", params=["credit_query", "credit_captcha"])
def served(request: pytest.FixtureRequest) -> Iterator[CityServer]:
    base = {"credit_query": "127.64.31", "credit_captcha": "127.64.32"}[request.param]
    with serve(City.generate(2018, lineup=LINEUP, credit=request.param), base=base) as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("credit")
    return run_city(served.city, write_inputs(served.city, served, folder / "in"), folder / "out")


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_a_row_is_missing_only_where_the_query_works_or_the_export_takes_its_place(
    ran: Ran, served: CityServer
) -> None:
    statuses = [row["status"] for row in ran.matches if row["department"] == served.city.departments[0].name]
    notes = " ".join(row["note"] for row in ran.matches if row["status"] == "not_found")
    assert {"not_found", "on_time"} <= set(statuses)
    assert ("以平台导出代替" if served.credit.family == "credit_captcha" else "逐条查询，没有此条") in notes


def test_nobodys_name_is_typed_into_the_query_and_no_row_is_asked_for_twice(ran: Ran, served: CityServer) -> None:
    asked = [request for request in served.seen(served.city.credit_office.name) if request.path.startswith("/sgs/xz")]
    persons = {one.party.name for one in served.city.decisions if one.party.natural_person}
    queries = [dict(parse_qsl(urlsplit(request.path).query)) for request in asked]
    assert not persons & {query.get("xdr", "") for query in queries}
    if served.credit.family == "credit_captcha":
        assert not [query for query in queries if query.get("wsh")]
        return
    texts = [query["wsh"] for query in queries if query.get("wsh")]
    assert len(texts) > 10
    assert len(texts) <= len(set(texts)) + 1  # the last one found is asked for again, to see that the query still works

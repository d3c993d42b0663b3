"""A credit site whose only query wants a captcha: left alone, unknown, and the platform's export in its place."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest

from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import Place
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_city


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    lineup = (Place(portal="php_list", layout="annex4", addresses="home"),)
    with serve(City.generate(2018, lineup=lineup, credit="credit_captcha"), base="127.64.32") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("captcha")
    return run_city(served.city, write_inputs(served.city, served, folder / "in"), folder / "out")


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_a_row_is_missing_only_where_the_export_lacks_it_too(ran: Ran) -> None:
    notes = [row["note"] for row in ran.matches if row["status"] == "not_found"]
    assert notes
    assert all("以平台导出代替：平台导出中没有此条" in note for note in notes)


def test_nothing_is_asked_behind_the_captcha(served: CityServer, ran: Ran) -> None:
    assert ran.out.is_dir()
    seen = served.seen(served.city.credit_office.name)
    queries = [dict(parse_qsl(urlsplit(request.path).query)) for request in seen]
    assert not [query for query in queries if query.get("wsh")]
    assert not [request for request in seen if request.method == "POST"]

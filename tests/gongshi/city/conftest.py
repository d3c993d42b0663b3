"""One city, served for real, shared by the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongshi.city import City, CityServer, serve
from gongshi.city.portals import Portal


@pytest.fixture(scope="session")
def city() -> City:
    return City.generate()


@pytest.fixture(scope="session")
def server(city: City) -> Iterator[CityServer]:
    with serve(city, base="127.62.7") as running:
        yield running


@pytest.fixture(scope="session")
def portals(server: CityServer) -> dict[str, Portal]:
    """By family."""
    return {portal.family: portal for portal in server.portals.values()}

"""One city, served for real, shared by the tests of this folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from gongshi.city import City, CityServer, serve, truth_of
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


@pytest.fixture(scope="session")
def truth(city: City, server: CityServer) -> dict[str, Any]:
    """truth.json, read."""
    told: dict[str, Any] = json.loads(json.dumps(truth_of(city, server)))
    return told

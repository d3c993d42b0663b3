"""The demo city: portals, ledgers and a platform export made from a seed, with known truth. A test bed to look at."""

from __future__ import annotations

from gongshi.city.compare import compare
from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from gongshi.city.truth import truth_of

__all__ = ["City", "CityInputs", "CityServer", "compare", "serve", "truth_of", "write_inputs"]

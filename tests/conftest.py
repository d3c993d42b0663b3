"""What holds for every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

# how long one example takes says more of the machine than of the program; what is measured stands in benchmarks/
settings.register_profile("gongshi", deadline=None)
settings.load_profile("gongshi")

_DEAREST = (
    "city/test_every_shape.py",
    "city/test_every_fault.py",
    "city/test_whole_way.py",
    "city/test_replay.py",
    "city/test_going_on.py",
    "city/test_second_look.py",
    "city/test_credit_by_script.py",
    "city/test_lost_database.py",
    "city/test_queried_politely.py",
    "crawler/test_breakdowns.py",
    "city/test_check.py",
    "crawler/visit/test_pressed.py",
    "crawler/test_faults_manners.py",
    "audit/engine/test_laying.py",
    "city/test_kills.py",
    "city/test_credit_behind_captcha.py",
    "crawler/test_sessions.py",
)
"""Files that take the longest, the longest first."""


def pytest_configure(config: pytest.Config) -> None:
    # xdist would begin with the files of most tests, which are the quick ones, and end with one worker idle
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The dear files first: so all workers are busy to the end."""
    ranks = {name: at for at, name in enumerate(_DEAREST)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0].removeprefix("tests/"), len(ranks)))

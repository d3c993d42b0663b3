"""`kill -9` at any moment: the same command ends as if nothing had happened, and asks for nothing a second time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reports.custody.verification import verify
from tests.city.killed_runs import killing

KILLS = 5


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_killed_again_and_again_the_result_is_the_same(tmp_path: Path) -> None:
    with killing(tmp_path, {"trs", "formpost"}, base="127.63.9", seed=5) as way:
        expected = way.undisturbed(tmp_path / "静")
        seen = way.disturbed(tmp_path / "乱", kills=KILLS)
    assert way.kills >= KILLS - 1
    assert seen == expected
    # in flight at a kill: what was on its way to the program and never reached it
    again = sum(times - 1 for times in way.fetched.values())
    assert again <= way.kills * 16
    found = verify(tmp_path / "乱")
    assert (found.altered, found.unfinished) == ((), ())

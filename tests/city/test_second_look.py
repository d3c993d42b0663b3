"""What is missing costs a point only after a second look: what is there by then counts, what cannot be seen is
unknown, and a run that is killed in between waits for the rest and no longer."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from disclosure.findings import SiteReport
from disclosure.store import open_store
from gongshi.city import lineup
from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.plan import City
from gongshi.city.portals.faults.second_look import is_begun_by
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_words
from tests.gongshi.command import gongshi_program

APART = 6
"""Seconds."""


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    with serve(City.generate(2018, lineup=lineup.SECOND_LOOKS), base="127.64.50") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Killed when every site had its first look, and gone on with."""
    folder = tmp_path_factory.mktemp("再看")
    inputs = write_inputs(served.city, served, folder / "输入")
    words = [word for word in run_words(served.city, inputs, folder / "结果", "--confirm-after", APART)]
    killed_between(words, sites=len(served.city.departments) + 1)
    return Ran(served.city, inputs, folder / "结果", gongshi_program(*words))


def killed_between(words: list[object], *, sites: int) -> None:
    waiting: set[str] = set()
    with subprocess.Popen(
        [sys.executable, "-m", "gongshi", *map(str, words)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if "作第二次查看" in line or "完成" in line:
                waiting.add(line.partition("：")[0])
            if len(waiting) == sites:
                break
        program.kill()
    assert len(waiting) == sites


def findings(ran: Ran, served: CityServer, family: str) -> dict[str, Any]:
    named = {name: portal.family for name, portal in served.portals.items()}
    return next(one for one in ran.result["departments"] if named[one["name"]] == family)


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []

"""Whatever stops a run, the same command goes on, and ends as if nothing had happened."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.lineup import DEMO
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_city, run_words

SLOWLY = ("--delay", "0.1")
PORTALS = {"trs", "formpost", "batch_table", "decoys", "refused"}


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    lineup = tuple(place for place in DEMO if place.portal in PORTALS)
    with serve(City.generate(2018, lineup=lineup), base="127.63.5") as server:
        yield server


@pytest.fixture
def inputs(served: CityServer, tmp_path: Path) -> CityInputs:
    return write_inputs(served.city, served, tmp_path / "输入")


def start(served: CityServer, inputs: CityInputs, out: Path) -> subprocess.Popen[str]:
    words = run_words(served.city, inputs, out, *SLOWLY)
    return subprocess.Popen(
        [sys.executable, "-m", "gongshi", *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def wait_for_requests(served: CityServer, more: int) -> None:
    """Until the run is well under way."""
    until, before = time.monotonic() + 60, len(served.requests)
    while len(served.requests) < before + more and time.monotonic() < until:
        time.sleep(0.05)


def went_on(served: CityServer, inputs: CityInputs, out: Path) -> Ran:
    ran = run_city(served.city, inputs, out, *SLOWLY)
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []
    return ran


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent by a signal that Windows does not have")
def test_ctrl_c_ends_with_130_and_the_same_command_goes_on(
    served: CityServer, inputs: CityInputs, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    program = start(served, inputs, out)
    wait_for_requests(served, 25)
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "接着做" in said
    assert not (out / "result.json").exists()
    went_on(served, inputs, out)


def test_a_killed_run_goes_on_and_asks_for_no_record_page_twice(
    served: CityServer, inputs: CityInputs, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    program = start(served, inputs, out)
    begun = len(served.requests)
    wait_for_requests(served, 40)
    program.kill()
    program.communicate(timeout=60)
    killed = len(served.requests)
    first = {(request.site, request.path) for request in served.requests[begun : killed - 4]}
    went_on(served, inputs, out)
    asked_again = [
        request.path
        for request in served.requests[killed:]
        if (request.site, request.path) in first and "/t2018" in request.path
    ]
    assert asked_again == []


def test_a_finished_run_is_not_crawled_again_unless_asked(
    served: CityServer, inputs: CityInputs, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    went_on(served, inputs, out)
    before = len(served.requests)
    went_on(served, inputs, out)
    assert len(served.requests) == before
    run_city(served.city, inputs, out, "--fresh")
    assert len(served.requests) > before

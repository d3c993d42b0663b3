"""Whatever stops a run, the same command goes on, and ends as if nothing had happened."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.lineup import DEMO
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_city, run_words

SLOWLY = ("--delay", "0.1")
PORTALS = {"trs", "formpost", "refused"}
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent by a signal that Windows does not have")


@dataclass
class Stopped:
    """A run that Ctrl-C stopped, and the same command after it."""

    code: int
    said: str
    finished: bool
    out: Path
    ran: Ran


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    lineup = tuple(place for place in DEMO if place.portal in PORTALS)
    with serve(City.generate(2018, lineup=lineup), base="127.63.5") as server:
        yield server


@pytest.fixture(scope="module")
def inputs(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> CityInputs:
    return write_inputs(served.city, served, tmp_path_factory.mktemp("再来") / "输入")


@pytest.fixture(scope="module")
def stopped(served: CityServer, inputs: CityInputs, tmp_path_factory: pytest.TempPathFactory) -> Stopped:
    out = tmp_path_factory.mktemp("中断") / "结果"
    program = start(served, inputs, out)
    wait_for_requests(served, 25)
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=60)
    finished = (out / "result.json").exists()
    return Stopped(program.returncode, said, finished, out, run_city(served.city, inputs, out, *SLOWLY))


def start(served: CityServer, inputs: CityInputs, out: Path, *more: object) -> subprocess.Popen[str]:
    words = run_words(served.city, inputs, out, *SLOWLY, *more)
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


def assert_whole(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


@unix_only
def test_ctrl_c_ends_with_130_and_the_same_command_goes_on(stopped: Stopped) -> None:
    assert stopped.code == 130
    assert "接着做" in stopped.said
    assert not stopped.finished
    assert_whole(stopped.ran)


@unix_only
def test_a_finished_run_is_not_crawled_again_unless_asked(
    served: CityServer, inputs: CityInputs, stopped: Stopped
) -> None:
    before = len(served.requests)
    assert_whole(run_city(served.city, inputs, stopped.out, *SLOWLY))
    assert len(served.requests) == before
    program = start(served, inputs, stopped.out, "--fresh")
    wait_for_requests(served, 1)
    program.kill()
    program.communicate(timeout=60)
    assert len(served.requests) > before


def test_a_killed_run_goes_on_and_asks_for_no_record_page_twice(
    served: CityServer, inputs: CityInputs, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    begun = len(served.requests)
    program = start(served, inputs, out)
    wait_for_requests(served, 40)
    program.kill()
    program.communicate(timeout=60)
    killed = len(served.requests)
    first = {(request.site, request.path) for request in served.requests[begun : killed - 4]}
    assert_whole(run_city(served.city, inputs, out, *SLOWLY))
    asked_again = [
        request.path
        for request in served.requests[killed:]
        if (request.site, request.path) in first and "/t2018" in request.path
    ]
    assert asked_again == []

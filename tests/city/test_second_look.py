"""What is missing costs a point only after a second look: what is there by then counts, what cannot be seen is
unknown, and a run that is killed in between waits for the rest and no longer."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from disclosure.findings import SiteReport
from disclosure.store import open_store
from disclosure.vocabulary import Subject
from gongshi.city import lineup
from gongshi.city.inputs import write_inputs
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.whole_way import Ran, run_words
from tests.gongshi.command import gongshi_here, gongshi_program

pytestmark = pytest.mark.timeout(600)  # two runs and a wait between the looks
APART = 5
"""Seconds."""
_AFTER_FIRST_LOOK = re.compile(r"^(\S+?)：(?:等到 .* 作第二次查看|完成)", re.MULTILINE)


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    with serve(City.generate(2018, lineup=lineup.SECOND_LOOKS), base="127.64.50") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Killed while the sites wait for their second look, and gone on with."""
    folder = tmp_path_factory.mktemp("再看")
    inputs = write_inputs(served.city, served, folder / "输入")
    words = run_words(served.city, inputs, folder / "结果", "--confirm-after", APART)
    kill_between(words, sites=len(served.city.departments) + 1)
    return Ran(served.city, inputs, folder / "结果", gongshi_program(*words))


def kill_between(words: list[object], *, sites: int) -> None:
    said = ""
    command = [sys.executable, "-m", "gongshi", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:
        assert program.stdout is not None
        for line in program.stdout:
            said += line
            if len(set(_AFTER_FIRST_LOOK.findall(said))) == sites:
                program.kill()
    assert len(set(_AFTER_FIRST_LOOK.findall(said))) == sites, said
    assert "核对台账" not in said, "killed before it ended"


def report_of(ran: Ran, served: CityServer, family: str) -> SiteReport:
    name = next(name for name, portal in served.portals.items() if portal.family == family)
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    try:
        file = store.load(store.latest())
    finally:
        store.close()
    report = next(one.portal for one in file.departments if one.target.name == name)
    assert report is not None
    return report


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


@pytest.mark.parametrize("family", ["filled_later", "down_later", "work_news"])
def test_both_looks_are_on_record_apart_by_the_time_said(ran: Ran, served: CityServer, family: str) -> None:
    report = report_of(ran, served, family)
    first, second = report.looks
    assert (second.started_at - first.finished_at).total_seconds() >= APART
    assert report.confirm_from is None
    column = report.finding(Subject.COLUMN)
    assert column is not None
    homes = [one for one in report.attempts if one.url == served.url(str(report.department))]
    assert [first.started_at <= one.at <= first.finished_at for one in homes] == [True, False]
    # what a second look had seen when it was killed is not asked for again
    assert (homes[1].at - first.finished_at).total_seconds() >= APART
    assert len({one.record for one in homes}) == 2, "each look has its own record in the archive"


def test_what_is_there_by_the_second_look_counts_and_is_told(ran: Ran, served: CityServer) -> None:
    report = report_of(ran, served, "filled_later")
    column = report.finding(Subject.COLUMN)
    assert column is not None
    assert "第一次查看时没有" in column.reason
    assert "专栏第一次查看时没有或无内容，第二次查看时已有" in " ".join(one.said for one in report.noticed)
    pictures = [path for path in column.evidence if path.endswith(".png")]
    assert {"home.png", "home-2.png", "column-empty.png", "column-2.png"} <= {Path(path).name for path in pictures}


def test_details_are_not_asked_for_again(ran: Ran, served: CityServer) -> None:
    """The credit site is looked at twice: its rows are missing, its records are not."""
    assert ran.out.is_dir()
    asked = [request.path for request in served.seen(served.city.credit_office.name) if not request.part]
    with sqlite3.connect(ran.out / "gongshi.db") as database:
        found = database.execute(
            "SELECT record.url FROM record JOIN site ON site.id = record.site_id WHERE site.role = 'credit'"
        )
        details = {urlsplit(url)._replace(scheme="", netloc="").geturl() for (url,) in found}
    assert asked.count("/") >= 2
    assert details & set(asked)
    assert [path for path in details if asked.count(path) > 1] == []


def test_a_replay_judges_both_looks_and_waits_for_nobody(
    ran: Ran, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, wrong = gongshi_here(monkeypatch, capsys, "replay", ran.out)
    assert code == 0, said + wrong
    assert "完全一致" in said

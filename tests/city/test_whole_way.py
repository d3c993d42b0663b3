"""`gongshi run` on the demo city: every verdict, record, status and rate agrees with the truth."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from disclosure.store import open_store
from gongshi.city.inputs import write_inputs
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.city.packages import leaks
from tests.city.printed_texts import personal_data, printed_texts
from tests.city.proofs import pictures_of, unproved
from tests.city.whole_way import Ran, run_city
from tests.gongshi.command import gongshi_here

STATIC = {"trs", "hanweb", "formpost", "batch_table", "batch_sheet", "decoys", "empty_icon"}


@pytest.fixture(scope="module", params=[2018, 7])
def served(request: pytest.FixtureRequest) -> Iterator[CityServer]:
    with serve(City.generate(request.param), base=f"127.62.{request.param % 200}") as server:
        yield server


@pytest.fixture(scope="module")
def ran(served: CityServer, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("示范 市")
    inputs = write_inputs(served.city, served, folder / "输入")
    return run_city(served.city, inputs, folder / "结果")


def test_everything_agrees_with_the_truth(ran: Ran) -> None:
    assert ran.ended.returncode == 3, ran.ended.stdout + ran.ended.stderr
    assert ran.differences() == []


def test_what_was_found_is_framed_and_what_is_missing_names_every_page_tried(ran: Ran) -> None:
    assert unproved(ran.out) == []
    assert any("（红框）" in caption for _, caption in pictures_of(ran.out))


def test_what_could_not_be_checked_is_named_on_the_screen(ran: Ran) -> None:
    said = ran.ended.stdout
    assert "未能核查" in said
    for department in ran.city.departments:
        if department.place.portal in {"refused", "waf"}:
            assert f"{department.name}｜部门网站" in said
    assert str(ran.out / "report.html") in said


def test_all_papers_are_there_and_open(ran: Ran) -> None:
    for name in ("result.json", "records.csv", "matches.csv", "report.html", "report.docx", "workbook.xlsx"):
        assert (ran.out / name).stat().st_size > 1000, name
    assert (ran.out / "evidence" / "manifest.json").is_file()
    assert (ran.out / "gongshi.db").is_file()
    matches = pd.read_csv(ran.out / "matches.csv", dtype=str)
    assert list(matches.columns) == [
        *("department", "ledger_file", "sheet", "row", "kind", "document_number", "party", "decision_date"),
        *("excluded", "status", "matched_url", "matched_by", "published_on", "working_days", "note"),
    ]
    assert "汇总" in openpyxl.load_workbook(ran.out / "workbook.xlsx").sheetnames


def test_every_accusation_rests_on_evidence_that_exists(ran: Ran) -> None:
    for department in ran.result["departments"]:
        column = department["findings"]["column"]
        if column["verdict"] in {"present", "empty", "absent"}:
            assert column["evidence"], department["name"]
        for finding in department["findings"].values():
            for path in finding["evidence"]:
                assert (ran.out / path).is_file()


def test_static_portals_cost_at_most_three_browser_loads_each_with_a_named_signal(ran: Ran) -> None:
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    file = store.load(store.latest())
    store.close()
    for department in file.departments:
        assert department.portal is not None
        loads = department.portal.browser_loads
        assert all(load.signal for load in loads)
        if ran.city.department(department.target.name).place.portal in STATIC:
            assert len(loads) <= 3, Counter(load.signal for load in loads)
            assert {load.signal for load in loads} <= {"evidence", "query_proof", "home_without_column"}


def test_no_request_leaves_the_bounds_of_robots(ran: Ran, served: CityServer) -> None:
    assert not [request for request in served.requests if request.path.startswith(("/admin/", "/search"))]


def test_natural_persons_are_masked_in_all_papers(ran: Ran) -> None:
    assert sum(decision.party.natural_person for decision in ran.city.decisions) > 3
    places = {name for name, _ in printed_texts(ran.out)}
    assert {"report.html", "report.docx", "workbook.xlsx", "result.json", "records.csv", "crawl.log"} <= places
    assert personal_data(ran.city, ran.out) == {}


def test_a_departments_package_holds_its_evidence_and_nothing_of_others(
    ran: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(one.name for one in ran.city.departments if one.place.portal == "formpost")
    code, said, wrong = gongshi_here(
        monkeypatch, capsys, "export", ran.out, "--package", name, "--to", tmp_path / "材料"
    )
    assert code == 0, said + wrong
    package = tmp_path / "材料" / f"{name}.zip"
    assert list(leaks(ran.city, ran.inputs, name, package)) == []
    with zipfile.ZipFile(package) as packed:
        packed.extractall(tmp_path)
    told = {path.name for path in (tmp_path / name).iterdir()}
    assert {"如何核对.txt", "未收入清单.csv", "来源.json", "SHA256SUMS.txt", "report.html", "report.docx"} <= told
    code, said, wrong = gongshi_here(monkeypatch, capsys, "verify", tmp_path / name)
    assert code == 0, said + wrong

"""`gongshi check`: one department, on the screen in Chinese, with its evidence in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from gongshi.city.details import catalogue_rows
from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.lineup import DEMO
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from tests.gongshi.command import gongshi_here, gongshi_program


@pytest.fixture(scope="module")
def served() -> Iterator[CityServer]:
    lineup = tuple(place for place in DEMO if place.portal in {"trs", "waf"})
    with serve(City.generate(3, lineup=lineup), base="127.64.5") as server:
        yield server


@pytest.fixture
def inputs(served: CityServer, tmp_path: Path) -> CityInputs:
    return write_inputs(served.city, served, tmp_path / "输入")


def test_verdicts_and_rates_stand_on_the_screen(served: CityServer, inputs: CityInputs, tmp_path: Path) -> None:
    department = served.city.departments[0]
    ledger = next(path for path in inputs.ledgers.rglob("*") if department.name in path.name)
    named = [row[1:4] for row in catalogue_rows(department)]
    duties = tmp_path / "职责清单.csv"
    lines = [
        ["行政决定部门", "行政职权类别", "项目名称"],
        *named,
        [department.name, "行政许可", "河道采砂许可（新增）"],
    ]
    duties.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    ended = gongshi_program(
        *("check", served.url(department.name), "--ledger", ledger, "--name", department.name, "--duties", duties),
        *(
            "--period",
            "2018Q2",
            "--as-of",
            "2018-09-05",
            "--delay",
            0,
            "--confirm-after",
            0,
            "--out",
            tmp_path / "抽查",
        ),
    )
    assert ended.returncode in {0, 3}, ended.stderr
    for said in (department.name, "“双公示”专栏", "在首页", "可查询", "公示率", "及时率"):
        assert said in ended.stdout
    assert list((tmp_path / "抽查" / "evidence").rglob("*.png"))
    result = json.loads((tmp_path / "抽查" / "result.json").read_text(encoding="utf-8"))
    findings = result["departments"][0]["findings"]
    assert findings["column"]["verdict"] == "present"
    assert findings["catalogue"]["verdict"] == "partial"
    assert "缺 1 项：河道采砂许可（新增）" in findings["catalogue"]["reason"]


@pytest.fixture(scope="module")
def blocked(
    served: CityServer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[CompletedProcess[str], dict[str, Any]]:
    """What is said of a site that lets nobody in, and the result; its ledger names no department."""
    folder = tmp_path_factory.mktemp("被拦")
    department = served.city.departments[1]
    inputs = write_inputs(served.city, served, folder / "输入")
    ledger = next(path for path in inputs.ledgers.rglob("*") if department.name in path.name)
    nameless = folder / f"台账{ledger.suffix}"
    nameless.write_bytes(ledger.read_bytes())
    ended = gongshi_program(
        *("check", served.url(department.name), "--ledger", nameless, "--as-of", "2018-09-05"),
        *("--delay", 0, "--confirm-after", 0, "--out", folder / "抽查"),
    )
    return ended, json.loads((folder / "抽查" / "result.json").read_text(encoding="utf-8"))


def test_a_ledger_that_names_nobody_is_the_checked_departments_own(
    served: CityServer, blocked: tuple[CompletedProcess[str], dict[str, Any]]
) -> None:
    department = served.city.departments[1]
    _, result = blocked
    rows = sum(d.in_ledger for d in department.decisions) + sum(d.repeated for d in department.decisions)
    assert rows > 0
    assert result["departments"][0]["ledger"]["rows"] == rows


def test_a_blocked_site_is_not_accused(blocked: tuple[CompletedProcess[str], dict[str, Any]]) -> None:
    ended, result = blocked
    assert ended.returncode == 3, ended.stderr
    assert "未能核查" in ended.stdout
    assert {finding["verdict"] for finding in result["departments"][0]["findings"].values()} == {"unknown"}


def test_an_address_that_is_none_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, said = gongshi_here(monkeypatch, capsys, "check", "某局官网", "--out", tmp_path / "抽查")
    assert code == 2
    assert "某局官网" in said
    assert not (tmp_path / "抽查").exists()

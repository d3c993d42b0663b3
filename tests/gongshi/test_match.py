"""`gongshi match` on Parquet files, on spreadsheets and on a result's store."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from disclosure.store import open_store
from disclosure.targets import Target
from disclosure.vocabulary import Kind
from tests.audit.making import assessment_file, record, site, write_book
from tests.gongshi.command import gongshi_here

OFFICE = "示范市城管局"
LEDGER = {
    "department": [OFFICE] * 5,
    "kind": ["penalty"] * 5,
    "document_number": [
        "示罚字〔2018〕1号",
        "示罚字〔2018〕2号",
        "示罚字[2018]第1号",
        "示罚字〔2018〕3号",
        "示罚字〔2018〕4号",
    ],
    "party": ["甲公司", "乙公司", "甲公司", "丙公司", "丁公司"],
    "decision_date": [date(2018, 4, 10)] * 5,
    "excluded": [None, None, None, None, "simplified_procedure"],
}
SHOWN = ("示罚字（2018）1号", "示罚字【2018】第02号")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *words: gongshi_here(monkeypatch, capsys, "match", *words, "--as-of", "2018-09-05")


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    ledger, published = tmp_path / "台 账.parquet", tmp_path / "公示.parquet"
    pl.DataFrame(LEDGER).write_parquet(ledger)
    shown = {name: values[:2] for name, values in LEDGER.items() if name != "excluded"}
    days = {"document_number": SHOWN, "published_on": [date(2018, 4, 12), date(2018, 5, 31)]}
    pl.DataFrame(shown | days).write_parquet(published)
    return ledger, published


def rates(out: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    with (out / "rates.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert all(line["rule"] for line in lines)
    return {
        (line["department"], line["month"] + line["kind"] + line["region"], line["rate"]): (
            f"{line['numerator']}/{line['denominator']}",
            line["percent"],
        )
        for line in lines
    }


def test_every_rate_has_its_counts_and_opens_to_its_rows(run, tables: tuple[Path, Path], tmp_path: Path) -> None:
    code, said, _ = run(*tables, "--complete", "--out", tmp_path / "out")
    assert code == 0
    assert "simplified_procedure 1条、duplicate 1条" in said
    found = rates(tmp_path / "out")
    for place in ((OFFICE, ""), (OFFICE, "2018-04penalty"), ("", "penalty"), ("", "2018-04"), ("", "")):
        assert found[*place, "publicity"] == ("2/3", "66.67%")
        assert found[*place, "on_time"] == ("1/3", "33.33%")
        assert found[*place, "late"] == ("1/2", "50.00%")
    matches = pl.read_parquet(tmp_path / "out" / "matches.parquet")
    told = matches.select("row", "document_number", "status", "published_row", "published_number", "rows").rows()
    assert told == [
        (0, "示罚字〔2018〕1号", "on_time", 0, SHOWN[0], 2),
        (1, "示罚字〔2018〕2号", "late", 1, SHOWN[1], 1),
        (3, "示罚字〔2018〕3号", "not_found", None, None, 1),
    ]


def test_nobody_is_accused_of_what_an_incomplete_table_lacks(run, tables: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(*tables, "--out", tmp_path / "out")[0] == 0
    assert rates(tmp_path / "out")["", "", "publicity"] == ("2/2", "100.00%")


def test_a_spreadsheet_ledger_is_laid_on_what_a_run_found(run, tmp_path: Path) -> None:
    header = ["行政处罚决定书文号", "案件名称", "行政相对人名称", "行政决定日期", "备注"]
    rows = [["示罚字[2018]1号", "案", "示范市甲有限公司", date(2018, 4, 10), ""]]
    rows.append(["示罚字[2018]2号", "案", "示范市乙有限公司", date(2018, 4, 10), ""])
    rows.append(["示罚字[2018]3号", "案", "示范市乙有限公司", date(2018, 4, 10), "简易程序"])
    write_book(tmp_path / "台账" / f"{OFFICE}行政处罚台账.xlsx", {"台账": [header, *rows]})
    targets = tmp_path / "targets.csv"
    targets.write_text(
        f"单位归属,单位名称,行政许可信息公示网址,行政处罚信息公示网址\n示范市,{OFFICE},,\n", encoding="utf-8-sig"
    )
    file = assessment_file({OFFICE: None})
    store = open_store(f"sqlite:///{tmp_path / 'gongshi.db'}")
    assessment = store.begin(file.assessment, [Target(name=OFFICE, region="示范市")])
    store.save_site(assessment, site(records=(record(),)))
    store.close()
    code, said, errors = run(tmp_path / "台账", tmp_path, "--targets", targets, "--out", tmp_path / "out")
    assert code == 0, errors
    assert "simplified_procedure 1条" in said
    # Both listings were read whole: what is not among them was not published.
    assert rates(tmp_path / "out")["", "示范市", "publicity"] == ("1/2", "50.00%")
    places = pl.read_parquet(tmp_path / "out" / "matches.parquet")["place"].to_list()
    assert places[0] == f"{OFFICE}行政处罚台账.xlsx 台账 第2行"
    assert Kind.PENALTY in set(pl.read_parquet(tmp_path / "out" / "matches.parquet")["kind"])


def test_what_is_missing_is_named(run, tables: tuple[Path, Path], tmp_path: Path) -> None:
    code, _, errors = run(tables[0], tables[0], "--out", tmp_path / "out")
    assert code == 2
    assert "published_on" in errors
    strange = tmp_path / "类别.parquet"
    pl.read_parquet(tables[0]).with_columns(kind=pl.lit("行政处罚")).write_parquet(strange)
    code, _, errors = run(strange, tables[1], "--out", tmp_path / "out")
    assert code == 2
    assert "“行政处罚”：只能写 permit（许可）或 penalty（处罚）" in errors
    pl.read_parquet(tables[0]).with_columns(decision_date=pl.lit("2018年4月")).write_parquet(strange)
    assert "decision_date 不是日期型" in run(strange, tables[1], "--out", tmp_path / "out")[2]
    write_book(tmp_path / "台账" / "甲.xlsx", {"台账": [["文号"], ["1"]]})
    code, _, errors = run(tmp_path / "台账", tables[1], "--out", tmp_path / "out")
    assert code == 2
    assert "--targets" in errors

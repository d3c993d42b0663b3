"""The Yindu notice of July 2024, made again from row-level ledgers and platform exports
(殷信用办〔2024〕14号)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from audit.figures import format_percent
from audit.run import audit
from audit.schemes import load_scheme
from disclosure.judgement import AuditResult, Rate
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, write_book
from tests.shared_data import GOLDEN, needs_shared

pytestmark = needs_shared

ON_TIME = (date(2024, 7, 3), date(2024, 7, 10))  # the fifth working day, a weekend between
LATE = (date(2024, 7, 3), date(2024, 7, 11))
STILL_LATE = (date(2024, 7, 1), date(2024, 7, 31))  # the thirtieth day
OMITTED = (date(2024, 6, 20), date(2024, 7, 22))
PRINTED_RATES = {"late": "late_rate_pct", "omission": "missing_rate_pct", "compliance": "qualified_rate_pct"}


def golden(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def decisions(row: Mapping[str, str]) -> Iterator[tuple[str, str, date, date]]:
    """Rows of one department to the counts of the printed table."""
    days = [LATE] * int(row["late_count"]) + [OMITTED] * int(row["missing_count"])
    days += [ON_TIME] * int(row["qualified_count"])
    kinds = ["行政许可"] * int(row["licence_count"]) + ["行政处罚"] * int(row["penalty_count"])
    for at, (kind, (decided, reported)) in enumerate(zip(kinds, days, strict=True), 1):
        word = "许" if kind == "行政许可" else "罚"
        yield kind, f"殷{row['seq']}{word}字〔2024〕{at}号", decided, reported


def audited(tmp_path: Path, rows: list[dict[str, str]]) -> AuditResult:
    """Ledgers one a department, the export in one file a kind."""
    platform: dict[str, list[tuple[object, ...]]] = {"行政许可": [], "行政处罚": []}
    for row in rows:
        ledger: list[tuple[object, ...]] = [("序号", "决定文书号", "行政相对人名称", "行政决定日期", "类别")]
        for at, (kind, number, decided, reported) in enumerate(decisions(row), 1):
            party = f"安阳市第{at}号有限公司"
            ledger.append((at, number, party, decided, kind))
            # Other brackets than the ledger's: rows must meet all the same.
            export = (
                row["department"],
                kind,
                number.replace("〔", "[").replace("〕", "]"),
                party,
                decided,
                reported,
            )
            platform[kind].append(export)
        write_book(tmp_path / "ledgers" / f"{row['department']}.xlsx", {"Sheet1": ledger})
    for kind, exported in platform.items():
        write_book(tmp_path / "platform" / f"{kind}.xlsx", {"导出": [PLATFORM_HEADER, *exported]})
    return audit(
        assessment_file(
            [row["department"] for row in rows], scheme="yindu-2024", period="2024-07", as_of=date(2024, 9, 2)
        ),
        ledgers=tmp_path / "ledgers",
        platform=tmp_path / "platform",
        scheme=load_scheme("yindu-2024"),
        calendar=WorkCalendar.default(),
    )


def printed(rates: Mapping[str, Rate], name: str) -> str:
    return format_percent(rates[name], load_scheme("yindu-2024").counting.zero_prints).removesuffix("%")


@pytest.fixture(scope="module")
def departments(tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    return audited(tmp_path_factory.mktemp("departments"), golden("yindu_2024_07_departments.csv")[:-1])


@pytest.mark.parametrize("at", range(25))
def test_every_printed_figure_of_every_department_is_reproduced(departments: AuditResult, at: int) -> None:
    row, found = golden("yindu_2024_07_departments.csv")[at], departments.departments[at]
    assert found.department == row["department"]
    counts = ("late", "omitted", "qualified", "permit", "penalty", "total")
    columns = (
        "late_count",
        "missing_count",
        "qualified_count",
        "licence_count",
        "penalty_count",
        "total_count",
    )
    assert [found.counts[name] for name in counts] == [int(row[name]) for name in columns]
    assert {name: printed(found.rates, name) for name in PRINTED_RATES} == {
        name: row[column] for name, column in PRINTED_RATES.items()
    }


def test_the_total_row_has_the_true_figures(departments: AuditResult) -> None:
    assert departments.region_counts["total"] == 756
    assert departments.region_rates["compliance"].value == Rate(747, 756).value
    assert {name: printed(departments.region_rates, name) for name in PRINTED_RATES} == {
        "late": "0.13",
        "omission": "1.06",
        "compliance": "98.81",
    }


def test_two_figures_of_the_printed_total_row_differ_from_the_true_ones(departments: AuditResult) -> None:
    total = golden("yindu_2024_07_departments.csv")[-1]
    differing = {
        name: (total[column], printed(departments.region_rates, name))
        for name, column in PRINTED_RATES.items()
        if total[column] != printed(departments.region_rates, name)
    }
    assert differing == {"omission": ("1.07", "1.06"), "compliance": ("98.80", "98.81")}


def test_every_ledger_row_is_on_the_platform_and_none_concealed(departments: AuditResult) -> None:
    concealment = departments.region_rates["concealment"]
    assert (concealment.numerator, concealment.denominator) == (0, 756)
    assert all(match.on_platform for found in departments.departments for match in found.matches)
    assert departments.total is None


def test_only_the_departments_above_twenty_percent_late_must_explain(departments: AuditResult) -> None:
    # Market supervision is 4 % late; the two all-omitted departments have no late row at all.
    assert not any(found.consequences for found in departments.departments)


def test_townships_are_reproduced(tmp_path: Path) -> None:
    rows = golden("yindu_2024_07_townships.csv")
    made = [
        {
            "seq": row["seq"],
            "department": row["township"],
            "late_count": "0",
            "missing_count": "0",
            "qualified_count": row["qualified_count"],
            "licence_count": row["reported_count"],
            "penalty_count": "0",
        }
        for row in rows[:-1]
    ]
    result = audited(tmp_path, made)
    for row, found in zip(rows, result.departments, strict=False):
        assert found.department == row["township"]
        assert found.counts["total"] == int(row["reported_count"])
        assert found.counts["qualified"] == int(row["qualified_count"])
        assert printed(found.rates, "compliance") == row["qualified_rate_pct"]
    assert printed(result.region_rates, "compliance") == rows[-1]["qualified_rate_pct"]
    assert result.region_counts["total"] == int(rows[-1]["reported_count"])

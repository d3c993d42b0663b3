"""rates.csv: every rate by region, department, month and kind, with its counts and its rule.

Rows of matches.csv with the same region's departments, month of decision and kind are what a line counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from audit.engine.rates import DIMENSIONS, count_matches, rates_at_size
from audit.schemes.scheme import Scheme
from disclosure.assessment import AssessmentFile
from disclosure.judgement import Rate
from reports.data_files.row_tables import Cell, write_rows
from reports.wording.figures import percent

COLUMNS = (*DIMENSIONS, "rate", "numerator", "denominator", "percent", "rule")
Level = tuple[str, ...]
BELOW_DEPARTMENT: tuple[Level, ...] = (
    ("month",), ("kind",), ("department", "kind"), ("department", "month"), ("department", "month", "kind"),
)  # fmt: skip
ALL_LEVELS: tuple[Level, ...] = ((), ("region",), ("department",), *BELOW_DEPARTMENT)
Line = tuple[Cell, ...]


def write_rates_csv(file: AssessmentFile, scheme: Scheme | None, out: Path) -> Path:
    """The rates of the papers, of the whole and of each department; besides, where rows are judged by what sites
    publish, those by region, month and kind. Without a scheme there are none."""
    return write_rows(out / "rates.csv", COLUMNS, _lines(file, scheme) if scheme else ())


def _lines(file: AssessmentFile, scheme: Scheme) -> Iterator[Line]:
    whole = file.audit.region_rates if file.audit else {}
    yield from (_line({}, name, rate, scheme) for name, rate in whole.items())
    audits = [(one.target, one.audit) for one in file.departments if one.audit]
    for target, audit in audits:
        place = {"region": target.region, "department": target.name}
        yield from (_line(place, name, rate, scheme) for name, rate in audit.rates.items())
    if scheme.counting.basis == "publication":
        regions = {target.name: target.region for target, _ in audits}
        counts = count_matches([match for _, audit in audits for match in audit.matches], regions)
        yield from rate_lines(counts, scheme, (("region",), *BELOW_DEPARTMENT))


def rate_lines(counts: pl.DataFrame, scheme: Scheme, levels: tuple[Level, ...] = ALL_LEVELS) -> Iterator[Line]:
    """The lines of these levels, by `audit.engine.rates.count_statuses`."""
    for level in levels:
        for values, rates in rates_at_size(counts, scheme.timing, level).items():
            place = dict(zip(level, values, strict=True))
            yield from (_line(place, name, rate, scheme) for name, rate in rates.items())


def _line(place: dict[str, str], name: str, rate: Rate, scheme: Scheme) -> Line:
    told = (name, rate.numerator, rate.denominator, percent(rate, scheme.counting.zero_prints), rate.rule)
    return (*(place.get(one, "") for one in DIMENSIONS), *told)

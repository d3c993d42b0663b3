"""All ledgers of the city."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from disclosure.period import Period
from gongshi.city.departments import Department
from gongshi.city.draw import lot
from gongshi.city.ledgers.annex4 import annex4, annex4_mixed
from gongshi.city.ledgers.entries import LedgerFile, Line
from gongshi.city.ledgers.shared_csv import shared_csv
from gongshi.city.ledgers.standard_books import coded_xls, named_xlsx
from gongshi.city.plan import City

_LAYOUTS: Mapping[str, Callable[[Random, Department, str], LedgerFile]] = {
    "annex4": annex4,
    "annex4_mixed": annex4_mixed,
    "coded_xls": coded_xls,
    "named_xlsx": named_xlsx,
}


WITHOUT_PARTIES = frozenset({"annex4", "annex4_mixed"})
"""Layouts that name no party."""


def ledger_files(city: City) -> list[LedgerFile]:
    """One file for each department with a layout of its own, one for all that share the csv."""
    label = period_label(city.period)
    own = [
        _LAYOUTS[d.place.layout](lot(city.seed, "ledger", d.index), d, label)
        for d in city.departments
        if d.place.layout in _LAYOUTS
    ]
    sharing = [d for d in city.departments if d.place.layout == "shared_csv"]
    return [*own, shared_csv(lot(city.seed, "ledger", "shared"), sharing, label)] if sharing else own


def ledger_lines(city: City, files: list[LedgerFile]) -> dict[str, list[Line]]:
    """The lines by department; a department without ledger has none."""
    found: dict[str, list[Line]] = {department.name: [] for department in city.departments}
    for file in files:
        for line in file.lines:
            found[line.entry.decision.department].append(line)
    return found


def period_label(period: Period) -> str:
    """2018年二季度 for 2018Q2, else the period as it was written."""
    year, _, quarter = period.label.upper().partition("Q")
    return f"{year}年{'一二三四'[int(quarter) - 1]}季度" if quarter else period.label.replace("..", "至")

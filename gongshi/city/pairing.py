"""How what a run wrote is paired with the city's truth: records by kind and number, ledger rows by their place."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

Row = Mapping[str, str]
Known = Mapping[str, Any]


def read_rows(path: Path) -> list[Row]:
    """The lines of a csv file that a run wrote."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def record_key(record: Known) -> tuple[str, str]:
    return record["kind"], plain(record["document_number"] or "")


def row_place(file: str, sheet: str, row: object) -> tuple[str, str, str]:
    """csv files have no sheets, whatever a result calls them."""
    name = PurePosixPath(file.replace("\\", "/")).name
    return name, "" if name.endswith(".csv") else sheet, str(row)


def plain(text: str) -> str:
    """Without brackets, blanks and differences of width."""
    return re.sub(r"[\s〔〕\[\]()【】{}]", "", unicodedata.normalize("NFKC", text))


def by_site(own: Sequence[Row], department: Known, credit: Known) -> Iterator[tuple[str, list[Row], list[Known]]]:
    """For the department's own site and for the credit site: (its Chinese name, the rows read there, what it shows).

    `own`: the department's lines of records.csv.
    """
    home = credit["url"].rstrip("/")
    elsewhere = [record for record in credit["records"] if record["department"] == department["name"]]
    yield "部门网站", [row for row in own if not row["url"].startswith(home)], department["records"]
    yield "信用网站", [row for row in own if row["url"].startswith(home)], elsewhere

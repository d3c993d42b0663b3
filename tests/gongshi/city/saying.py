"""A result that says the truth, word for word, to be spoilt in one thing by a test."""

from __future__ import annotations

import copy
import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Said:
    """result.json with the lines of records.csv and matches.csv."""

    result: dict[str, Any]
    records: list[dict[str, Any]]
    matches: list[dict[str, Any]]

    def written(self, folder: Path) -> tuple[dict[str, Any], Path, Path]:
        """(the result, records.csv, matches.csv)."""
        paths = []
        for name, rows in (("records.csv", self.records), ("matches.csv", self.matches)):
            with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            paths.append(folder / name)
        return self.result, paths[0], paths[1]


def perfect_result(truth: dict[str, Any]) -> Said:
    departments, records, matches = [], [], []
    for told in truth["departments"]:
        credit = [r for r in truth["credit"]["records"] if r["department"] == told["name"]]
        both = {(r["kind"], r["document_number"]) for r in [*told["records"], *credit]}
        found = {k: {"found": sum(kind == k for kind, _ in both), "complete": True} for k in ("permit", "penalty")}
        departments.append(
            {
                "name": told["name"],
                "sites": told["sites"],
                "findings": {s: told[s] for s in ("column", "catalogue", "plan", "officers")},
                "records": found,
                "ledger": told["ledger"],
                "rates": told["rates"],
            }
        )
        records += [{**r, "url": told["sites"][0]["url"]} for r in told["records"]]
        records += [{**r, "url": truth["credit"]["url"] + "sgs/xkxq.jspx?id=1"} for r in credit]
        matches += [{**row, "department": told["name"], "ledger_file": row["file"]} for row in told["rows"]]
    credit = {**truth["credit"], "findings": {"column": truth["credit"]["column"]}}
    return copy.deepcopy(Said({"departments": departments, "credit": credit}, records, matches))

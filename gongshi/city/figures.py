"""How right a run is, in figures: verdicts right, records found, false accusations, beside the city's truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongshi.city.pairing import Known, Row, by_site, plain, read_rows, record_key, row_place

VERDICTS = ("column", "catalogue", "plan", "officers")
FLAGS = ("on_home", "searchable")
FIELDS = ("published_on", "decision_date", "party")
_ACCUSING_VERDICTS = {"absent", "empty"}
_ACCUSING_STATUSES = {"not_found", "late"}


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`shares` by name: the VERDICTS and FLAGS; `recall` of the records that must be read, `precision` of those that
    were (each counted on each of the two sites); FIELDS of the records read that a site shows; `rows` of the ledgers
    with the true status and working days. `accusations`: Chinese sentences, each a thing laid at a department's door
    that is not so."""

    shares: Mapping[str, Share]
    accusations: tuple[str, ...] = ()

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            shares=_summed([*self.shares.items(), *other.shares.items()]),
            accusations=(*self.accusations, *other.accusations),
        )


def figures(result: Known, records_csv: Path, matches_csv: Path, truth: Known) -> Figures:
    """`result` is result.json, `truth` truth.json, both read. A department that the result lacks has everything
    wrong."""
    records, matches = read_rows(records_csv), read_rows(matches_csv)
    found = {entry["name"]: entry for entry in result["departments"]}
    counted: list[tuple[str, Share]] = list(_column((result.get("credit") or {}).get("findings", {}), truth["credit"]))
    accusations: list[str] = []
    for expected in truth["departments"]:
        name = expected["name"]
        findings = found.get(name, {}).get("findings", {})
        own = [row for row in records if row["department"] == name]
        rows = {
            row_place(row["ledger_file"], row["sheet"], row["row"]): row for row in matches if row["department"] == name
        }
        counted += [*_verdicts(findings, expected), *_rows(rows, expected)]
        for _, seen, shown in by_site(own, expected, truth["credit"]):
            counted += _records(seen, shown)
        accusations += [*_accused(findings, expected), *_accused_rows(rows, expected)]
    return Figures(shares=_summed(counted), accusations=tuple(accusations))


def _summed(counted: Sequence[tuple[str, Share]]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for name, share in counted:
        shares[name] = shares.get(name, Share()) + share
    return shares


def _one(right: bool) -> Share:  # noqa: FBT001  what is counted
    return Share(int(right), 1)


def _verdicts(findings: Known, expected: Known) -> Iterator[tuple[str, Share]]:
    yield from _column(findings, expected)
    for subject in VERDICTS[1:]:
        yield subject, _one(findings.get(subject, {}).get("verdict") == expected[subject]["verdict"])


def _column(findings: Known, expected: Known) -> Iterator[tuple[str, Share]]:
    """The column's verdict; and where there is a column, its two properties."""
    wanted, got = expected["column"], findings.get("column", {})
    yield "column", _one(got.get("verdict") == wanted["verdict"])
    if wanted["verdict"] == "present":
        yield from ((flag, _one(got.get(flag) is wanted[flag])) for flag in FLAGS)


def _records(seen: Sequence[Row], shown: Sequence[Known]) -> Iterator[tuple[str, Share]]:
    """Of one site."""
    known = {record_key(record): record for record in shown}
    read = {record_key(row) for row in seen}
    yield from (("recall", _one(key in read)) for key, record in known.items() if record["required"])
    for row in seen:
        record = known.get(record_key(row))
        yield "precision", _one(record is not None)
        if record is not None:
            yield from ((field, _one(_same(row, record, field))) for field in FIELDS if _laid_down(record, field))


def _laid_down(record: Known, field: str) -> bool:
    """A natural person's name is masked, and a picture's decision date is nobody's to read."""
    return not record["natural_person"] if field == "party" else record[field] is not None


def _same(row: Row, record: Known, field: str) -> bool:
    return plain(row[field]) == plain(record[field])


def _rows(rows: Mapping[tuple[str, str, str], Row], expected: Known) -> Iterator[tuple[str, Share]]:
    for wanted in expected["rows"]:
        row = rows.get(row_place(wanted["file"], wanted["sheet"], wanted["row"]))
        days = "" if wanted["working_days"] is None else str(wanted["working_days"])
        right = row is not None and row["status"] == wanted["status"] and days in ("", row["working_days"])
        yield "rows", _one(right)


def _accused(findings: Mapping[str, Any], expected: Known) -> Iterator[str]:
    """A point lost that is not lost."""
    name = expected["name"]
    for subject in (*VERDICTS, "ledger"):
        wanted, got = expected[subject]["verdict"], findings.get(subject, {}).get("verdict")
        if got in _ACCUSING_VERDICTS and got != wanted:
            yield f"{name}（{expected['portal']}）：{subject} 应为 {wanted}，结果为 {got}。"
    column, wanted = findings.get("column", {}), expected["column"]
    for flag in FLAGS if wanted["verdict"] in {"present", "unknown"} else ():
        if column.get(flag) is False and wanted[flag] is not False:
            yield f"{name}（{expected['portal']}）：{flag} 应为 {wanted[flag]}，结果为 False。"


def _accused_rows(rows: Mapping[tuple[str, str, str], Row], expected: Known) -> Iterator[str]:
    for wanted in expected["rows"]:
        row = rows.get(row_place(wanted["file"], wanted["sheet"], wanted["row"]))
        if row is not None and row["status"] in _ACCUSING_STATUSES and row["status"] != wanted["status"]:
            said = f"台账 {wanted['document_number']} 应为 {wanted['status']}，结果为 {row['status']}"
            yield f"{expected['name']}（{expected['portal']}）：{said}。"

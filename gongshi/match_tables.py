"""The two sides of `gongshi match` as tables of the engine: Parquet files as they are, spreadsheets and a result's
store written as Parquet first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from audit.engine.backend import Backend, Lazy, Read
from audit.ledgers import read_ledger_folder
from audit.status.absence import absence_on_site
from audit.verified_rows.exclusions import exclude_rows
from disclosure.errors import InputError
from disclosure.findings import SiteReport
from disclosure.records import LedgerRow
from disclosure.store import open_store
from disclosure.vocabulary import Exclusion, Kind

STORE = "gongshi.db"
_COLUMNS = ("department", "kind", "document_number", "party", "decision_date")
_DAYS = ("decision_date", "published_on")
_TYPES: dict[str, Any] = {
    **dict.fromkeys(("department", "kind", "document_number", "party", "project", "place", "excluded"), pl.String),
    **dict.fromkeys(_DAYS, pl.Date),
}


@dataclass(frozen=True, slots=True)
class Table:
    """`read`: the rows that count. `excluded`: how many were left out, by reason. `read_whole`: the departments whose
    listings were read whole (of a store), or None where the table does not tell."""

    read: Read
    excluded: dict[str, int]
    read_whole: Collection[str] | None = None


def ledger_table(
    backend: Backend, path: Path, departments: Sequence[str], exclusions: Collection[Exclusion], work: Path
) -> Table:
    """The ledger's side. InputError where the path has no table that can be used."""
    if files := parquet_files(path):
        return _of_files(backend, files, _COLUMNS)
    rows = read_ledger_folder(path, _listed(departments, path), "ledger").rows
    # Repeated rows are counted once by the engine itself.
    told = exclude_rows(rows, [one for one in exclusions if one is not Exclusion.DUPLICATE])
    return _of_files(backend, [_written(map(_cells, told), work / "ledger.parquet")], _COLUMNS)


def published_table(backend: Backend, path: Path, departments: Sequence[str], work: Path) -> Table:
    """What was published: Parquet, spreadsheets with a day of publication or reporting, or a result folder's store."""
    wanted = (*_COLUMNS, "published_on")
    if files := parquet_files(path):
        return _of_files(backend, files, wanted)
    store = path if path.suffix == ".db" else path / STORE
    if store.is_file():
        return _of_store(backend, store, work)
    rows = read_ledger_folder(path, _listed(departments, path), "platform").rows
    return _of_files(backend, [_written(map(_cells, rows), work / "published.parquet")], wanted)


def parquet_files(path: Path) -> list[Path]:
    """The file itself, or the folder's files in the order of their names."""
    if path.suffix == ".parquet" and path.is_file():
        return [path]
    return sorted(path.rglob("*.parquet")) if path.is_dir() else []


def _listed(departments: Sequence[str], path: Path) -> Sequence[str]:
    if not departments:
        raise InputError(f"“{path}”是表格文件，认部门要有部门名单：请用 --targets 指定（Parquet 文件不用）。")
    return departments


def _of_files(backend: Backend, files: Sequence[Path], wanted: Sequence[str]) -> Table:
    columns = _checked(files, wanted)
    read = backend.open(files)
    if "excluded" not in columns:
        return Table(read, {})
    reasons = pl.scan_parquet(list(files)).filter(pl.col("excluded").is_not_null()).group_by("excluded").len().collect()

    def counted() -> Lazy:
        return read().filter(nw.col("excluded").is_null())

    return Table(counted, dict(reasons.sort("excluded").iter_rows()))


def _checked(files: Sequence[Path], wanted: Sequence[str]) -> Sequence[str]:
    """The columns of the files. InputError, with what is wrong, where they are not those that are wanted."""
    schema = pl.scan_parquet(files[0]).collect_schema()
    if lacking := [name for name in wanted if name not in schema]:
        raise InputError(f"“{files[0]}”缺少列 {'、'.join(lacking)}：Parquet 文件要有 {'、'.join(wanted)}。")
    if texts := [name for name in wanted if name in _DAYS and schema[name] != pl.Date]:
        raise InputError(f"“{files[0]}”的列 {'、'.join(texts)} 不是日期型：请先转成日期（date）再比对。")
    kinds = pl.scan_parquet(list(files)).select(pl.col("kind").unique()).collect()["kind"].to_list()
    if strange := [str(kind) for kind in kinds if kind not in set(Kind)]:
        raise InputError(f"“{files[0]}”的 kind 列有“{'、'.join(strange)}”：只能写 permit（许可）或 penalty（处罚）。")
    return schema.names()


def _of_store(backend: Backend, path: Path, work: Path) -> Table:
    """The records of the latest assessment, and whose listings were read whole."""
    store = open_store(f"sqlite:///{path}")
    try:
        file = store.load(store.latest())
    finally:
        store.close()
    sites = {one.target.name: one.portal for one in file.departments if one.portal is not None}
    records = [record for site in sites.values() for record in site.records]
    names = [name for name in _TYPES if name not in {"place", "excluded"}]
    rows = [{name: getattr(record, name) for name in names} | {"place": record.url} for record in records]
    table = _of_files(backend, [_written(rows, work / "published.parquet")], (*_COLUMNS, "published_on"))
    return Table(table.read, {}, frozenset(name for name, site in sites.items() if _read_whole(site)))


def _read_whole(site: SiteReport) -> bool:
    return all(absence_on_site(kind, site).proved for kind in Kind)


def _cells(row: LedgerRow) -> dict[str, Any]:
    cells = {name: getattr(row, name) for name in (*_COLUMNS, "project", "excluded")}
    return cells | {"place": f"{row.file} {row.sheet} 第{row.row}行", "published_on": row.reported_on}


def _written(rows: Iterable[dict[str, Any]], file: Path) -> Path:
    columns = list(rows)
    made = {name: pl.Series(name, [row.get(name) for row in columns], dtype=kind) for name, kind in _TYPES.items()}
    pl.DataFrame(made).with_row_index("row").write_parquet(file)
    return file

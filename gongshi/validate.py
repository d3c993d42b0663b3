"""`gongshi validate`: files judged by the data standard before they are reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from audit.ledgers.files import documents_in, may_carry
from audit.ledgers.rows import is_ledger
from audit.standard import Edition, basic_edition, edition_of_header
from disclosure.errors import InputError, UnreadableFileError
from disclosure.tables import Table, read_workbook
from disclosure.vocabulary import Kind
from gongshi.validate_findings import FileFindings, TableFindings
from gongshi.validate_tables import check_table


def find_files(paths: Sequence[Path], out: Path) -> dict[Path, str]:
    """The files given, and those of the folders given that may hold tables, each with the name to call it by; what
    `validate` itself wrote into `out` is left out.

    InputError for a path that does not exist and for a folder without spreadsheets.
    """
    found = {file: file for path in paths for file in _files(path, out.resolve())}
    folders = {file: path for path in paths if path.is_dir() for file in found if path in file.parents}
    return {file: file.relative_to(folders[file]).as_posix() if file in folders else file.name for file in found}


def validate_file(
    path: Path, name: str, edition: Edition | None, kind: Kind | None, as_of: date
) -> tuple[FileFindings, ...]:
    """Judge every table of one file; an archive gives one entry for each file in it. `edition` None: told by each
    table's header, else the basic requirements."""
    try:
        tables = read_workbook(path)
    except UnreadableFileError as error:
        return (FileFindings(path=path, name=name, trouble=str(error)),)
    within: dict[str, list[Table]] = {}
    for table in tables:
        within.setdefault(table.source.removeprefix(str(path)).strip("/\\"), []).append(table)
    if not within:
        return (FileFindings(path=path, name=name, trouble=_no_table(name)),)
    findings = []
    for member, own in within.items():
        whole = f"{name}/{member}" if member else name
        judged = [found for table in own if (found := _check(table, whole, edition, kind, as_of)) is not None]
        trouble = "".join(table.unread for table in own) or ("" if judged else _no_table(whole))
        findings.append(
            FileFindings(
                path=path, name=whole, member=member, tables=tuple(judged), trouble=trouble, sources=tuple(own)
            )
        )
    return tuple(findings)


def _no_table(name: str) -> str:
    return f"“{name}”里没有许可或处罚数据表：表头里找不到文书号、决定日期等列，请核对表头所在的行。"


def _check(table: Table, name: str, edition: Edition | None, kind: Kind | None, as_of: date) -> TableFindings | None:
    told = edition_of_header(table.header)
    if told is None and not is_ledger(table):
        return None
    chosen = edition or told or basic_edition()
    return check_table(table, name, chosen, as_of, recognised=told is not None or edition is not None, kind=kind)


def _files(path: Path, out: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise InputError(f"“{path}”不存在：请检查文件或文件夹的路径。")
    inside = [file for file in documents_in(path) if may_carry(file.name) and out not in file.resolve().parents]
    if not inside:
        raise InputError(f"文件夹“{path}”里没有表格文件：请放入 xlsx、xls、ods 或 csv 文件。")
    yield from inside

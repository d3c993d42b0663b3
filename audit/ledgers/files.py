"""The files of a ledger folder: which are read, which are only named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from audit.ledgers.words import ledger_words
from audit.wording import say
from disclosure.errors import InputError, UnreadableFileError
from disclosure.fields import map_header
from disclosure.tables import Table, read_workbook


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`name`: relative to the folder, with forward slashes on every system; a file within an archive goes by the
    archive's name and its own. `trouble`: why it was not read. `remark`: why it was not even opened."""

    name: str
    tables: tuple[Table, ...] = ()
    trouble: str = ""
    remark: str = ""


def open_folder(folder: Path, use: str) -> list[OpenedFile]:
    """Every file that may hold a ledger, in the order of their names; a single file may be given too.

    InputError where there is no such folder, or nothing in it could be read; `use` is its Chinese name.
    """
    if folder.is_file():
        return _of_tables(folder.name, read_workbook(folder), str(folder))
    if not folder.is_dir():
        raise InputError(f"{use}文件夹“{folder}”不存在：请检查路径。")
    opened = [file for path in documents_in(folder) for file in _open(path, folder)]
    if any(not file.trouble and not file.remark for file in opened):
        return opened
    broken = next((file.trouble for file in opened if file.trouble), "")
    if not broken:
        raise InputError(f"{use}文件夹“{folder}”里没有表格文件：请放入 xlsx、xls、ods 或 csv 文件。")
    raise InputError(f"{use}文件夹“{folder}”里没有一个能读的表格文件：{broken}")


def documents_in(folder: Path) -> Iterator[Path]:
    """The files below a folder, in the order of their names. Lock files and what systems leave lying about are
    nobody's ledger; a folder may be called 台账.xlsx."""
    words = ledger_words()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        parts = [part.lower() for part in path.relative_to(folder).parts]
        passed_over = any(
            part.startswith(words.passed_over_prefixes) or part in words.passed_over_names for part in parts
        )
        if path.is_file() and not passed_over:
            yield path


def _open(path: Path, folder: Path) -> list[OpenedFile]:
    name = path.relative_to(folder).as_posix()
    perhaps = path.suffix.lower() in ledger_words().perhaps_carriers
    if not perhaps and not may_carry(name):
        return [OpenedFile(name, remark=say("file.other_kind"))]
    try:
        opened = _of_tables(name, read_workbook(path), str(path))
    except UnreadableFileError as error:
        return [OpenedFile(name, remark=say("file.other_kind")) if perhaps else OpenedFile(name, trouble=str(error))]
    if perhaps and not any(map_header(table.header).columns for file in opened for table in file.tables):
        return [OpenedFile(name, remark=say("file.other_kind"))]
    return opened


def may_carry(name: str) -> bool:
    """Whether a file's name has an ending that ledgers have."""
    return PurePosixPath(name).suffix.lower() in ledger_words().carriers


def _of_tables(name: str, tables: list[Table], path: str) -> list[OpenedFile]:
    """The file, or each of the files that an archive packs; what could not be read of it as a file of its own."""
    by_source: dict[str, list[Table]] = {}
    for table in tables:
        by_source.setdefault(table.source.removeprefix(path).replace("\\", "/"), []).append(table)
    if not by_source:
        return [OpenedFile(name, remark=say("file.no_table"))]
    files = []
    for inner, own in by_source.items():
        if read := tuple(table for table in own if not table.unread):
            files.append(OpenedFile(name + inner, read))
        for table in own:
            if table.unread and may_carry(name + inner):
                files.append(OpenedFile(name + inner, trouble=table.unread))
            elif table.unread:
                files.append(OpenedFile(name + inner, remark=say("file.other_kind")))
    return files

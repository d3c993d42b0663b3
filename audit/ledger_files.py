"""The files of a ledger folder: which are read, which are only named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.ledger_words import ledger_words
from disclosure.errors import InputError, UnreadableFileError
from disclosure.tables import Table, read_workbook


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`name`: relative to the folder, with forward slashes on every system. `trouble`: why it was not
    read."""

    name: str
    tables: tuple[Table, ...]
    trouble: str = ""
    spreadsheet: bool = True


def open_folder(folder: Path, use: str) -> list[OpenedFile]:
    """Every file that may hold a ledger, in the order of their names; a single file may be given too.

    InputError where there is no such folder, or nothing in it could be read; `use` is its Chinese name.
    """
    if folder.is_file():
        return [OpenedFile(folder.name, tuple(read_workbook(folder)))]
    if not folder.is_dir():
        raise InputError(f"{use}文件夹“{folder}”不存在：请检查路径。")
    opened = [_open(path, folder) for path in _candidates(folder)]
    if any(not file.trouble for file in opened):
        return opened
    if not opened:
        raise InputError(f"{use}文件夹“{folder}”里没有表格文件：请放入 xlsx、xls、ods 或 csv 文件。")
    raise InputError(f"{use}文件夹“{folder}”里没有一个能读的表格文件：{opened[0].trouble}")


def _candidates(folder: Path) -> Iterator[Path]:
    words = ledger_words()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.name.lower()
        passed_over = name.startswith(words.passed_over_prefixes) or name in words.passed_over_names
        if path.is_file() and not passed_over and path.suffix.lower() in words.spreadsheets | words.other_carriers:
            yield path


def _open(path: Path, folder: Path) -> OpenedFile:
    name = path.relative_to(folder).as_posix()
    spreadsheet = path.suffix.lower() in ledger_words().spreadsheets
    try:
        return OpenedFile(name, tuple(read_workbook(path)), spreadsheet=spreadsheet)
    except UnreadableFileError as error:
        return OpenedFile(name, (), str(error), spreadsheet)

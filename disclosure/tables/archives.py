"""Files within zip and rar archives, archives within archives included, none of them able to exhaust the machine."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

import rarfile

from disclosure.errors import UnreadableFileError

ZIP, RAR = b"PK", b"Rar!"
_DEEPEST = 3
_MOST_ENTRIES = 2000
_LARGEST_UNPACKED = 1 << 29
_LEFT_BY_SYSTEMS = ("~$", ".", "__macosx", "thumbs.db", "desktop.ini")
"""Lock files and what systems leave lying about: nobody's document."""

Entry: TypeAlias = "zipfile.ZipInfo | rarfile.RarInfo"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """`name`: archive's name, then the path within. `trouble`: a sentence on why `data` could not be had."""

    name: str
    data: bytes = b""
    trouble: str = ""


@dataclass(slots=True)
class _Budget:
    entries: int = _MOST_ENTRIES
    bytes: int = _LARGEST_UNPACKED


def packed_files(name: str, data: bytes) -> Iterator[PackedFile]:
    """Every document in an archive, one after the other; archives within are opened in their turn.

    UnreadableFileError where the archive itself cannot be opened, or holds more than could be meant.
    """
    yield from _files(name, data, 1, _Budget())


def _files(name: str, data: bytes, depth: int, budget: _Budget) -> Iterator[PackedFile]:
    with _opened(name, data) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_left_by_system(entry)]
        budget.entries -= len(entries)
        budget.bytes -= sum(entry.file_size for entry in entries)
        if budget.entries < 0 or budget.bytes < 0:
            raise UnreadableFileError(f"压缩包“{name}”内容过多（{len(entries)} 个文件），未读取：请解压后分批提供。")
        for entry in entries:
            inner = PackedFile(f"{name}/{_entry_name(entry)}")
            inner = _unpacked(archive, entry, inner.name)
            if inner.trouble or not is_archive(inner.data):
                yield inner
            elif depth >= _DEEPEST:
                yield PackedFile(inner.name, trouble=f"“{inner.name}”是多层压缩包，未逐层打开：请解压后提供。")
            else:
                yield from _inner(inner, depth, budget)


def _inner(packed: PackedFile, depth: int, budget: _Budget) -> Iterator[PackedFile]:
    try:
        yield from _files(packed.name, packed.data, depth + 1, budget)
    except UnreadableFileError as error:
        yield PackedFile(packed.name, trouble=str(error))


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a rar, or a zip that is no office document."""
    if data.startswith(RAR):
        return True
    return data.startswith(ZIP) and office_kind(data) == ""


def office_kind(data: bytes) -> str:
    """`word`, `odt`, `ofd`, `workbook`, or "" for a zip that is only a zip; a zip too damaged to tell is a
    workbook's, whose reader will say so."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            is_odt = "mimetype" in names and b"opendocument.text" in archive.open("mimetype").read(80)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError):
        return "workbook"
    if "word/document.xml" in names:
        return "word"
    if is_odt or "OFD.xml" in names:
        return "odt" if is_odt else "ofd"
    if {"xl/workbook.xml", "xl/workbook.bin", "content.xml", "[Content_Types].xml"} & names:
        return "workbook"
    return ""


def _opened(name: str, data: bytes) -> zipfile.ZipFile | rarfile.RarFile:
    try:
        if data.startswith(RAR):
            return rarfile.RarFile(io.BytesIO(data))
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, rarfile.Error, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFileError(f"“{name}”已损坏，无法解压：请重新导出或另存后提供。") from error


def _unpacked(archive: zipfile.ZipFile | rarfile.RarFile, entry: Entry, name: str) -> PackedFile:
    if isinstance(archive, rarfile.RarFile):
        _find_rar_program()
    try:
        return PackedFile(name, archive.read(entry))
    except rarfile.RarCannotExec:
        return PackedFile(
            name,
            trouble=f"“{name}”在 rar 压缩包里，这台电脑没有能解 rar 的程序（unrar、unar、7-Zip 或 bsdtar）："
            "请解压后提供，或改用 zip。",
        )
    except (RuntimeError, zipfile.BadZipFile, zlib.error, rarfile.Error, OSError, EOFError, ValueError):
        return PackedFile(name, trouble=f"“{name}”无法解压（可能设有密码或已损坏）：请解压后提供。")


def _find_rar_program() -> None:
    """Windows has had bsdtar since 2018, by the name of tar."""
    if sys.platform == "win32" and shutil.which("tar"):
        rarfile.BSDTAR_TOOL = "tar"


def _is_left_by_system(entry: Entry) -> bool:
    parts = PurePosixPath(entry.filename.replace("\\", "/").lower()).parts
    return any(part.startswith(_LEFT_BY_SYSTEMS) for part in parts)


def _entry_name(entry: Entry) -> str:
    """Names packed on a Chinese Windows come as GBK bytes read as cp437."""
    name: str = entry.filename
    if isinstance(entry, zipfile.ZipInfo) and not entry.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return name
    return name.replace("\\", "/")

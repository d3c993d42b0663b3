"""Old Word files (doc, wps) and their like (rtf, odt), turned into docx by LibreOffice where it is installed.

antiword and catdoc give plain text, in which a table's columns cannot be told apart any more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from disclosure.errors import UnreadableFileError
from disclosure.tables.table import Table
from disclosure.tables.word_tables import tables_in_word

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST = 120
"""Seconds. LibreOffice's first start may take twenty."""


def tables_in_old_word(name: str, data: bytes) -> list[Table]:
    """Every table of a doc file; UnreadableFileError where no converter is installed, or it could not open the
    file."""
    program = find_libreoffice()
    if program is None:
        raise UnreadableFileError(
            f"“{name}”是旧版 Word（或 RTF、ODT）文件，这台电脑没有安装 LibreOffice，读不了：请另存为 docx 再提供。"
        )
    return tables_in_word(name, _as_docx(name, data, program))


def find_libreoffice() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    on_path = next((found for program in _PROGRAMS if (found := shutil.which(program))), None)
    return on_path or next((str(place) for place in _usual_places() if place.is_file()), None)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)"))
        return [Path(root) / "LibreOffice" / "program" / "soffice.exe" for root in roots if root]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    return []


def _as_docx(name: str, data: bytes, program: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        given = home / "given.doc"
        given.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",  # a LibreOffice that is open keeps its own
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            str(home / "out"),
            str(given),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_LONGEST, check=True)
            return (home / "out" / "given.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise UnreadableFileError(
                f"“{name}”是旧版 Word（或 RTF、ODT）文件，LibreOffice 没能转换：请用 Word 打开后另存为 docx 再提供。"
            ) from error

"""Files appear whole or not at all: a reader never opens half a report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure.errors import InputError


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; it takes the target's place when the block ends well.

    InputError when the target cannot be replaced, which on Windows means that somebody has it open.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=target.suffix)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _take_place(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def write_text(target: Path, text: str) -> Path:
    with written_whole(target) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    return target


def _take_place(draft: Path, target: Path) -> None:
    # mkstemp makes files for the owner alone; the papers are handed on.
    draft.chmod(0o644)
    try:
        draft.replace(target)
    except PermissionError as error:
        raise InputError(f"文件 {target} 无法写入：可能正被 Excel 或 WPS 打开，请关闭后重新运行。") from error

"""What a package does not hold, by name: it stays in the evidence store, where it can be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reports.data_files.row_tables import write_rows
from reports.package.screening import Reason

NAME = "未收入清单.csv"
_COLUMNS = ("种类", "文件或存档记录", "网址", "SHA-256", "原因", "遮盖副本")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """`name`: the file's path in the result folder, or the record's UUID in its archive; `copy`: the path of a masked
    copy that stands in its place."""

    what: str
    name: str
    url: str
    sha256: str
    reason: Reason
    copy: str = ""


def write_left_out(items: Iterable[LeftOut], out: Path) -> Path:
    rows = ((one.what, one.name, one.url, one.sha256, one.reason, one.copy) for one in items)
    return write_rows(out / NAME, _COLUMNS, rows)

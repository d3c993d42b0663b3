"""The evidence log: what was kept, when and with which SHA-256; each entry carries the hash of the one before.

So nothing can be changed, taken out or put in later without the rest of the log telling of it. The file is only ever
added to; one line of JSON an entry. Whoever wrote down the last hash (the papers print it) can tell a log that was
written anew from its start.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

LOG = "evidence/log.jsonl"
HEAD = "evidence/log.sha256"
"""Where the log's last hash stands, once a step has ended."""
WITHDRAWN = "withdrawn"
"""Said of a file that was announced and never came to be."""
REMOVED = "removed"
"""Said of a file that was kept as long as the rule asks, then removed (reports.custody.retention); its hash stays."""
_FIRST = "0" * 64
_TAIL = 16_384
_WAITING = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`path` is relative to the result folder; `previous` the SHA-256 of the line before, zeros on the first."""

    number: int
    at: str
    what: str
    path: str
    sha256: str
    url: str
    previous: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first line, from 1, that does not follow from the one before, and why in Chinese."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be kept. `path` is relative to the result folder; `url` where it was seen."""

    path: str
    data: bytes
    sha256: str
    url: str = ""


class Chain:
    """The log of one result folder. Several threads may add to it."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._file = out / LOG
        self._known = (-1, b"")  # the log's size and last line, as this object left it
        self._adding = threading.Lock()

    def append(self, what: str, path: str, sha256: str, *, url: str = "") -> None:
        """Add one entry. A last line that a killed run left unfinished was never said: it goes."""
        self._append([(what, path, sha256, url)])

    def keep(self, files: Sequence[NewFile]) -> None:
        """Write files and their entries so that neither stands without the other, whenever the program is killed: the
        files lie ready under their waiting names, then the entries are written, then the files get their own names."""
        targets = [self._out / file.path for file in files]
        for folder in {target.parent for target in targets}:
            folder.mkdir(parents=True, exist_ok=True)
        waiting = [waiting_name(target) for target in targets]
        for file, name in zip(files, waiting, strict=True):
            with name.open("wb", buffering=0) as stream:
                stream.write(file.data)
        self._append([("kept", file.path, file.sha256, file.url) for file in files])
        for name, target in zip(waiting, targets, strict=True):
            name.replace(target)

    def _append(self, said: Sequence[tuple[str, str, str, str]]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._adding, self._file.open("a+b") as stream:
            size = stream.seek(0, 2)
            last = self._known[1] if size == self._known[0] else _last_line(size, stream)
            first = json.loads(last)["number"] + 1 if last else 1
            lines = []
            for number, (what, path, sha256, url) in enumerate(said, first):
                fields = {
                    "number": number,
                    "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "what": what,
                    "path": path,
                    "sha256": sha256,
                    "url": url,
                    "previous": _digest(last) if last else _FIRST,
                }
                last = json.dumps(fields, ensure_ascii=False).encode() + b"\n"
                lines.append(last)
            stream.write(b"".join(lines))
            stream.flush()
            self._known = (stream.tell(), last)

    def finish_interrupted(self) -> None:
        """After a kill: files whose entry was written get their name, files without one were never kept and go."""
        folder = self._file.parent
        waiting = list(folder.rglob(f".*{_WAITING}")) if folder.is_dir() else []
        if not waiting:
            return
        known = {entry.path: entry.sha256 for entry in self.entries() if isinstance(entry, Entry)}
        for path in waiting:
            target = path.with_name(path.name[1 : -len(_WAITING)])
            if known.get(target.relative_to(self._out).as_posix()) == sha256_of(path):
                path.replace(target)
            else:
                path.unlink()

    def entries(self) -> Iterator[Entry | Break]:
        """Every entry in order; a Break, and nothing after it, where the chain does not hold."""
        if not self._file.is_file():
            return
        previous = _FIRST
        with self._file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                entry = _read(line)
                if entry is None:
                    yield Break(number, "不是完整的一条记录")
                    return
                if entry.number != number:
                    yield Break(number, f"序号应为 {number}，却是 {entry.number}：中间有记录被删去或插入")
                    return
                if entry.previous != previous:
                    yield Break(number, "与上一条的校验值不符：上一条在登记之后被改动过")
                    return
                previous = _digest(line)
                yield entry

    def last_hash(self) -> str:
        """The hash that stands for the whole log so far; "" where there is no log."""
        if not self._file.is_file():
            return ""
        with self._file.open("rb") as stream:
            last = _last_line(stream.seek(0, 2), stream, mend=False)
        return _digest(last) if last else ""


def waiting_name(target: Path) -> Path:
    """Where a file lies until its entry is in the log."""
    return target.with_name(f".{target.name}{_WAITING}")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as it lies there now."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _last_line(size: int, stream: IO[bytes], *, mend: bool = True) -> bytes:
    """The last whole line. A line is far shorter than what is read for it."""
    start = max(0, size - _TAIL)
    stream.seek(start)
    tail = stream.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if mend and len(whole) < len(tail):
        stream.truncate(start + len(whole))
    return whole[whole.rstrip(b"\n").rfind(b"\n") + 1 :]


def _read(line: bytes) -> Entry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()

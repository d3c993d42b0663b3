"""What of a result is kept how long, and removing what is beyond its time.

A file that goes leaves its entry: the evidence log says that it was removed, when, under which rule and with which
SHA-256, so that nobody can take a removal for a loss, nor a loss for a removal. The database and the log stay: they
hold what was judged, and on which grounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from disclosure.chain import REMOVED, WITHDRAWN, Chain, Entry, sha256_of
from disclosure.errors import InputError
from reports.custody.manifest import FOLDER

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_PAPERS = frozenset({".html", ".docx", ".xlsx", ".csv", ".json"})
_ARCHIVE = f"{FOLDER}/archive/"
_OURS = (f"{FOLDER}/seals/", f"{FOLDER}/manifest.json")
_WRITTEN = re.compile(r"([a-z]+)\s*=\s*(\d+)")


def _is_screenshot(path: str) -> bool:
    return _is_evidence(path) and PurePosixPath(path).suffix.lower() in _PICTURES


def _is_page(path: str) -> bool:
    return _is_evidence(path) and not _is_screenshot(path) and not path.startswith(_ARCHIVE)


def _is_archive(path: str) -> bool:
    return path.startswith(_ARCHIVE)


def _is_report(path: str) -> bool:
    return "/" not in path and PurePosixPath(path).suffix.lower() in _PAPERS


def _is_evidence(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and not path.startswith(_OURS)


KINDS: Mapping[str, Callable[[str], bool]] = {
    "screenshots": _is_screenshot,
    "pages": _is_page,
    "archive": _is_archive,
    "reports": _is_report,
}


@dataclass(frozen=True, slots=True)
class Due:
    """A file beyond its time: `rule` as the log will tell it, `size` in bytes."""

    path: str
    rule: str
    size: int


def read_retention(text: str) -> dict[str, int]:
    """`screenshots=365,archive=180`: days by kind; a kind that is not named is kept for good. InputError, naming the
    part, for anything else."""
    rules: dict[str, int] = {}
    for part in re.split(r"[,，;；]", text):
        if not part.strip():
            continue
        found = _WRITTEN.fullmatch(part.strip())
        if found is None or found[1] not in KINDS:
            known = "、".join(KINDS)
            raise InputError(
                f"保留期限“{part.strip()}”无法识别：请写成 screenshots=365 的样子（天数），可写的有 {known}。"
            )
        rules[found[1]] = int(found[2])
    return rules


def due(out: Path, rules: Mapping[str, int], *, today: date, before: date | None = None) -> Iterator[Due]:
    """The files beyond their time, in the order of keeping. `before`: of these only what was kept before that day;
    without any rule all evidence (not the reports) kept before it."""
    if not rules and before is None:
        return
    latest = {entry.path: entry for entry in Chain(out).entries() if isinstance(entry, Entry)}
    for path, entry in latest.items():
        if entry.what in {REMOVED, WITHDRAWN, "opened"} or not (out / path).is_file():
            continue
        rule = _rule(path, _day(entry), rules, today, before)
        if rule:
            yield Due(path, rule, (out / path).stat().st_size)


def remove(out: Path, files: list[Due]) -> None:
    """Remove them, each with its entry in the log. InputError where one was altered: what happened to it must be
    looked into first."""
    chain = Chain(out)
    latest = {entry.path: entry for entry in chain.entries() if isinstance(entry, Entry)}
    for path, entry in latest.items():  # a removal that was cut off
        if entry.what == REMOVED and (out / path).is_file() and sha256_of(out / path) == entry.sha256:
            (out / path).unlink()
    for one in files:
        digest = sha256_of(out / one.path)
        if digest != latest[one.path].sha256:
            raise InputError(f"{one.path} 与登记的不符，被改动过，没有清除：请先用 gongshi verify 核验。")
        chain.append(REMOVED, one.path, digest, url=one.rule)
        (out / one.path).unlink()


def _rule(path: str, kept: date, rules: Mapping[str, int], today: date, before: date | None) -> str:
    """ "" where it stays."""
    if before is not None and kept >= before:
        return ""
    kind = next((name for name, holds in KINDS.items() if holds(path)), "")
    if not rules:
        return f"{before} 以前保存的" if kind not in {"", "reports"} else ""
    days = rules.get(kind)
    return f"{kind}={days}" if days is not None and kept + timedelta(days=days) < today else ""


def _day(entry: Entry) -> date:
    return datetime.fromisoformat(entry.at).astimezone(UTC).date()

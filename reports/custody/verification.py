"""Whether a result is as it was when it was written: the evidence log and every file it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure.chain import HEAD, LOG, REMOVED, WITHDRAWN, Break, Chain, Entry, sha256_of, waiting_name
from disclosure.errors import InputError
from reports.custody.manifest import FOLDER
from reports.custody.sealing import result_files
from reports.seals.checking import Trusted, check_seals

NOBODY = Trusted()


@dataclass(frozen=True, slots=True)
class Verification:
    """`altered`: what does not hold, in Chinese, the earliest logged first. `strangers`: files beside the
    evidence that the log does not know; they prove nothing and alter nothing. `unfinished`: what a run that was cut
    off left open, which the same command finishes. `head`: the log's last hash."""

    entries: int
    files: int
    head: str
    altered: tuple[str, ...]
    strangers: tuple[str, ...]
    unfinished: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """What was removed under the retention rule, each with the day."""
    seals: tuple[str, ...] = ()
    """What each seal says: when it was stamped and by whom, who signed."""


def verify(out: Path, trusted: Trusted = NOBODY) -> Verification:
    """Check everything, without network. InputError where there is no evidence log, or where a file of `trusted` is
    none."""
    chain = Chain(out)
    if not (out / LOG).is_file():
        raise InputError(f"“{out}”里没有证据日志（{LOG}），无法核验：请给出 gongshi run 的结果文件夹。")
    read = list(chain.entries())
    entries = [entry for entry in read if isinstance(entry, Entry)]
    latest = {entry.path: entry for entry in entries}
    there = set(result_files(out))
    unknown = sorted(there - latest.keys())
    altered = [f"证据日志第 {entry.line} 条：{entry.why}。" for entry in read if isinstance(entry, Break)]
    altered += _head(out, chain)
    altered += _files(out, latest, there)
    seals = check_seals(out, entries, trusted)
    altered += seals.wrong
    altered += [f"{path}：证据文件夹里多出的文件，日志中没有登记。" for path in unknown if _is_evidence(path)]
    return Verification(
        entries=len(entries),
        files=sum(1 for entry in latest.values() if entry.sha256 and entry.what != REMOVED),
        head=chain.last_hash(),
        altered=tuple(altered),
        strangers=tuple(path for path in unknown if not _is_evidence(path)),
        removed=tuple(_removed(entry) for entry in latest.values() if entry.what == REMOVED),
        seals=seals.said,
        unfinished=tuple(entry.path for entry in latest.values() if _is_open(out, entry)),
    )


def _head(out: Path, chain: Chain) -> Iterator[str]:
    head = out / HEAD
    if not head.is_file():
        yield f"{HEAD}：没有这个文件，无法确认日志末尾没有被改动（运行中断的，再运行一次同样的命令）。"
    elif head.read_bytes() != f"{chain.last_hash()}  {LOG}\n".encode():
        yield f"{HEAD}：与证据日志最后一条不符，日志末尾或本文件被改动过。"


def _files(out: Path, latest: dict[str, Entry], there: set[str]) -> Iterator[str]:
    for entry in sorted(latest.values(), key=lambda one: one.number):
        if entry.what == WITHDRAWN or _is_open(out, entry):
            continue
        if entry.what == REMOVED:
            if entry.path in there:
                yield f"{entry.path}：已登记按保留期限清除（{entry.at}），文件却又在那里。"
            continue
        if entry.path not in there:
            yield f"{entry.path}：文件已不在（登记于 {entry.at}）。"
        elif sha256_of(out / entry.path) != entry.sha256:
            yield f"{entry.path}：内容与登记时不符（登记于 {entry.at}），被改动过。"


def _removed(entry: Entry) -> str:
    return f"{entry.path}：{entry.at[:10]} 按保留期限清除（{entry.url}），清除前的 SHA-256 是 {entry.sha256}"


def _is_open(out: Path, entry: Entry) -> bool:
    """An archive file that was being written, or a file that was about to get its name, when the run was cut off."""
    if entry.what == "opened":
        return (out / entry.path).is_file()
    waiting = waiting_name(out / entry.path)
    return waiting.is_file() and sha256_of(waiting) == entry.sha256


def _is_evidence(path: str) -> bool:
    return path.startswith(f"{FOLDER}/")

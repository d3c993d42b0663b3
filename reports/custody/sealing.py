"""At the end of a step: every paper, the database and the crawl log go into the evidence log, and its last hash aside.

What the crawl kept was logged as it was kept (crawler.evidence) and is not logged again: had it been changed since, a
new entry would hide that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from disclosure.chain import HEAD, LOG, Chain, Entry, sha256_of
from reports.atomic import write_text
from reports.custody.manifest import FOLDER, NAME
from reports.seals.sealed import Sealing, write_seal

MANIFEST = f"{FOLDER}/{NAME}"
UNSTAMPED = Sealing()


def seal(out: Path, sealing: Sealing = UNSTAMPED) -> str:
    """Log what changed since the last time, and have it stamped and signed as `sealing` says. The log's last hash,
    which stands for everything so far."""
    chain = Chain(out)
    known = {entry.path: entry.sha256 for entry in chain.entries() if isinstance(entry, Entry)}
    for path in result_files(out):
        is_kept_evidence = path.startswith(f"{FOLDER}/") and path != MANIFEST
        digest = "" if is_kept_evidence else sha256_of(out / path)
        if digest and known.get(path) != digest:
            chain.append("sealed", path, digest)
    if sealing.is_wanted:
        write_seal(out, sealing, MANIFEST)
    last = chain.last_hash()
    if last:
        write_text(out / HEAD, f"{last}  {LOG}\n")
    return last


def result_files(out: Path) -> Iterator[str]:
    """Every file of a result, relative to its folder, but the log, its hash, and hidden files."""
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and name.as_posix() not in {LOG, HEAD}:
            yield name.as_posix()

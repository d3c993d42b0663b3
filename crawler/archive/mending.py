"""What a killed run left: a WARC file that nobody closed, a record cut in two, records unknown to the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crawler.archive.exchange import Exchange
from crawler.archive.warc_file import Placed, whole_records
from disclosure.captures import Capture, CaptureKind
from disclosure.chain import WITHDRAWN, Chain, Entry, sha256_of
from disclosure.store import CaptureIndex

FOLDER = "evidence/archive"
SET_ASIDE = "set aside"
_BATCH = 500


def mend(out: Path, index: CaptureIndex, chain: Chain) -> Iterator[list[Capture]]:
    """Close the files that stand open (what is torn at their end goes into a file of its own, `….torn-<place>`, and
    both into the evidence log), and give the captures of this assessment that the index lacks, in batches."""
    said = _last_said(chain)
    for name in [name for name, what in said.items() if what == "opened" and not (out / name).is_file()]:
        chain.append(WITHDRAWN, name, "")
    for path in sorted((out / FOLDER).glob("gongshi-*.warc.gz")):
        name = f"{FOLDER}/{path.name}"
        if said.get(name) == SET_ASIDE:
            continue
        start = index.end_of(path.name)
        if said.get(name) != "archived":
            yield from _batches(path, index, start)
            _close(out, path, chain)
        elif start < path.stat().st_size:
            yield from _batches(path, index, start)


def set_aside(out: Path) -> None:
    """What the archive holds stays as evidence, but is not given to a later run instead of asking."""
    chain = Chain(out)
    chain.finish_interrupted()
    said = _last_said(chain)
    for path in sorted((out / FOLDER).glob("gongshi-*.warc.gz")):
        name = f"{FOLDER}/{path.name}"
        if said.get(name) == SET_ASIDE:
            continue
        if said.get(name) != "archived":
            _close(out, path, chain)
        chain.append(SET_ASIDE, name, sha256_of(path))


def _last_said(chain: Chain) -> dict[str, str]:
    return {entry.path: entry.what for entry in chain.entries() if isinstance(entry, Entry)}


def _close(out: Path, path: Path, chain: Chain) -> None:
    end = 0
    for placed in whole_records(path):
        end = placed.offset + placed.length
    size = path.stat().st_size
    if end < size:
        torn = f"{FOLDER}/{path.name}.torn-{end}"
        with path.open("r+b") as stream:
            stream.seek(end)
            data = stream.read()
            aside = out / torn
            aside.write_bytes(data)
            chain.append("torn", torn, sha256_of(aside))
            stream.truncate(end)
    if end:
        chain.append("archived", f"{FOLDER}/{path.name}", sha256_of(path))
    else:  # killed before its first record
        path.unlink()
        chain.append(WITHDRAWN, f"{FOLDER}/{path.name}", "")


def _batches(path: Path, index: CaptureIndex, start: int) -> Iterator[list[Capture]]:
    first = next(whole_records(path), None)
    if first is None or f"isPartOf: {index.run}\r\n".encode() not in first.record.body:
        return
    batch: list[Capture] = []
    for placed, length in _with_requests(path, start):
        batch.append(_capture(path.name, placed, length))
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _with_requests(path: Path, start: int) -> Iterator[tuple[Placed, int]]:
    """Each record that the index knows of, with its length and that of the request's record behind it."""
    before: Placed | None = None
    length = 0
    for placed in whole_records(path, start):
        if "Gongshi-Kind" in placed.record.fields:
            if before is not None:
                yield before, length
            before, length = placed, placed.length
        elif before is not None:
            length += placed.length
    if before is not None:
        yield before, length


def _capture(name: str, placed: Placed, length: int) -> Capture:
    record = placed.record
    fields = record.fields
    kind = CaptureKind(fields["Gongshi-Kind"])
    rule = Exchange(
        kind=kind,
        key=fields["Gongshi-Key"],
        url=fields["WARC-Target-URI"],
        at=record.at,
        body=b"",
        status=record.status,
        whole="Gongshi-Whole" not in fields,
    )
    return Capture(
        record=record.record,
        file=name,
        offset=placed.offset,
        length=length,
        kind=kind,
        key=rule.key,
        url=rule.url,
        status=rule.status,
        digest=fields["WARC-Payload-Digest"].removeprefix("sha256:"),
        again=record.kind == "revisit",
        reusable=rule.reusable,
        at=rule.at,
    )

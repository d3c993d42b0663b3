"""Part of an archive as a WARC file of its own, for somebody who may see only that part."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.archive.mending import FOLDER
from crawler.archive.reader import ArchiveReader
from crawler.archive.warc_file import WarcFile
from crawler.archive.warc_records import ReadRecord, RecordPress, read_record
from disclosure.captures import Capture

_GZIP = 16 + zlib.MAX_WBITS


def records_of(out: Path, capture: Capture) -> Iterator[tuple[ReadRecord, bytes]]:
    """The records of a capture (the answer's, then the request's), each with its bytes as they lie in the file.
    ValueError where the file was altered."""
    with (out / FOLDER / capture.file).open("rb") as stream:
        stream.seek(capture.offset)
        data = stream.read(capture.length)
    while data:
        packer = zlib.decompressobj(_GZIP)
        try:
            plain = packer.decompress(data)
        except zlib.error as error:
            raise ValueError(f"{capture.file} at {capture.offset}: not a record") from error
        if not packer.eof:
            raise ValueError(f"{capture.file} at {capture.offset}: the record is torn")
        yield read_record(plain), data[: len(data) - len(packer.unused_data)]
        data = packer.unused_data


def write_excerpt(
    out: Path, reader: ArchiveReader, captures: Iterable[Capture], target: Path, press: RecordPress
) -> str:
    """Write these captures; the file's SHA-256. Records are copied byte by byte. One whose body lies with a record
    that is not among them is written with the body: what it refers to would be missing, and names another's address.
    """
    chosen = list(captures)
    there = {capture.record for capture in chosen}
    target.parent.mkdir(parents=True, exist_ok=True)
    file = WarcFile(target)
    try:
        file.append(press.file_info(target.name))
        for capture in chosen:
            for at, (record, packed) in enumerate(records_of(out, capture)):
                lost = at == 0 and capture.again and _refers_to(record) not in there
                file.append(press.with_body(record, reader.read(capture).body) if lost else packed)
    finally:
        file.close()
    return file.sha256


def _refers_to(record: ReadRecord) -> str:
    return record.fields.get("WARC-Refers-To", "").removeprefix("<urn:uuid:").removesuffix(">")

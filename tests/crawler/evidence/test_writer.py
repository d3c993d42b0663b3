"""Evidence is written behind the crawl's back, and is there, logged and whole, when the visit is handed over."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import pytest

from crawler.archive.broken import ArchiveBrokenError
from crawler.evidence.writer import EvidenceWriter
from disclosure.chain import Chain, Entry, NewFile


def picture(number: int) -> NewFile:
    data = f"picture {number}".encode()
    return NewFile(f"evidence/示范局/{number}.png", data, hashlib.sha256(data).hexdigest(), "http://示范.example/")


def test_all_that_was_added_lies_there_and_stands_in_the_log_in_its_order(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    writer = EvidenceWriter(tmp_path, chain)
    files = [picture(number) for number in range(200)]
    for file in files:
        writer.add(file)
    asyncio.run(writer.settled())
    assert [(tmp_path / file.path).read_bytes() for file in files] == [file.data for file in files]
    entries = [entry for entry in chain.entries() if isinstance(entry, Entry)]
    assert [(entry.path, entry.sha256) for entry in entries] == [(file.path, file.sha256) for file in files]
    writer.close()


def test_two_visits_that_add_at_once_do_not_break_the_log(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    writer = EvidenceWriter(tmp_path, chain)
    for number in range(300):
        writer.add(picture(number))
        if number % 7 == 0:
            chain.append("opened", f"archive/{number}.warc.gz", "")
    writer.close()
    entries = list(chain.entries())
    assert all(isinstance(entry, Entry) for entry in entries)
    assert len(entries) == 300 + 43


def test_what_cannot_be_written_is_said_before_the_visit_is_handed_over(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("a file where the folder should be", encoding="utf-8")
    writer = EvidenceWriter(tmp_path, Chain(tmp_path))
    writer.add(picture(1))
    with pytest.raises(ArchiveBrokenError, match="evidence"):
        asyncio.run(writer.settled())
    writer.close()

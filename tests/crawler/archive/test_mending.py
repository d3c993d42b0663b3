"""A run that was killed at any byte loses nothing that was whole, and the log says what was cut off."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.broken import ArchiveBrokenError
from crawler.archive.mending import FOLDER
from crawler.options import CrawlOptions
from crawler.run import crawl
from disclosure.chain import Chain, NewFile, waiting_name
from disclosure.store import CaptureIndex
from reports.custody.sealing import seal
from reports.custody.verification import verify
from tests.crawler.archive.exchanges import answer, records, warcs


def killed(out: Path, index: CaptureIndex, pages: int, *, told: int) -> list[str]:
    """Keep pages, tell the index of the first `told`, and go no further; their keys."""
    archive = Archive(out, index)
    keys = []
    for number in range(pages):
        keys.append(archive.keep(answer(f"/{number}.html", f"<p>{number}</p>".encode() * 50)).key)
        if number + 1 == told:
            archive.flush()
    return keys


@pytest.mark.parametrize("told", [0, 3, 6])
def test_the_next_run_tells_the_index_what_it_had_not_heard(tmp_path: Path, told: int) -> None:
    index = CaptureIndex.in_memory()
    keys = killed(tmp_path, index, 6, told=told)
    archive = Archive(tmp_path, index)
    found = [archive.reusable(key) for key in keys]
    assert [archive.read(one).body[3:4] for one in found if one] == [b"0", b"1", b"2", b"3", b"4", b"5"]
    assert len(list(index.digests())) == 6


def test_cut_at_any_byte_all_whole_records_are_found(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    keys = killed(whole, CaptureIndex.in_memory(), 5, told=0)
    data = warcs(whole)[0].read_bytes()
    said = (whole / "evidence/log.jsonl").read_bytes()
    chance = random.Random(5)
    for cut in (0, 1, len(data) - 1, *(chance.randrange(len(data)) for _ in range(20))):
        out = tmp_path / str(cut)
        (out / FOLDER).mkdir(parents=True)
        (out / FOLDER / warcs(whole)[0].name).write_bytes(data[:cut])
        (out / "evidence/log.jsonl").write_bytes(said)
        archive = Archive(out, CaptureIndex.in_memory())
        found = [archive.reusable(key) is not None for key in keys]
        assert found == sorted(found, reverse=True), "a prefix of what was kept"
        archive.keep(answer("/after.html"))
        archive.close()
        torn = list((out / FOLDER).glob("*.torn-*"))
        assert sum(path.stat().st_size for path in (*torn, *warcs(out)[:1])) == cut or len(warcs(out)) == 1
        for file in warcs(out):
            assert records(file)[0][0] == "warcinfo"
        seal(out)
        assert verify(out).altered == ()


def test_a_run_that_was_cut_off_is_called_unfinished_not_altered(tmp_path: Path) -> None:
    killed(tmp_path, CaptureIndex.in_memory(), 2, told=1)
    seal(tmp_path)
    found = verify(tmp_path)
    assert found.altered == ()
    assert found.unfinished == (f"{FOLDER}/gongshi-00001.warc.gz",)


@pytest.mark.parametrize("logged", [True, False])
def test_a_kept_file_and_its_entry_stand_together(tmp_path: Path, logged: bool) -> None:
    chain = Chain(tmp_path)
    chain.keep([NewFile("evidence/局/home.png", b"picture", _sha(b"picture"))])
    target = tmp_path / "evidence/局/column.png"
    waiting_name(target).write_bytes(b"next")
    if logged:
        chain.append("kept", "evidence/局/column.png", _sha(b"next"))
    seal(tmp_path)
    assert verify(tmp_path).altered == ()
    Archive(tmp_path, CaptureIndex.in_memory())
    assert target.exists() == logged
    assert not waiting_name(target).exists()
    assert verify(tmp_path).altered == ()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_full_disk_is_one_sentence_and_leaves_whole_records(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="file size limits are Unix's")
    archive = Archive(tmp_path, CaptureIndex.in_memory())
    keys = [archive.keep(answer("/0", b"a" * 100)).key]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, before[1]))
    try:
        with pytest.raises(ArchiveBrokenError, match=r"磁盘已满.*同样的命令"):
            keys.extend(archive.keep(answer(f"/{n}", random.Random(n).randbytes(300))).key for n in range(1, 40))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    archive.end()
    again = Archive(tmp_path, CaptureIndex.in_memory())
    assert all(again.reusable(key) for key in keys)
    assert not list((tmp_path / FOLDER).glob("*.torn-*"))


def test_a_run_killed_after_its_last_site_is_closed_by_the_next(tmp_path: Path) -> None:
    killed(tmp_path, CaptureIndex.in_memory(), 2, told=2)
    options = CrawlOptions(out=tmp_path, period_start=date(2018, 4, 1), as_of=date(2018, 9, 5), browser=None)
    crawl([], options, departments=[], credit_site=None, on_site=print, on_progress=print)
    seal(tmp_path)
    found = verify(tmp_path)
    assert (found.altered, found.unfinished) == ((), ())

"""What is kept comes out again, in files that other tools read, and nothing is kept twice."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.mending import FOLDER, set_aside
from disclosure.captures import CaptureKind
from disclosure.store import CaptureIndex
from reports.custody.sealing import seal
from reports.custody.verification import verify
from tests.crawler.archive.exchanges import AT, answer, records, warcs


@pytest.fixture
def index() -> CaptureIndex:
    return CaptureIndex.in_memory()


def test_an_answer_comes_out_as_it_came(tmp_path: Path, index: CaptureIndex) -> None:
    archive = Archive(tmp_path, index)
    kept = archive.keep(answer("/1.html", "许可".encode(), status=302))
    for found in (archive.reusable(kept.key), archive.capture(kept.record)):
        assert found == kept
        read = archive.read(kept)
        assert (read.status, read.body, read.at) == (302, "许可".encode(), AT)
        assert read.headers.count(("Set-Cookie", "b=2")) == 1
        archive.flush()


def test_warcio_reads_and_checks_the_files(tmp_path: Path, index: CaptureIndex) -> None:
    archive = Archive(tmp_path, index)
    archive.keep(answer("/a?b=1", b"x" * 5000, method="POST", request_body=b"page=2", tls="subject=CN=某局"))
    archive.keep(answer("/shown", b"<html>", kind=CaptureKind.SHOWN, content_type="text/html"))
    archive.close()
    [file] = warcs(tmp_path)
    assert [kind for kind, *_ in records(file)] == ["warcinfo", "response", "request", "resource"]
    assert records(file)[2][2] == b"page=2"
    assert b"JSESSIONID" not in gzip.decompress(file.read_bytes())
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_the_same_body_lies_there_once(tmp_path: Path, index: CaptureIndex) -> None:
    archive = Archive(tmp_path, index)
    first = archive.keep(answer("/1.html", b"same" * 100))
    second = archive.keep(answer("/2.html", b"same" * 100))
    archive.flush()
    third = archive.keep(answer("/1.html", b"same" * 100))
    assert [one.again for one in (first, second, third)] == [False, True, True]
    assert {archive.read(one).body for one in (first, second, third)} == {b"same" * 100}
    archive.close()
    kinds = [kind for kind, *_ in records(warcs(tmp_path)[0])]
    assert kinds.count("response") == 1
    assert kinds.count("revisit") == 2


@pytest.mark.parametrize(("status", "whole"), [(404, True), (429, True), (503, True), (200, False)])
def test_errors_and_torn_answers_are_kept_but_not_given_again(
    tmp_path: Path, index: CaptureIndex, status: int, whole: bool
) -> None:
    archive = Archive(tmp_path, index)
    kept = archive.keep(answer("/1.html", status=status, whole=whole))
    assert archive.reusable(kept.key) is None
    assert archive.capture(kept.record) == kept


def test_a_new_file_is_begun_at_the_size_given(tmp_path: Path, index: CaptureIndex) -> None:
    archive = Archive(tmp_path, index, roll_at=3000)
    kept = [archive.keep(answer(f"/{n}", bytes([n, 255 - n]) * 300)) for n in range(12)]
    archive.close()
    assert len(warcs(tmp_path)) > 2
    assert all(archive.read(one).body[0] == n for n, one in enumerate(kept))
    assert all(records(file)[0][0] == "warcinfo" for file in warcs(tmp_path))


def test_what_was_set_aside_is_evidence_and_nothing_else(tmp_path: Path) -> None:
    archive = Archive(tmp_path, CaptureIndex.in_memory())
    kept = archive.keep(answer("/1.html"))
    archive.close()
    set_aside(tmp_path)
    assert Archive(tmp_path, CaptureIndex.in_memory()).reusable(kept.key) is None
    seal(tmp_path)
    assert verify(tmp_path).altered == ()


def test_a_flipped_byte_in_the_archive_is_found(tmp_path: Path, index: CaptureIndex) -> None:
    archive = Archive(tmp_path, index)
    kept = archive.keep(answer("/1.html"))
    archive.close()
    seal(tmp_path)
    assert verify(tmp_path).altered == ()
    [file] = warcs(tmp_path)
    data = bytearray(file.read_bytes())
    data[kept.offset + 200] ^= 1
    file.write_bytes(data)
    assert verify(tmp_path).altered[0].startswith(f"{FOLDER}/{file.name}")
    with pytest.raises(ValueError, match=r"record|length|header|digest|check"):
        archive.read(kept)

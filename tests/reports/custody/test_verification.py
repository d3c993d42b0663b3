"""One flipped byte anywhere in a result is found, and the file is named."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from disclosure.chain import HEAD, LOG, Chain
from disclosure.errors import InputError
from reports.custody.sealing import result_files, seal
from reports.custody.verification import verify

KEPT = {
    "evidence/水利局/home.png": b"\x89PNG" + bytes(range(200)),
    "evidence/水利局/pages/1.html": "<p>许可</p>".encode(),
}
WRITTEN = {"result.json": b'{"schema": "gongshi.result/1"}', "gongshi.db": b"SQLite format 3\x00" * 8}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for path, data in {**KEPT, **WRITTEN}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    for path, data in KEPT.items():
        Chain(tmp_path).append("kept", path, hashlib.sha256(data).hexdigest())
    seal(tmp_path)
    return tmp_path


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << (at % 8)
    path.write_bytes(data)


def test_what_nobody_touched_is_intact(out: Path) -> None:
    found = verify(out)
    assert found.altered == ()
    assert found.files == 4
    assert found.head in (out / HEAD).read_text(encoding="utf-8")


def test_one_flipped_byte_anywhere_is_found_and_its_file_named(out: Path) -> None:
    chance = random.Random(7)
    for path in (*result_files(out), LOG, HEAD):
        size = (out / path).stat().st_size
        for at in {0, size - 1, *(chance.randrange(size) for _ in range(12))}:
            flip(out / path, at)
            assert verify(out).altered, (path, at)
            if path not in {LOG, HEAD}:
                assert verify(out).altered[0].startswith(path)
            flip(out / path, at)
    assert verify(out).altered == ()


def test_a_file_taken_away_and_one_put_in_are_named(out: Path) -> None:
    (out / "evidence/水利局/home.png").unlink()
    (out / "evidence/水利局/假.png").write_bytes(b"x")
    (out / "我的笔记.txt").write_text("笔记", encoding="utf-8")
    found = verify(out)
    assert [sentence.partition("：")[0] for sentence in found.altered] == [
        "evidence/水利局/home.png",
        "evidence/水利局/假.png",
    ]
    assert found.strangers == ("我的笔记.txt",)


def test_sealing_again_hides_no_change_of_what_the_crawl_kept(out: Path) -> None:
    (out / "evidence/水利局/home.png").write_bytes(b"another picture")
    (out / "result.json").write_bytes(b"{}")  # a paper written anew is no alteration
    seal(out)
    assert [sentence.partition("：")[0] for sentence in verify(out).altered] == ["evidence/水利局/home.png"]


def test_a_folder_that_is_no_result_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有证据日志"):
        verify(tmp_path)

"""The evidence log tells of every change to what it said before."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.chain import LOG, Break, Chain, Entry

HASH = "ab" * 32


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    chain = Chain(tmp_path)
    for name in ("首页.png", "专栏.png", "目录.png"):
        chain.append("kept", f"evidence/{name}", HASH, url="http://示范.gov.cn/")
    return chain


def lines(folder: Path) -> list[bytes]:
    return (folder / LOG).read_bytes().splitlines(keepends=True)


def test_entries_follow_from_one_another(chain: Chain, tmp_path: Path) -> None:
    entries = list(chain.entries())
    assert [entry.number for entry in entries if isinstance(entry, Entry)] == [1, 2, 3]
    assert len({entry.previous for entry in entries if isinstance(entry, Entry)}) == 3
    assert Chain(tmp_path).last_hash() == chain.last_hash() != ""


@pytest.mark.parametrize("at", [0, 1])
def test_a_changed_line_breaks_at_the_next(chain: Chain, tmp_path: Path, at: int) -> None:
    said = lines(tmp_path)
    said[at] = said[at].replace(b"ab", b"ac", 1)
    (tmp_path / LOG).write_bytes(b"".join(said))
    last = list(chain.entries())[-1]
    assert isinstance(last, Break)
    assert last.line == at + 2


@pytest.mark.parametrize("order", [[0, 2], [1, 0, 2], [0, 0, 1, 2], [1, 2]])
def test_lines_taken_out_put_in_or_moved_are_found(chain: Chain, tmp_path: Path, order: list[int]) -> None:
    said = lines(tmp_path)
    (tmp_path / LOG).write_bytes(b"".join(said[at] for at in order))
    assert isinstance(list(chain.entries())[-1], Break)


def test_a_line_that_a_killed_run_left_unfinished_was_never_said(chain: Chain, tmp_path: Path) -> None:
    with (tmp_path / LOG).open("ab") as stream:
        stream.write(b'{"number": 4, "at": "2026')
    assert isinstance(list(chain.entries())[-1], Break)
    Chain(tmp_path).append("kept", "evidence/再来.png", HASH)
    entries = list(chain.entries())
    assert [entry.path for entry in entries if isinstance(entry, Entry)][-1] == "evidence/再来.png"
    assert len(entries) == 4


def test_without_a_log_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert list(Chain(tmp_path).entries()) == []
    assert Chain(tmp_path).last_hash() == ""

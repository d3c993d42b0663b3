"""What is beyond its time goes, and the evidence log tells a removal from a loss."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from disclosure.chain import REMOVED, Chain, NewFile, sha256_of
from disclosure.errors import InputError
from reports.custody.retention import due, read_retention, remove
from reports.custody.sealing import seal
from reports.custody.verification import verify
from tests.gongshi.command import gongshi_here

SHOT, PAGE, WARC = "evidence/水利局/home.png", "evidence/水利局/pages/1.html", "evidence/archive/gongshi-00001.warc.gz"
TODAY = date.today()
LATER = TODAY + timedelta(days=400)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    chain = Chain(tmp_path)
    for path in (SHOT, PAGE, WARC):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(path.encode())
        chain.append("kept", path, sha256_of(tmp_path / path))
    (tmp_path / "report.html").write_text("报告", encoding="utf-8")
    (tmp_path / "gongshi.db.txt").write_text("x", encoding="utf-8")
    seal(tmp_path)
    return tmp_path


def paths(out: Path, text: str, today: date = LATER, before: date | None = None) -> list[str]:
    return [one.path for one in due(out, read_retention(text), today=today, before=before)]


def test_only_the_kinds_that_are_named_and_are_old_enough_go(out: Path) -> None:
    assert paths(out, "") == []
    assert paths(out, "screenshots=365") == [SHOT]
    assert paths(out, "screenshots=365,pages=401") == [SHOT]
    assert paths(out, "pages=30；archive=60, reports=90") == [PAGE, WARC, "report.html"]
    assert paths(out, "screenshots=365", TODAY + timedelta(days=364)) == []
    assert paths(out, "screenshots=365", before=TODAY - timedelta(days=1)) == []
    assert paths(out, "", before=LATER) == [SHOT, PAGE, WARC]


def test_a_removal_is_told_and_a_loss_is_an_alteration(out: Path) -> None:
    digest = sha256_of(out / SHOT)
    remove(out, list(due(out, read_retention("screenshots=365"), today=LATER)))
    seal(out)
    found = verify(out)
    assert found.altered == ()
    assert f"{SHOT}：{TODAY.isoformat()}"[:20] in found.removed[0]
    assert "screenshots=365" in found.removed[0]
    assert digest in found.removed[0]
    (out / PAGE).unlink()
    assert [sentence.partition("：")[0] for sentence in verify(out).altered] == [PAGE]


def test_what_was_removed_and_is_there_again_is_named(out: Path) -> None:
    remove(out, list(due(out, read_retention("screenshots=365"), today=LATER)))
    seal(out)
    (out / SHOT).write_bytes(b"another")
    assert "却又在那里" in verify(out).altered[0]


def test_an_altered_file_is_not_removed(out: Path) -> None:
    (out / SHOT).write_bytes(b"another")
    with pytest.raises(InputError, match="被改动过"):
        remove(out, list(due(out, read_retention("screenshots=365"), today=LATER)))
    assert (out / SHOT).is_file()


def test_a_removal_that_was_cut_off_is_finished(out: Path) -> None:
    Chain(out).append(REMOVED, SHOT, sha256_of(out / SHOT), url="screenshots=365")
    remove(out, [])
    seal(out)
    assert not (out / SHOT).exists()
    assert verify(out).altered == ()


def test_a_file_kept_anew_under_an_old_name_counts_again(out: Path) -> None:
    remove(out, list(due(out, read_retention("screenshots=365"), today=LATER)))
    data = b"taken again"
    (out / "x").write_bytes(data)
    Chain(out).keep([NewFile(SHOT, data, sha256_of(out / "x"))])
    (out / "x").unlink()
    seal(out)
    assert verify(out).altered == ()
    assert verify(out).removed == ()


def test_the_command_shows_first_and_then_removes(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("prune", out, "--before", LATER)
    code, shown, _ = gongshi_here(monkeypatch, capsys, *words, "--dry-run")
    assert (code, SHOT in shown, (out / SHOT).is_file()) == (0, True, True)
    code, shown, _ = gongshi_here(monkeypatch, capsys, *words)
    assert (code, "已清除 3 个文件" in shown, (out / SHOT).exists()) == (0, True, False)
    code, shown, _ = gongshi_here(monkeypatch, capsys, "verify", out)
    assert (code, "按保留期限清除" in shown) == (0, True)
    assert not (out / "gongshi.db").exists()


@pytest.mark.parametrize("text", ["截图=3", "screenshots", "screenshots=-1", "screenshots=一年"])
def test_a_rule_that_cannot_be_read_is_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match="无法识别"):
        read_retention(text)

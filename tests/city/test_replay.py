"""What was archived is judged again without network, with the same verdicts, records and scores; and otherwise says
what changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from disclosure.chain import HEAD, LOG
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import DEMO, SHAPES_1, SHAPES_2
from gongshi.city.plan import City
from gongshi.city.server import serve
from reports.custody.sealing import result_files
from reports.custody.verification import verify
from tests.city.whole_way import Ran, run_city
from tests.gongshi.command import gongshi_here, gongshi_program

PORTALS = {"trs", "spa", "decoys", "refused", "no_site", "blank_first", "modal_table"}
"""Plain pages, pages that only a browser shows, clicks in it, a site that is not there, answers that change."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A finished run of a city that is closed by now."""
    folder = tmp_path_factory.mktemp("重放")
    lineup = tuple(place for place in (*DEMO, *SHAPES_1, *SHAPES_2) if place.portal in PORTALS)
    with serve(City.generate(2018, lineup=lineup), base="127.63.14") as server:
        inputs = write_inputs(server.city, server, folder / "输入")
        done = run_city(server.city, inputs, folder / "结果")
    assert done.ended.returncode == 3, done.ended.stdout + done.ended.stderr
    return done


class Here:
    """`gongshi` in this process: its start would take longer than what it does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._given = (monkeypatch, capsys)

    def __call__(self, *words: object) -> tuple[int, str]:
        """Exit code, and all that was said."""
        code, said, wrong = gongshi_here(*self._given, *words)
        return code, said + wrong


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


def altered(ran: Ran, out: Path, *changes: str) -> Path:
    """A copy of the result in which the database was changed."""
    shutil.copytree(ran.out, out)
    database = sqlite3.connect(out / "gongshi.db")
    with database:
        for change in changes:
            database.execute(change)
    database.close()
    return out


def test_the_same_verdicts_records_and_scores(ran: Ran, here: Here) -> None:
    before = {path: path.read_bytes() for path in ran.out.rglob("*") if path.is_file() and path.suffix != ".db"}
    ended = gongshi_program("replay", ran.out)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "完全一致" in ended.stdout
    assert "旧版本" not in ended.stdout
    assert {path: path.read_bytes() for path in before} == before
    assert here("verify", ran.out)[0] == 0


def test_a_flipped_byte_anywhere_in_a_whole_result_is_found_and_its_file_named(ran: Ran, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    shutil.copytree(ran.out, out)
    chance = random.Random(5)
    sizes = {path: (out / path).stat().st_size for path in (*result_files(out), LOG, HEAD)}
    assert {".db", ".gz", ".json", ".png", ".html", ".csv", ".docx", ".xlsx"} <= {Path(path).suffix for path in sizes}
    flipped = {path: chance.randrange(size) for path, size in sizes.items() if size and path not in {LOG, HEAD}}
    for path, at in flipped.items():
        flip(out / path, at)
    assert {sentence.partition("：")[0] for sentence in verify(out).altered} == flipped.keys()
    for path, at in flipped.items():
        flip(out / path, at)
    alone = [*chance.sample(sorted(flipped), 8), *[LOG] * 4, *[HEAD] * 2]
    for path in alone:
        at = chance.randrange(sizes[path])
        flip(out / path, at)
        assert verify(out).altered, (path, at)
        flip(out / path, at)
    assert verify(out).altered == ()


def flip(path: Path, at: int) -> None:
    """One bit of the byte at `at`."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << (at % 8)]))


def test_what_was_recorded_wrongly_is_named(ran: Ran, here: Here, tmp_path: Path) -> None:
    out = altered(
        ran,
        tmp_path / "结果",
        "UPDATE finding SET verdict = 'absent' WHERE subject = 'column' AND verdict = 'present'",
        "DELETE FROM record WHERE id = (SELECT min(id) FROM record WHERE kind = 'permit')",
    )
    code, told = here("replay", out, "--save", tmp_path / "对照.csv")
    assert code == 1, told
    said = (tmp_path / "对照.csv").read_text(encoding="utf-8-sig")
    assert "专栏,absent" in said
    assert "行政许可公示记录" in said


def test_a_page_that_is_not_in_the_archive_is_unknown_never_absent(ran: Ran, here: Here, tmp_path: Path) -> None:
    out = altered(ran, tmp_path / "结果", "DELETE FROM capture WHERE kind IN ('answer', 'shown')")
    code, told = here("replay", out, "--save", tmp_path / "对照.csv")
    assert code == 1, told
    rows = [line.split(",") for line in (tmp_path / "对照.csv").read_text(encoding="utf-8-sig").splitlines()]
    findings = {row[3].split()[0] for row in rows if row[1] in {"专栏", "目录", "方案", "双员"}}
    assert findings == {"unknown"}


def test_ledgers_that_were_moved_are_asked_for_and_another_scheme_is_laid_beside_the_old_one(
    ran: Ran, here: Here, tmp_path: Path
) -> None:
    gone = f"UPDATE assessment SET sources = json_set(sources, '$.ledgers', '{tmp_path / '不在'}')"
    out = altered(ran, tmp_path / "结果", gone)
    code, told = here("replay", out)
    assert code == 2
    assert "--ledgers" in told
    save = tmp_path / "对照.csv"
    code, told = here("replay", out, "--ledgers", ran.inputs.ledgers, "--scheme", "yuncheng-2021", "--save", save)
    assert code == 0, told
    said = save.read_text(encoding="utf-8-sig")
    assert said.startswith("部门,事项,当时,现在")
    assert "指标" in said
    assert ",行政许可公示记录," not in said

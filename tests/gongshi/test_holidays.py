"""A user's own holidays by gongshi.toml and by --holidays, and the template that `gongshi init` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.errors import InputError
from disclosure.workdays import WorkCalendar
from gongshi.settings import gather_settings
from gongshi.starter import write_starter
from tests.gongshi.command import gongshi_here

NEXT = WorkCalendar.default().years[1] + 1


def test_the_template_filled_in_is_read_and_makes_the_year_judged(tmp_path: Path) -> None:
    list(write_starter(tmp_path))
    template = tmp_path / "模板-节假日.csv"
    with pytest.raises(InputError, match=r"模板-节假日\.csv.*没有一个日期"):
        _ = gather_settings(None, {"holidays": template}).calendar
    days = "".join(f"{NEXT}/{day},休,国务院通知\n" for day in ("1/1", "5/1", "10/1", "10/2", "10/3"))
    template.write_text(template.read_text(encoding="utf-8-sig") + days, encoding="utf-8-sig")
    assert gather_settings(None, {"holidays": template}).calendar.years[1] == NEXT


def test_the_file_of_gongshi_toml_lies_beside_it(tmp_path: Path) -> None:
    config = tmp_path / "gongshi.toml"
    config.write_text('holidays = "节假日.csv"\n', encoding="utf-8")
    assert gather_settings(config, {}).holidays == tmp_path / "节假日.csv"
    assert gather_settings(None, {}).calendar is WorkCalendar.default()


@pytest.mark.parametrize("command", [("run", "--period", "2018Q2"), ("audit",), ("check", "http://127.0.0.1:9/")])
def test_a_mistake_in_it_ends_the_command_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    list(write_starter(tmp_path / "评估"))
    broken = tmp_path / "节假日.csv"
    broken.write_text(f"日期,类型\n{NEXT}-01-01,也许\n", encoding="utf-8")
    words = [*command, "--holidays", broken, "--out", tmp_path / "out"]
    if command[0] == "run":
        words += ["--targets", tmp_path / "评估" / "部门名单.xlsx"]
    code, out, said = gongshi_here(monkeypatch, capsys, *words)
    assert code == 2
    assert "第 2 行" in (out + said).replace("\n", "")
    assert not (tmp_path / "out").exists()

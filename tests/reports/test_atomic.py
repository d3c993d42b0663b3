"""A paper is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.errors import InputError
from reports.atomic import write_text, written_whole


def test_a_failure_half_way_leaves_the_old_file_and_no_draft(tmp_path):
    target = write_text(tmp_path / "result.json", "old")
    with pytest.raises(UnicodeEncodeError), written_whole(target) as draft:
        draft.write_text("half \ud800", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_held_open_elsewhere_is_a_sentence_for_a_clerk(tmp_path, monkeypatch):
    def held(*_: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(InputError, match="请关闭后重新运行"):
        write_text(tmp_path / "workbook.xlsx", "new")
    assert list(tmp_path.iterdir()) == []

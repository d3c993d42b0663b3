"""evidence/manifest.json proves the kept files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from reports.custody.manifest import write_manifest
from tests.reports.sample_assessment import sample_assessment


def manifest(out: Path) -> dict:
    return json.loads((out / "evidence" / "manifest.json").read_text(encoding="utf-8"))


def test_every_file_under_evidence_is_listed_with_the_hash_of_its_bytes(papers):
    listed = {entry["path"]: entry for entry in manifest(papers)["files"]}
    there = {path for path in (papers / "evidence").rglob("*") if path.is_file() and path.name != "manifest.json"}
    assert listed.keys() == {path.relative_to(papers).as_posix() for path in there}
    for path, entry in listed.items():
        assert entry["sha256"] == hashlib.sha256((papers / path).read_bytes()).hexdigest()
        assert entry["url"]
        assert entry["taken_at"]
        assert not entry["altered"]


def test_a_touched_file_a_lost_file_and_a_strange_file_are_told_apart(tmp_path):
    file = sample_assessment(tmp_path)
    (tmp_path / "evidence/market/catalogue.png").write_bytes(b"touched")
    (tmp_path / "evidence/police/blocked.png").unlink()
    (tmp_path / "evidence/strange.txt").write_text("x", encoding="utf-8")
    write_manifest(file, tmp_path)
    entries = {entry["path"]: entry for entry in manifest(tmp_path)["files"]}
    assert [path for path, entry in entries.items() if entry["altered"]] == ["evidence/market/catalogue.png"]
    assert manifest(tmp_path)["missing"] == ["evidence/police/blocked.png"]
    assert entries["evidence/strange.txt"]["url"] is None


def test_without_evidence_there_is_an_empty_manifest(tmp_path):
    write_manifest(sample_assessment(), tmp_path)
    assert manifest(tmp_path)["files"] == []

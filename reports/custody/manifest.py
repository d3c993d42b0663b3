"""evidence/manifest.json: the SHA-256 of every kept file, so that a third person can prove it untouched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disclosure.assessment import AssessmentFile
from disclosure.chain import HEAD, LOG, sha256_of
from disclosure.findings import Evidence
from reports.atomic import write_text
from reports.view.evidence import evidence_shelf

SCHEMA = "gongshi.evidence/1"
FOLDER = "evidence"
NAME = "manifest.json"


def write_manifest(file: AssessmentFile, out: Path) -> Path:
    """Hashes are made from the files as they lie there now. `altered` names a file that no longer has the
    hash it was kept under; `missing` lists kept files that are gone."""
    known = evidence_shelf(file).known
    entries = [_entry(out, path, known.get(path)) for path in _paths(out)]
    there = {entry["path"] for entry in entries}
    content = {
        "schema": SCHEMA,
        "algorithm": "sha256",
        "files": entries,
        "missing": sorted(path for path in known if path not in there),
    }
    return write_text(out / FOLDER / NAME, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _paths(out: Path) -> Iterator[str]:
    for path in sorted((out / FOLDER).rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_file() and path.name != NAME and name not in (LOG, HEAD) and not path.name.startswith("."):
            yield name


def _entry(out: Path, path: str, kept: Evidence | None) -> dict[str, Any]:
    digest = sha256_of(out / path)
    return {
        "path": path,
        "sha256": digest,
        "bytes": (out / path).stat().st_size,
        "kind": kept.kind.value if kept else None,
        "url": kept.url if kept else None,
        "taken_at": kept.taken_at.isoformat() if kept else None,
        "caption": kept.caption if kept else "",
        "altered": kept is not None and kept.sha256.lower() not in ("", digest),
    }

"""One zip for one department: its papers, its evidence, its part of the archive, and how to check them."""

from __future__ import annotations

import json
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.archive.excerpt import write_excerpt
from crawler.archive.mending import FOLDER
from crawler.archive.reader import ArchiveReader
from crawler.archive.warc_records import RecordPress
from crawler.evidence.folder import safe_name
from crawler.visit.errand import CREDIT_OWNER
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.captures import Capture
from disclosure.chain import Chain, NewFile, sha256_of
from disclosure.store import CaptureIndex
from reports.atomic import write_text, written_whole
from reports.custody.manifest import FOLDER as EVIDENCE
from reports.custody.manifest import NAME as MANIFEST
from reports.custody.sealing import result_files, seal
from reports.heading import SchemeHeading
from reports.html import text_from
from reports.package.captures import Visits, credit_captures, own_captures, visits_of
from reports.package.evidence import Handed, credit_pages, own_evidence
from reports.package.left_out import LeftOut, write_left_out
from reports.package.own_file import credit_evidence, department_of, own_file
from reports.package.screening import Screen, screen_for
from reports.write import write_all

SCHEMA = "gongshi.package/1"
SOURCE = "来源.json"
GUIDE = "如何核对.txt"
SUMS = "SHA256SUMS.txt"
WARC = f"{FOLDER}/gongshi-00001.warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """`head`: the last hash of the package's own evidence log; `files` and `records` (of the archive) in it."""

    path: Path
    head: str
    files: int
    records: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    evidence: tuple[Handed, ...]
    captures: tuple[Capture, ...]
    left_out: tuple[LeftOut, ...]


class Packer:
    """Makes packages of one assessment, whose result folder is `out`."""

    def __init__(self, out: Path, file: AssessmentFile, index: CaptureIndex, heading: SchemeHeading) -> None:
        self._out = out
        self._file = file
        self._heading = heading
        self._run = index.run
        self._reader = ArchiveReader(out, index)
        self._visits: Visits = visits_of(index, self._reader)

    def pack(self, name: str, folder: Path, *, software: str, with_personal_data: bool = False) -> Packed:
        """Write `<department>.zip` into `folder`. InputError where there is no such department, or where evidence was
        altered since it was kept."""
        department = department_of(self._file, name)
        screen = self._screen(department, with_personal_data=with_personal_data)
        chosen = self._choose(department, screen)
        target = folder / f"{safe_name(department.target.name)}.zip"
        with tempfile.TemporaryDirectory() as place:
            stage = Path(place) / safe_name(department.target.name)
            stage.mkdir()
            self._lay(stage, department, chosen)
            self._describe(stage, department, chosen, software, with_personal_data=with_personal_data)
            head = seal(stage)
            files = _zip(stage, target)
        return Packed(path=target, head=head, files=files, records=len(chosen.captures), left_out=chosen.left_out)

    def _screen(self, department: DepartmentFile, *, with_personal_data: bool) -> Screen:
        neighbours = self._visits.neighbours(department.target.name)
        if self._file.credit is not None:
            neighbours = {one.target.name for one in self._file.departments}
        return screen_for(self._file, department, neighbours, with_personal_data=with_personal_data)

    def _choose(self, department: DepartmentFile, screen: Screen) -> _Chosen:
        name, credit = department.target.name, self._file.credit
        pages = credit_evidence(credit, name)
        urls = {one.url for one in pages}
        urls |= {record.url for record in (credit.records if credit else ()) if record.department == name}
        found: list[Capture | LeftOut | Handed] = []
        found += own_captures(self._out, self._reader, self._visits.own.get(name, ()), screen)
        doubtful = {one.url: one.reason for one in found if isinstance(one, LeftOut)}
        found += credit_captures(self._out, self._reader, self._visits.own.get(CREDIT_OWNER, ()), screen, urls)
        own = department.portal.evidence if department.portal else ()
        found += own_evidence(self._out, own, screen, doubtful)
        found += credit_pages(self._out, pages, screen)
        return _Chosen(
            evidence=tuple(one for one in found if isinstance(one, Handed)),
            captures=tuple(one for one in found if isinstance(one, Capture)),
            left_out=tuple(one for one in found if isinstance(one, LeftOut)),
        )

    def _lay(self, stage: Path, department: DepartmentFile, chosen: _Chosen) -> None:
        """The evidence first: the papers show it."""
        chain = Chain(stage)
        for one in chosen.evidence:
            kept = one.evidence
            chain.keep([NewFile(kept.path, one.data, kept.sha256, kept.url)])
        if chosen.captures:
            press = RecordPress(self._run, "gongshi package")
            digest = write_excerpt(self._out, self._reader, chosen.captures, stage / WARC, press)
            chain.append("archived", WARC, digest)
        handed = {one.original.path: one.evidence for one in chosen.evidence}
        write_all(own_file(self._file, department, handed), self._heading, stage)
        write_left_out(chosen.left_out, stage)

    def _describe(
        self, stage: Path, department: DepartmentFile, chosen: _Chosen, software: str, *, with_personal_data: bool
    ) -> None:
        source = {
            "schema": SCHEMA,
            "department": department.target.name,
            "assessment": {
                "scheme": self._file.assessment.scheme,
                "period": self._file.assessment.period.label,
                "as_of": self._file.assessment.as_of.isoformat(),
            },
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "software": software,
            "with_personal_data": with_personal_data,
            "run": self._run_facts(),
            "evidence": [_kept(one) for one in chosen.evidence],
            "archive_records": [_record(one) for one in chosen.captures],
            "left_out": [asdict(one) for one in chosen.left_out],
        }
        write_text(stage / SOURCE, json.dumps(source, ensure_ascii=False, indent=2) + "\n")
        guide = text_from("how_to_check.txt.j2", source=source, warc=WARC if chosen.captures else "", sums=SUMS)
        # the byte-order mark lets every Notepad read it
        (stage / GUIDE).write_text(guide, encoding="utf-8-sig", newline="\r\n")
        listed = (f"{sha256_of(stage / path)}  {path}\n" for path in result_files(stage))
        write_text(stage / SUMS, "".join(listed))

    def _run_facts(self) -> dict[str, str]:
        """What ties the package to the whole run, which the assessor keeps."""
        manifest = self._out / EVIDENCE / MANIFEST
        return {
            "manifest_sha256": sha256_of(manifest) if manifest.is_file() else "",
            "log_last_hash": Chain(self._out).last_hash(),
        }


def _kept(one: Handed) -> dict[str, Any]:
    """`original_sha256`: of the file in the evidence store, where a masked copy stands for it."""
    kept = one.evidence
    told = {"path": kept.path, "sha256": kept.sha256, "url": kept.url, "taken_at": kept.taken_at.isoformat()}
    return told if kept is one.original else {**told, "original_sha256": one.original.sha256}


def _record(one: Capture) -> dict[str, Any]:
    return {"record": one.record, "sha256": one.digest, "url": one.url, "at": one.at.isoformat()}


def _zip(stage: Path, target: Path) -> int:
    paths = sorted(path for path in stage.rglob("*") if path.is_file())
    with written_whole(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
        for path in paths:
            package.write(path, f"{stage.name}/{path.relative_to(stage).as_posix()}")
    return len(paths)

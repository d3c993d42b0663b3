"""What one department is handed, from an archive that holds two departments on one host."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.journal import Journal
from disclosure.assessment import AssessmentFile
from disclosure.captures import CaptureKind
from disclosure.errors import InputError
from disclosure.store import CaptureIndex
from reports.custody.verification import verify
from reports.heading import SchemeHeading
from reports.package import Packed, Packer
from tests.crawler.archive.exchanges import answer, records
from tests.reports.custody.test_verification import flip
from tests.reports.package_reading import members, spelled
from tests.reports.sample_assessment import HEALTH, MARKET, PERSON, PERSON_ID, sample_assessment

SAME = b"<p>the same page on both sites</p>" * 9


@dataclass
class Run:
    out: Path
    file: AssessmentFile
    packer: Packer


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, heading: SchemeHeading) -> Run:
    out = tmp_path_factory.mktemp("评估 包")
    file = sample_assessment(out)
    theirs = next(number for number in _numbers(file, HEALTH) if number not in _numbers(file, MARKET))
    index = CaptureIndex.in_memory()
    archive = Archive(out, index)
    health = archive.keep(answer("/wsj/1.html", SAME, url="http://wsj.example.gov.cn/1.html"))
    pages = {
        "/own.html": "<p>行政许可公示</p>".encode(),
        "/number.html": f"<td>身份证</td><td>{PERSON_ID}</td>".encode(),
        "/shared.html": f"<td>{theirs[:4]}</td><td>{theirs}</td>".encode(),
        "/scan.png": b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
    }
    market = [archive.keep(answer(path, body)) for path, body in pages.items()]
    market.append(archive.keep(answer("/same.html", SAME, key="5" * 40)))
    shared = archive.keep(answer("/wsj/list.html", b"<p>list</p>", key="6" * 40))
    for owner, kept in ((HEALTH, [health, shared]), (MARKET, market)):
        journal = Journal(asked=[{"key": "k", "again": False, "asks": 1, "record": one.record} for one in kept])
        body = journal.as_bytes()
        archive.keep(answer("/", body, kind=CaptureKind.VISIT, key=owner, url="urn:gongshi:visit:x"))
    archive.close()
    return Run(out, file, Packer(out, file, index, heading))


@pytest.fixture(scope="module")
def packed(ran: Run, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return ran.packer.pack(MARKET, tmp_path_factory.mktemp("材料"), software="gongshi")


@pytest.fixture
def unpacked(packed: Packed, tmp_path: Path) -> Path:
    with zipfile.ZipFile(packed.path) as package:
        package.extractall(tmp_path)
    return tmp_path / MARKET


def _numbers(file: AssessmentFile, name: str) -> list[str]:
    department = next(one for one in file.departments if one.target.name == name)
    assert department.audit is not None
    return [match.row.document_number for match in department.audit.matches if match.row.document_number]


def test_what_may_not_be_handed_over_is_left_out_and_named(packed: Packed) -> None:
    reasons = {one.url.rsplit("/", 1)[-1]: one.reason.name for one in packed.left_out}
    assert reasons["number.html"] == "NUMBER"
    assert reasons["shared.html"] == "OTHERS"
    assert reasons["scan.png"] == "UNREAD"
    assert {"own.html", "same.html"}.isdisjoint(reasons)


def test_nothing_of_another_department_and_no_personal_data_stands_in_it(ran: Run, packed: Packed) -> None:
    names = [one.target.name for one in ran.file.departments if one.target.name != MARKET]
    marks = [*names, *_numbers(ran.file, HEALTH), PERSON, PERSON_ID, "wsj.example.gov.cn"]
    found = [
        (member, mark)
        for member, data in members(packed.path)
        for mark in marks
        if mark not in _numbers(ran.file, MARKET) and any(form in data for form in spelled(mark))
    ]
    assert found == []


def test_a_record_whose_body_lay_with_another_departments_is_whole(unpacked: Path) -> None:
    kept = records(unpacked / "evidence/archive/gongshi-00001.warc.gz")
    bodies = {url: (kind, body) for kind, url, body in kept if kind not in {"request", "warcinfo", "metadata"}}
    assert bodies["http://www.example.gov.cn/same.html"] == ("response", SAME)
    assert bodies["http://www.example.gov.cn/own.html"][0] == "response"


def test_every_file_has_its_hash_and_one_flipped_byte_is_found(unpacked: Path) -> None:
    assert verify(unpacked).altered == ()
    sums = (unpacked / "SHA256SUMS.txt").read_text(encoding="utf-8").splitlines()
    for line in sums:
        digest, _, path = line.partition("  ")
        assert hashlib.sha256((unpacked / path).read_bytes()).hexdigest() == digest
    every = [path for path in sorted(unpacked.rglob("*")) if path.is_file()]
    logs = {"log.jsonl", "log.sha256", "SHA256SUMS.txt"}
    assert {line.partition("  ")[2] for line in sums} == {
        path.relative_to(unpacked).as_posix() for path in every if path.name not in logs
    }
    for path in every:
        flip(path, path.stat().st_size // 2)
        assert verify(unpacked).altered, path
        flip(path, path.stat().st_size // 2)


def test_it_says_what_it_was_taken_from(ran: Run, unpacked: Path) -> None:
    source = json.loads((unpacked / "来源.json").read_text(encoding="utf-8"))
    assert source["department"] == MARKET
    assert source["run"]["log_last_hash"]
    guide = (unpacked / "如何核对.txt").read_text(encoding="utf-8-sig")
    assert all(word in guide for word in ("gongshi verify", "Get-FileHash", "certutil", "sha256sum", "ReplayWeb.page"))
    result = json.loads((unpacked / "result.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in result["departments"]] == [MARKET]
    assert result["total"] is None
    assert ran.out.name not in guide


def test_personal_data_goes_only_where_it_is_asked_for(ran: Run, tmp_path: Path) -> None:
    done = ran.packer.pack(MARKET, tmp_path, software="gongshi", with_personal_data=True)
    assert {one.url.rsplit("/", 1)[-1] for one in done.left_out} == {"shared.html"}
    assert any(PERSON_ID.encode() in data for _, data in members(done.path))


def test_altered_evidence_is_not_handed_over(ran: Run, tmp_path: Path) -> None:
    shot = ran.out / "evidence/market/catalogue.png"
    kept = shot.read_bytes()
    shot.write_bytes(kept + b"x")
    with pytest.raises(InputError, match="gongshi verify"):
        ran.packer.pack(MARKET, tmp_path, software="gongshi")
    shot.write_bytes(kept)


def test_an_unknown_department_is_one_sentence_with_the_names(ran: Run, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"部门名单里没有“市监局”.*{MARKET}"):
        ran.packer.pack("市监局", tmp_path, software="gongshi")

"""The exported package holds what WACZ 1.1.1 asks for, and every line of its index leads to its record."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from crawler.archive import Archive
from disclosure.captures import CaptureKind
from disclosure.errors import InputError
from disclosure.store import CaptureIndex
from reports.wacz import write_wacz
from tests.crawler.archive.exchanges import answer, warcs


@pytest.fixture
def package(tmp_path: Path) -> zipfile.ZipFile:
    archive = Archive(tmp_path / "out", CaptureIndex.in_memory(), roll_at=2500)
    for number in range(8):
        archive.keep(answer(f"/b/{number}.html?x=1", f"<p>{number}</p>".encode() * 30))
    archive.keep(answer("/b/0.html?x=1", b"<p>0</p>" * 30))
    archive.keep(answer("/gone", status=404))
    archive.keep(answer("/spa", b"<html>", kind=CaptureKind.SHOWN, content_type="text/html", status=200))
    archive.close()
    write_wacz(tmp_path / "out", tmp_path / "存档.wacz", title="某次评估", software="gongshi")
    return zipfile.ZipFile(tmp_path / "存档.wacz")


def test_every_file_is_described_with_its_hash(package: zipfile.ZipFile, tmp_path: Path) -> None:
    described = package.read("datapackage.json")
    about = json.loads(described)
    assert about["wacz_version"] == "1.1.1"
    names = set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    assert {one["path"] for one in about["resources"]} == names
    assert {"indexes/index.cdx", "pages/pages.jsonl"} < names
    for one in about["resources"]:
        data = package.read(one["path"])
        assert (one["hash"], one["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
    digest = json.loads(package.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(described).hexdigest()}"
    stored = [info for info in package.infolist() if info.filename.startswith("archive/")]
    assert len(stored) == len(warcs(tmp_path / "out")) > 1
    assert {info.compress_type for info in stored} == {zipfile.ZIP_STORED}


def test_every_line_of_the_index_leads_to_its_record(package: zipfile.ZipFile) -> None:
    lines = package.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 11
    assert lines[0].startswith("cn,gov,example)/b/0.html?x=1 20180905083000 {")
    for line in lines:
        facts = json.loads(line.split(" ", 2)[2])
        data = package.read(f"archive/{facts['filename']}")
        offset = int(facts["offset"])
        plain = gzip.decompress(data[offset : offset + int(facts["length"])])
        assert f"WARC-Target-URI: {facts['url']}\r\n".encode() in plain


def test_pages_are_those_a_person_opens(package: zipfile.ZipFile) -> None:
    head, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert len(pages) == 9
    assert all({"id", "url", "ts"} <= set(page) for page in pages)


def test_a_folder_without_an_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有网页存档"):
        write_wacz(tmp_path, tmp_path / "a.wacz", title="", software="")

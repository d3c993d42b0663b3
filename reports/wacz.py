"""The archive as one WACZ file (Web Archive Collection Zipped 1.1.1), which ReplayWeb.page and its kin open."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.archive.mending import FOLDER
from crawler.archive.warc_file import Placed, whole_records
from disclosure.errors import InputError

VERSION = "1.1.1"
_INDEXED = frozenset({"response", "revisit", "resource"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """`pages`: how many pages a viewer lists; `records`: how many records it can show."""

    path: Path
    pages: int
    records: int


@dataclass
class _Contents:
    """What stands in the package's own description."""

    resources: list[dict[str, Any]] = field(default_factory=list)

    def add(self, package: zipfile.ZipFile, path: str, data: bytes) -> None:
        package.writestr(path, data, zipfile.ZIP_DEFLATED)
        self.note(path, hashlib.sha256(data).hexdigest(), len(data))

    def note(self, path: str, digest: str, size: int) -> None:
        name = path.rsplit("/", 1)[-1]
        self.resources.append({"name": name, "path": path, "hash": f"sha256:{digest}", "bytes": size})


def write_wacz(out: Path, target: Path, *, title: str, software: str) -> Written:
    """InputError where the result folder has no archive. The WARC files go in as they are, so that their SHA-256 is
    the one that stands in the evidence log."""
    files = sorted((out / FOLDER).glob("gongshi-*.warc.gz"))
    if not files:
        raise InputError(f"“{out}”里没有网页存档（{FOLDER}）：请给出 gongshi run 的结果文件夹。")
    target.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    pages: list[dict[str, str]] = []
    contents = _Contents()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for file in files:
            for placed in whole_records(file):
                if placed.record.kind in _INDEXED:
                    lines.append(_index_line(file.name, placed))
                    pages += _page(placed)
            _store(package, contents, file)
        contents.add(package, "indexes/index.cdx", "".join(sorted(lines)).encode())
        contents.add(package, "pages/pages.jsonl", "".join(_page_lines(pages)).encode())
        about = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "created": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "software": software,
            "resources": contents.resources,
        }
        described = json.dumps(about, ensure_ascii=False, indent=2).encode()
        package.writestr("datapackage.json", described, zipfile.ZIP_DEFLATED)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
        package.writestr("datapackage-digest.json", json.dumps(digest), zipfile.ZIP_DEFLATED)
    return Written(target, len(pages), len(lines))


def _store(package: zipfile.ZipFile, contents: _Contents, file: Path) -> None:
    """Unpacked, so that a viewer reads single records out of the package."""
    path = f"archive/{file.name}"
    digest = hashlib.sha256()
    with file.open("rb") as stream, package.open(path, "w", force_zip64=True) as goal:
        while data := stream.read(_PIECE):
            digest.update(data)
            goal.write(data)
    contents.note(path, digest.hexdigest(), file.stat().st_size)


def _index_line(name: str, placed: Placed) -> str:
    """A line of CDXJ: the address turned about, the time, and where the record lies."""
    record = placed.record
    url = record.fields["WARC-Target-URI"]
    facts = {
        "url": url,
        "digest": record.fields["WARC-Payload-Digest"],
        "mime": "warc/revisit" if record.kind == "revisit" else _mime(placed),
        "offset": str(placed.offset),
        "length": str(placed.length),
        "status": str(record.status or 200),
        "filename": name,
    }
    return f"{_turned(url)} {record.at:%Y%m%d%H%M%S} {json.dumps(facts, ensure_ascii=False)}\n"


def _turned(url: str) -> str:
    """SURT: cn,gov,example,www)/path, so that one host's addresses stand together."""
    parts = urlsplit(url)
    if not parts.netloc:
        return url.lower()
    host = (parts.hostname or "").lower()
    turned = host if host.replace(".", "").isdigit() else ",".join(reversed(host.removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{turned}{port}){parts.path or '/'}{'?' + query if query else ''}".lower().replace(" ", "%20")


def _mime(placed: Placed) -> str:
    record = placed.record
    said = next((value for name, value in record.headers if name.lower() == "content-type"), "")
    return (said or record.fields.get("Content-Type", "")).partition(";")[0].strip().lower() or "unk"


def _page(placed: Placed) -> list[dict[str, str]]:
    record = placed.record
    if record.kind == "revisit" or _mime(placed) not in _PAGES or record.status not in {0, 200}:
        return []
    url = record.fields["WARC-Target-URI"]
    return [{"id": record.record, "url": url, "ts": f"{record.at:%Y-%m-%dT%H:%M:%SZ}", "title": url}]


def _page_lines(pages: list[dict[str, str]]) -> Iterator[str]:
    yield json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}) + "\n"
    for page in pages:
        yield json.dumps(page, ensure_ascii=False) + "\n"

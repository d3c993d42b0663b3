"""WARC 1.1 records (ISO 28500:2017), each a gzip member of its own, so that one can be read without the others."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from isal import isal_zlib
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.exchange import Exchange, Headers
from disclosure.captures import CaptureKind

LEVEL = 2
"""Of ISA-L's gzip (0 to 3). Saved pages become 4 % larger than with zlib's 3, in a quarter of the time."""
_GZIP = 16 + isal_zlib.MAX_WBITS
_SECRET = frozenset({"cookie", "authorization", "proxy-authorization"})
_TYPES = {CaptureKind.SHOWN: "resource", CaptureKind.VISIT: "metadata"}


@dataclass(frozen=True, slots=True)
class Packed:
    """A record's UUID and its bytes as they stand in the file (the request's record follows the answer's)."""

    record: str
    data: bytes


class RecordPress:
    """Makes the bytes of records. `run` names the assessment in each file's first record."""

    def __init__(self, run: str, software: str) -> None:
        self._buffer = BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=False, warc_version="1.1")
        self._run = run
        self._software = software

    def file_info(self, name: str) -> bytes:
        info = {"software": self._software, "format": "WARC File Format 1.1", "isPartOf": self._run}
        record = self._writer.create_warcinfo_record(name, info)
        return self._bytes(record)

    def records(self, exchange: Exchange, digest: str, original: tuple[str, str, datetime] | None) -> Packed:
        """`digest`: SHA-256 of the body; `original`: record, address and time of an earlier one with this body."""
        name = str(uuid.uuid4())
        fields = _fields(exchange, digest, name)
        http = None
        kind = _TYPES.get(exchange.kind, "response")
        if kind == "response":
            reason = HTTPStatus(exchange.status).phrase if exchange.status in _KNOWN else ""
            status = f"{exchange.status} {reason}".strip()
            http = StatusAndHeaders(status, list(exchange.headers), protocol=exchange.protocol)
        if original is not None:
            kind = "revisit"
            fields |= _refers(original)
        body = b"" if original is not None else exchange.body
        data = self._bytes(self._record(exchange.url, kind, fields, body, http))
        if exchange.kind is CaptureKind.ANSWER:
            data += self._request(exchange, name)
        return Packed(name, data)

    def with_body(self, record: ReadRecord, body: bytes) -> bytes:
        """A `revisit` record as one that carries its body itself; its name, time and headers stay."""
        fields = {name: value for name, value in record.fields.items() if name not in _OF_A_REVISIT}
        http = None
        if record.status:
            reason = HTTPStatus(record.status).phrase if record.status in _KNOWN else ""
            http = StatusAndHeaders(f"{record.status} {reason}".strip(), list(record.headers), protocol="HTTP/1.1")
            fields.pop("Content-Type", None)
        kind = "response" if http is not None else "resource"
        return self._bytes(self._record(fields["WARC-Target-URI"], kind, fields, body, http))

    def _record(
        self, url: str, kind: str, fields: dict[str, str], body: bytes, http: StatusAndHeaders | None
    ) -> ArcWarcRecord:
        block = hashlib.sha256()
        if http is not None:
            http.compute_headers_buffer(None)
            block.update(http.headers_buff)
        block.update(body)
        # all fields at once: warcio's own filling in of what is missing takes twice as long
        named = {"WARC-Type": kind, **fields, "WARC-Target-URI": url}
        named["WARC-Block-Digest"] = f"sha256:{block.hexdigest()}"
        content_type = named.pop("Content-Type", self._writer.WARC_RECORDS.get(kind, ""))
        last = [("Content-Type", content_type), ("Content-Length", "")]  # which it looks for from the end
        return self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=content_type,
            warc_headers=StatusAndHeaders("", [*named.items(), *last], protocol=self._writer.warc_version),
            http_headers=http,
        )

    def _request(self, exchange: Exchange, answer: str) -> bytes:
        parts = urlsplit(exchange.url)
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        headers = [
            (name, "(withheld)" if name.lower() in _SECRET else value) for name, value in exchange.request_headers
        ]
        line = StatusAndHeaders(f"{target} HTTP/1.1", [("Host", parts.netloc), *headers], protocol=exchange.method)
        digest = hashlib.sha256(exchange.request_body).hexdigest()
        fields = {
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
            "WARC-Date": _written(exchange.at),
            "WARC-Concurrent-To": f"<urn:uuid:{answer}>",
            "WARC-Payload-Digest": f"sha256:{digest}",
        }
        return self._bytes(self._record(exchange.url, "request", fields, exchange.request_body, line))

    def _bytes(self, record: ArcWarcRecord) -> bytes:
        self._buffer.seek(0)
        self._buffer.truncate()
        self._writer.write_record(record)
        return isal_zlib.compress(self._buffer.getbuffer(), LEVEL, _GZIP)


_OF_A_REVISIT = frozenset(
    {
        *("WARC-Type", "WARC-Profile", "WARC-Refers-To", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"),
        *("WARC-Block-Digest", "Content-Length"),
    }
)
_KNOWN = frozenset(int(status) for status in HTTPStatus)


def _fields(exchange: Exchange, digest: str, name: str) -> dict[str, str]:
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": _written(exchange.at),
        "WARC-Payload-Digest": f"sha256:{digest}",
        "Content-Type": exchange.content_type,
        "WARC-IP-Address": exchange.ip,
        "Gongshi-Kind": exchange.kind.value,
        "Gongshi-Key": exchange.key,
        "Gongshi-Certificate": exchange.tls,
        "Gongshi-Redirected-From": " ".join(exchange.came_by),
        "Gongshi-Whole": "" if exchange.whole else "no",
    }
    return {field: value for field, value in fields.items() if value}


def _refers(original: tuple[str, str, datetime]) -> dict[str, str]:
    record, url, at = original
    return {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Refers-To": f"<urn:uuid:{record}>",
        "WARC-Refers-To-Target-URI": url,
        "WARC-Refers-To-Date": _written(at),
    }


def _written(at: datetime) -> str:
    return at.isoformat(timespec="microseconds") + "Z"


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A WARC record taken apart. `headers` of the answer and `body` are empty where the record has none."""

    kind: str
    fields: dict[str, str]
    status: int
    headers: Headers
    body: bytes

    @property
    def record(self) -> str:
        return self.fields.get("WARC-Record-ID", "").removeprefix("<urn:uuid:").removesuffix(">")

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.fields["WARC-Date"]).astimezone(UTC).replace(tzinfo=None)


def read_record(plain: bytes) -> ReadRecord:
    """An unpacked record taken apart; ValueError where its length is not what it says."""
    record: Any = ArcWarcRecordLoader().parse_record_stream(BytesIO(plain), known_format="warc")
    body = record.raw_stream.read()
    http = record.http_headers
    status = http.get_statuscode() if http is not None and record.rec_type != "request" else ""
    fields = dict(record.rec_headers.headers)
    if len(plain) - plain.index(b"\r\n\r\n") - 8 != int(fields["Content-Length"]):
        raise ValueError("the record is not as long as it says")
    return ReadRecord(
        kind=record.rec_type,
        fields=fields,
        status=int(status) if status.isdigit() else 0,
        headers=tuple(http.headers) if http is not None else (),
        body=body,
    )

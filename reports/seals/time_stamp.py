"""RFC 3161 time stamps: asked of the authority that the settings name, kept beside what they stamp, checked offline."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from disclosure.errors import InputError
from reports.seals.cms import signed_by, with_ordered_certificates

_WAIT = 20.0
_LARGEST = 1 << 20


class NotStampedError(Exception):
    """No stamp was got; the text says why in Chinese."""


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """`at`: the authority's time; `authority`: the subject of the certificate that signed; `trusted`: it leads to a
    certificate that the user gave."""

    at: datetime
    authority: str
    trusted: bool


def request_stamp(address: str, data: bytes) -> bytes:
    """The authority's answer over `data`, checked. NotStampedError where there is none that holds."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise NotStampedError(f"时间戳机构的网址“{address}”不是 http 或 https 网址")
    wanted = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    request = urllib.request.Request(address, wanted.as_bytes(), headers)  # noqa: S310 -- its scheme was looked at
    try:
        with urllib.request.urlopen(request, timeout=_WAIT) as response:  # noqa: S310
            answer: bytes = response.read(_LARGEST)
    except (OSError, urllib.error.URLError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise NotStampedError(f"时间戳机构 {address} 没有答复（{why}）") from error
    try:
        check_stamp(answer, data)
        _check_nonce(answer, wanted.nonce)
    except ValueError as error:
        raise NotStampedError(f"时间戳机构 {address} 的答复无效（{error}）") from error
    return answer


def _check_nonce(answer: bytes, wanted: int | None) -> None:
    if _decoded(answer).tst_info.nonce != wanted:
        raise ValueError("the answer is to another request")


def check_stamp(answer: bytes, data: bytes, trusted: Path | None = None) -> TimeStamp:
    """The stamp over `data`; ValueError where it is over something else, or where its signature does not hold against
    the certificate that comes with it (with `trusted`, a PEM file: also where that does not lead to one of these)."""
    response = _decoded(answer)
    certificate = signed_by(answer)
    roots = _certificates(trusted) if trusted else [certificate]
    verifier = VerifierBuilder(roots=roots).build()
    try:
        if trusted:
            verifier.verify_message(response, data)
        elif response.tst_info.message_imprint.message != _imprint(response, data):
            raise ValueError("it stamps something else")
    except VerificationError as error:
        raise ValueError(str(error)) from error
    name = certificate.subject.rfc4514_string()
    return TimeStamp(response.tst_info.gen_time, name, trusted is not None)


def _decoded(answer: bytes) -> TimeStampResponse:
    response = decode_timestamp_response(with_ordered_certificates(answer))
    if response.status not in {0, 1}:
        raise ValueError(f"refused, status {response.status} {' '.join(response.status_string)}".strip())
    return response


def _imprint(response: TimeStampResponse, data: bytes) -> bytes:
    known = {"2.16.840.1.101.3.4.2.1": hashes.SHA256(), "2.16.840.1.101.3.4.2.3": hashes.SHA512()}
    algorithm = known.get(response.tst_info.message_imprint.hash_algorithm.dotted_string)
    if algorithm is None:
        raise ValueError("stamped with a digest that is not known here")
    digest = hashes.Hash(algorithm)
    digest.update(data)
    return digest.finalize()


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(f"证书文件 {path} 打不开或不是 PEM 证书：请给出时间戳机构的根证书。") from error

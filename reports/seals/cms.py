"""The signature within a time stamp (CMS SignedData, RFC 5652 §5), against the certificate that comes with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from reports.seals.der import Part, inside, parts

_CERTIFICATES, _SIGNED_ATTRIBUTES, _SET = 0xA0, 0xA0, 0x31
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_DIGESTS = {
    bytes.fromhex("0609608648016503040201"): (hashlib.sha256, hashes.SHA256()),
    bytes.fromhex("0609608648016503040202"): (hashlib.sha384, hashes.SHA384()),
    bytes.fromhex("0609608648016503040203"): (hashlib.sha512, hashes.SHA512()),
}


@dataclass(frozen=True, slots=True)
class _Signed:
    """The fields of SignedData that a check needs, as bytes: what was signed, the certificates, the one signer."""

    content: bytes
    certificates: tuple[bytes, ...]
    signer: tuple[bytes, ...]


def with_ordered_certificates(response: bytes) -> bytes:
    """The response with its certificates in the order that DER asks of a set. Servers built on OpenSSL's `ts` send them
    as they come, which strict readers refuse; the order is no part of what is signed."""
    is_granted = any(index for index, _ in enumerate(parts(response, *_inner(response))))
    place = _certificates(response, _signed_data(response)) if is_granted else None
    if place is None:  # refused, or sent without certificates
        return response
    ordered = sorted(response[part.start : part.end] for part in inside(response, place))
    return response[: place.content] + b"".join(ordered) + response[place.end :]


def signed_by(response: bytes) -> x509.Certificate:
    """The certificate whose key made the signature; ValueError where none of those that come with it did, or where the
    content is not what was signed."""
    signed = _read(response)
    signer = signed.signer
    if signer[2] not in _DIGESTS or signer[3][0] != _SIGNED_ATTRIBUTES:
        raise ValueError("signed in a way that is not known here")
    digest, algorithm = _DIGESTS[signer[2]]
    attributes = bytes([_SET]) + signer[3][1:]
    if _MESSAGE_DIGEST + b"\x31" + _octets(digest(signed.content).digest()) not in attributes:
        raise ValueError("the content is not what was signed")
    signature = next(iter(parts(signer[5])))
    for data in signed.certificates:
        try:
            certificate = x509.load_der_x509_certificate(data)
        except (ValueError, x509.InvalidVersion):
            continue
        # the signed attributes name the signer's certificate by its hash (RFC 5035, RFC 2634), so that none takes its
        # place that has the same key
        if not any(
            function(data).digest() in attributes for function in (hashlib.sha1, hashlib.sha256, hashlib.sha512)
        ):
            continue
        if _is_signature_of(certificate, signer[5][signature.content :], attributes, algorithm):
            return certificate
    raise ValueError("no certificate that comes with the stamp made its signature")


def _is_signature_of(
    certificate: x509.Certificate, signature: bytes, data: bytes, algorithm: hashes.HashAlgorithm
) -> bool:
    try:
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(algorithm))
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def _inner(response: bytes) -> tuple[int, int]:
    """Where the response's own elements begin and end; ValueError where it is none."""
    whole = next(parts(response), None)
    if whole is None:
        raise ValueError("an empty answer")
    return whole.content, whole.end


def _octets(data: bytes) -> bytes:
    return bytes([len(data) + 2, 0x04, len(data)]) + data


def _signed_data(response: bytes) -> Part:
    """TimeStampResp { status, token ContentInfo { type, [0] SignedData } } (RFC 3161 §2.4.2)."""
    try:
        token = list(parts(response, *_inner(response)))[1]
        return inside(response, inside(response, token)[1])[0]
    except IndexError as error:
        raise ValueError("no time stamp token") from error


def _certificates(response: bytes, signed: Part) -> Part | None:
    return next((part for part in inside(response, signed) if part.tag == _CERTIFICATES), None)


def _read(response: bytes) -> _Signed:
    def bytes_of(part: Part) -> bytes:
        return response[part.start : part.end]

    signed = _signed_data(response)
    fields = inside(response, signed)
    place = _certificates(response, signed)
    try:
        octets = inside(response, inside(response, fields[2])[1])[0]
        signer = inside(response, inside(response, fields[-1])[0])
        told = [bytes_of(part) for part in signer]
        told[2] = bytes_of(inside(response, signer[2])[0])
    except IndexError as error:
        raise ValueError("the time stamp lacks a part") from error
    return _Signed(
        content=response[octets.content : octets.end],
        certificates=tuple(bytes_of(part) for part in inside(response, place)) if place else (),
        signer=tuple(told),
    )

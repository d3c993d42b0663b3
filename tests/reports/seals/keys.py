"""Keys and certificates made for a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat

MAKES = {
    "ed25519": ed25519.Ed25519PrivateKey.generate,
    "ecdsa": lambda: ec.generate_private_key(ec.SECP256R1()),
    "rsa": lambda: rsa.generate_private_key(65537, 2048),
}


def write_key(path: Path, kind: str = "ed25519", password: str = "", name: str = "") -> Path:
    """A private key; with its certificate behind it where it has a name. The public key lies beside it (.pub)."""
    key = MAKES[kind]()
    hidden = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, hidden)
    path.write_bytes(data + (_certificate(name, key) if name else b""))
    path.with_suffix(".pub").write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


def self_signed(name: str) -> bytes:
    return _certificate(name, ec.generate_private_key(ec.SECP256R1()))


def _certificate(name: str, key: object) -> bytes:
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=2))
    digest = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, digest).public_bytes(Encoding.PEM)

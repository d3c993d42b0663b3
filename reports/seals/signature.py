"""The assessor's signature: a private key of their own (PEM), a detached signature, the public key or certificate."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from disclosure.errors import InputError

PASSWORD = "GONGSHI_SIGNING_PASSWORD"  # noqa: S105 -- the name of an environment variable
PrivateKey = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the key, and the PEM that goes with the signature: the certificate where the key's file has one, else
    the public key."""

    key: PrivateKey
    public: bytes

    @classmethod
    def read(cls, path: Path) -> Signer:
        """InputError, naming the file, where it holds no private key, or one whose password is not right."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"签名用的私钥文件 {path} 打不开：请检查 signing_key 的路径。") from error
        password = os.environ.get(PASSWORD)
        try:
            key = serialization.load_pem_private_key(data, password.encode() if password else None)
        except TypeError as error:
            said = "有密码" if password is None else "没有密码"
            raise InputError(f"私钥文件 {path} {said}：请相应地设置或去掉环境变量 {PASSWORD}。") from error
        except (ValueError, UnsupportedAlgorithm) as error:
            raise InputError(f"私钥文件 {path} 不是 PEM 私钥，或环境变量 {PASSWORD} 里的密码不对。") from error
        if not isinstance(key, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise InputError(f"私钥文件 {path} 的种类不能用来签名：请用 Ed25519、ECDSA 或 RSA 的私钥。")
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        if b"BEGIN CERTIFICATE" in data:
            public = x509.load_pem_x509_certificate(data[data.index(b"-----BEGIN CERTIFICATE") :]).public_bytes(
                Encoding.PEM
            )
        return cls(key, public)

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.key, ed25519.Ed25519PrivateKey):
            return self.key.sign(data)
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


def check_signature(signature: bytes, data: bytes, public: bytes) -> None:
    """ValueError where the signature is not this key's over `data`."""
    key = public_key(public)
    try:
        if isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, data)
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        else:
            key.verify(signature, data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise ValueError("not the signature of this key") from error


def public_key(pem: bytes) -> PublicKey:
    """Of a certificate or a public key; ValueError where the bytes are neither."""
    try:
        is_certificate = b"BEGIN CERTIFICATE" in pem
        key = x509.load_pem_x509_certificate(pem).public_key() if is_certificate else load_pem_public_key(pem)
    except (UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise ValueError(str(error)) from error
    if not isinstance(key, ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise ValueError("a kind of key that is not known here")  # noqa: TRY004 -- of what a file holds
    return key


def fingerprint(pem: bytes) -> str:
    """SHA-256 of the public key (DER), by which a signer's key is told over the telephone."""
    der = public_key(pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(der).hexdigest()


def signer_name(pem: bytes) -> str:
    """The certificate's subject; "" for a bare key."""
    return x509.load_pem_x509_certificate(pem).subject.rfc4514_string() if b"BEGIN CERTIFICATE" in pem else ""

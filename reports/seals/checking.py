"""Whether the seals of a result hold: they name the log as it is, their stamps and signatures are over them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure.chain import Entry
from disclosure.errors import InputError
from reports.seals.sealed import FOLDER, NOT_STAMPED, STAMPED
from reports.seals.signature import check_signature, fingerprint, signer_name
from reports.seals.time_stamp import check_stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """What the user knows from elsewhere: `authorities`, PEM certificates of time stamp authorities; `signer`, the
    public key or certificate of who should have signed."""

    authorities: Path | None = None
    signer: Path | None = None


@dataclass(frozen=True, slots=True)
class SealCheck:
    """`said`: what the seal says, for the reader; `wrong`: what does not hold."""

    said: tuple[str, ...]
    wrong: tuple[str, ...]


def check_seals(out: Path, entries: Sequence[Entry], trusted: Trusted) -> SealCheck:
    """`entries`: the evidence log as far as it holds."""
    known = {entry.path for entry in entries}
    seals = sorted(path for path in known if path.startswith(f"{FOLDER}/") and path.endswith(".json"))
    said: list[str] = []
    wrong: list[str] = []
    for path in seals:
        if not (out / path).is_file():
            continue  # the log has told of that
        try:
            about = json.loads((out / path).read_bytes())
            wrong += [f"{path}：{sentence}" for sentence in _against_log(about, entries)]
            said.append(f"{path}：{'；'.join(_parts(out, path, about, trusted, known))}")
        except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
            wrong.append(f"{path}：封存文件或它的时间戳、签名不成立（{error}）。")
    if not seals and (trusted.authorities or trusted.signer):
        wrong.append("没有封存文件（evidence/seals），无从核对时间戳和签名：可以用 gongshi seal 补做。")
    return SealCheck(tuple(said), tuple(wrong))


def _against_log(about: dict[str, Any], entries: Sequence[Entry]) -> Iterator[str]:
    number = about["log"]["entries"]
    if not 0 < number < len(entries) or entries[number].previous != about["log"]["last_hash"]:
        yield f"所记的日志校验码与日志第 {number} 条不符，日志或封存文件被改动过。"
    manifest = about["manifest"]
    sealed = [entry.sha256 for entry in entries[:number] if entry.path == manifest["path"]]
    if (sealed[-1] if sealed else "") != manifest["sha256"]:
        yield "所记的 manifest.json 校验码与日志不符。"


def _parts(out: Path, path: str, about: dict[str, Any], trusted: Trusted, known: set[str]) -> Iterator[str]:
    data = (out / path).read_bytes()
    stem = path.removesuffix(".json")
    yield f"封存于 {about['sealed_at']}"
    if about["time_stamp"]["state"] == STAMPED and f"{stem}.tsr" not in known:
        raise ValueError("没有时间戳文件")
    yield _stamp(out / f"{stem}.tsr", data, about["time_stamp"], trusted)
    yield _signature(out, stem, data, about["signature"], trusted)


def _stamp(path: Path, data: bytes, told: dict[str, str], trusted: Trusted) -> str:
    if told["state"] != STAMPED:
        return f"{NOT_STAMPED}（{told.get('reason', '')}）"
    stamp = check_stamp(path.read_bytes(), data, trusted.authorities)
    proof = "证书可追溯到给出的根证书" if stamp.trusted else "签名与所附证书相符；没有给出根证书，证书本身未核对"
    return f"时间戳 {stamp.at:%Y-%m-%d %H:%M:%S} UTC，{stamp.authority}（{proof}）"


def _signature(out: Path, stem: str, data: bytes, told: dict[str, str] | None, trusted: Trusted) -> str:
    if told is None:
        if trusted.signer:
            raise ValueError("没有签名")
        return "未签名"
    pem = (out / f"{stem}.pem").read_bytes()
    check_signature((out / f"{stem}.sig").read_bytes(), data, pem)
    if fingerprint(pem) != told["key_sha256"]:
        raise ValueError("签名用的不是封存文件所记的密钥")
    who = f"{signer_name(pem) or '（只有公钥，没有证书）'}，公钥校验码 {told['key_sha256']}"
    if trusted.signer is None:
        return f"签名有效：{who}（没有给出可信的公钥，请与签名人核对公钥校验码）"
    if fingerprint(_given(trusted.signer)) != told["key_sha256"]:
        raise ValueError(f"签名人不是给出的那一位：{who}")
    return f"签名有效，是给出的公钥：{who}"


def _given(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        fingerprint(data)
    except (OSError, ValueError) as error:
        raise InputError(f"公钥文件 {path} 打不开，或不是 PEM 公钥、证书。") from error
    return data

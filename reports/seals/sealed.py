"""evidence/seals/0001.json and what goes with it: the time stamp (.tsr), the signature (.sig) and who signed (.pem).

A seal names the evidence log's last hash and the manifest's SHA-256, so it stands for every file of the result. It is
entered in the log itself, and never written again: when more is written later, a new seal follows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from disclosure.chain import Chain, Entry, NewFile
from reports.seals.signature import Signer, fingerprint, signer_name
from reports.seals.time_stamp import NotStampedError, request_stamp

FOLDER = "evidence/seals"
SCHEMA = "gongshi.seal/1"
STAMPED, NOT_STAMPED = "已加盖时间戳", "未加盖时间戳"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """`authority`: the address of the time stamp authority, "" for none; `key`: the file of the signing key."""

    authority: str = ""
    key: Path | None = None

    @property
    def is_wanted(self) -> bool:
        return bool(self.authority) or self.key is not None


def write_seal(out: Path, sealing: Sealing, manifest: str) -> None:
    """A new seal over what the log holds now, unless the last one already holds it all. An authority that does not
    answer costs the run nothing: the seal says so. InputError where the key cannot be used. `manifest`: its path."""
    signer = Signer.read(sealing.key) if sealing.key else None
    chain = Chain(out)
    entries = [entry for entry in chain.entries() if isinstance(entry, Entry)]
    last = last_seal(out)
    if not entries or (last and _holds(last, entries, sealing, signer)):
        return
    number = (last["number"] if last else 0) + 1
    known = {entry.path: entry.sha256 for entry in entries}
    about: dict[str, Any] = {
        "schema": SCHEMA,
        "number": number,
        "sealed_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "log": {"entries": len(entries), "last_hash": chain.last_hash()},
        "manifest": {"path": manifest, "sha256": known.get(manifest, "")},
        "signature": _about_signer(signer),
    }
    data, stamp = _stamped(about, sealing.authority)
    files = {".json": data}
    if stamp:
        files[".tsr"] = stamp
    if signer:
        files |= {".sig": signer.sign(data), ".pem": signer.public}
    chain.keep(
        [
            NewFile(f"{FOLDER}/{number:04d}{ending}", content, hashlib.sha256(content).hexdigest())
            for ending, content in files.items()
        ]
    )


def last_seal(out: Path) -> dict[str, Any] | None:
    """What the newest seal says; None where there is none."""
    files = sorted((out / FOLDER).glob("[0-9]*.json"))
    if not files:
        return None
    said: dict[str, Any] = json.loads(files[-1].read_text(encoding="utf-8"))
    return said


def _holds(last: Mapping[str, Any], entries: list[Entry], sealing: Sealing, signer: Signer | None) -> bool:
    since = entries[last["log"]["entries"] :]
    stamped = not sealing.authority or last["time_stamp"]["state"] == STAMPED
    signed = signer is None or last["signature"] == _about_signer(signer)
    return stamped and signed and all(entry.path.startswith(f"{FOLDER}/") for entry in since)


def _about_signer(signer: Signer | None) -> dict[str, str] | None:
    if signer is None:
        return None
    return {"by": signer_name(signer.public), "key_sha256": fingerprint(signer.public)}


def _stamped(about: dict[str, Any], authority: str) -> tuple[bytes, bytes]:
    """The seal's bytes, and the stamp over them (empty where there is none)."""
    if not authority:
        return _bytes({**about, "time_stamp": {"state": NOT_STAMPED, "reason": "没有设置时间戳机构"}}), b""
    data = _bytes({**about, "time_stamp": {"state": STAMPED, "authority": authority}})
    try:
        return data, request_stamp(authority, data)
    except NotStampedError as error:
        failed = {"state": NOT_STAMPED, "authority": authority, "reason": str(error)}
        return _bytes({**about, "time_stamp": failed}), b""


def _bytes(about: dict[str, Any]) -> bytes:
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()

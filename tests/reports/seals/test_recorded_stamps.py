"""Time stamps recorded from OpenSSL's authority: one with its whole chain, out of order, one with its own certificate
alone."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from disclosure.errors import InputError
from reports.seals.time_stamp import check_stamp
from tests.reports.seals.keys import self_signed

RECORDED = Path(__file__).parent / "recorded"
DATA = (RECORDED / "stamped.txt").read_bytes()


@pytest.mark.parametrize("name", ["chain.tsr", "leaf.tsr"])
def test_a_recorded_stamp_holds_with_and_without_a_given_root(name: str) -> None:
    answer = (RECORDED / name).read_bytes()
    stamp = check_stamp(answer, DATA)
    assert stamp.authority == "O=Gongshi tests,CN=Test TSA"
    assert datetime(2026, 11, 21, 20, 50, tzinfo=UTC) < stamp.at < datetime(2026, 11, 21, 20, 52, tzinfo=UTC)
    assert not stamp.trusted
    assert check_stamp(answer, DATA, RECORDED / "root.pem").trusted


def test_a_stamp_over_something_else_does_not_hold() -> None:
    answer = (RECORDED / "leaf.tsr").read_bytes()
    for trusted in (None, RECORDED / "root.pem"):
        with pytest.raises(ValueError, match=r"something else|Mismatch"):
            check_stamp(answer, DATA + b"x", trusted)


def test_what_is_signed_and_the_signature_cannot_be_altered() -> None:
    answer = (RECORDED / "leaf.tsr").read_bytes()
    imprint = answer.index(hashlib.sha256(DATA).digest())
    signature = len(answer) - 256
    for at in (*range(imprint - 20, imprint + 60), *range(signature, len(answer), 5)):
        changed = bytearray(answer)
        changed[at] ^= 1
        with pytest.raises(ValueError, match=r"."):
            check_stamp(bytes(changed), DATA)


def test_a_stamp_of_another_root_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "other.pem").write_bytes(self_signed("Another root"))
    with pytest.raises(ValueError, match="certificate verify error"):
        check_stamp((RECORDED / "chain.tsr").read_bytes(), DATA, tmp_path / "other.pem")
    (tmp_path / "none.pem").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="不是 PEM 证书"):
        check_stamp((RECORDED / "chain.tsr").read_bytes(), DATA, tmp_path / "none.pem")


@pytest.mark.parametrize("answer", [b"", b"<html>not found</html>", b"\x30\x03\x02\x01\x02", b"\x30\x82"])
def test_what_is_no_stamp_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_stamp(answer, DATA)

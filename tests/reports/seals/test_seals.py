"""A result that is stamped and signed: the seal stands for every file, and every flipped byte is found."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure.chain import HEAD, LOG, Chain, sha256_of
from disclosure.errors import InputError
from reports.custody.sealing import result_files, seal
from reports.custody.verification import verify
from reports.seals.checking import Trusted
from reports.seals.sealed import Sealing, last_seal
from reports.seals.signature import PASSWORD
from tests.gongshi.command import gongshi_here
from tests.reports.custody.test_verification import flip
from tests.reports.seals.authority import Authority, authority
from tests.reports.seals.keys import write_key

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "结果"
    page = "<p>许可</p>".encode()
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence/manifest.json").write_text("{}", encoding="utf-8")
    (folder / "evidence/page.html").write_bytes(page)
    Chain(folder).append("kept", "evidence/page.html", sha256_of(folder / "evidence/page.html"))
    (folder / "result.json").write_text('{"schema": "gongshi.result/1"}', encoding="utf-8")
    (folder / "gongshi.db").write_bytes(b"SQLite format 3\x00" * 8)
    return folder


@pytest.fixture
def tsa(tmp_path: Path) -> Iterator[Authority]:
    (tmp_path / "tsa").mkdir()
    with authority(tmp_path / "tsa") as made:
        yield made


@needs_openssl
def test_every_flipped_byte_of_a_stamped_and_signed_result_is_found(out: Path, tsa: Authority, tmp_path: Path) -> None:
    seal(out, Sealing(authority=tsa.address, key=write_key(tmp_path / "key.pem", name="评估机构")))
    trusted = Trusted(authorities=tsa.root, signer=tmp_path / "key.pub")
    found = verify(out, trusted)
    assert found.altered == ()
    assert "Authority for tests" in found.seals[0]
    assert "可追溯到给出的根证书" in found.seals[0]
    assert "签名有效，是给出的公钥：CN=评估机构" in found.seals[0]
    assert {"0001.json", "0001.tsr", "0001.sig", "0001.pem"} == {
        path.name for path in (out / "evidence/seals").iterdir()
    }
    for path in (*result_files(out), LOG, HEAD):
        size = (out / path).stat().st_size
        for at in {0, size // 3, size // 2, size - 1}:
            flip(out / path, at)
            altered = verify(out, trusted).altered
            assert altered, (path, at)
            assert path in {LOG, HEAD} or altered[0].startswith(path)
            flip(out / path, at)
    assert verify(out, trusted).altered == ()


@needs_openssl
def test_a_log_written_anew_does_not_fit_its_stamp(out: Path, tsa: Authority) -> None:
    seal(out, Sealing(authority=tsa.address))
    kept = {path.name: path.read_bytes() for path in (out / "evidence/seals").iterdir()}
    shutil.rmtree(out / "evidence/seals")
    (out / LOG).unlink()
    (out / "evidence/page.html").write_bytes(b"another page")
    Chain(out).append("kept", "evidence/page.html", sha256_of(out / "evidence/page.html"))
    seal(out)
    (out / "evidence/seals").mkdir()
    for name, data in kept.items():
        (out / "evidence/seals" / name).write_bytes(data)
        Chain(out).append("kept", f"evidence/seals/{name}", sha256_of(out / "evidence/seals" / name))
    seal(out)
    assert any("日志校验码与日志第" in sentence for sentence in verify(out).altered)


@needs_openssl
def test_what_is_written_later_gets_a_seal_of_its_own_and_the_old_one_holds(out: Path, tsa: Authority) -> None:
    sealing = Sealing(authority=tsa.address)
    seal(out, sealing)
    seal(out, sealing)  # nothing new: no second stamp is asked for
    assert len(tsa.asked) == 1
    (out / "result.json").write_text("{}", encoding="utf-8")
    seal(out, sealing)
    assert len(tsa.asked) == 2
    found = verify(out)
    assert found.altered == ()
    assert [sentence[:24] for sentence in found.seals] == ["evidence/seals/0001.json", "evidence/seals/0002.json"]


def test_an_authority_that_does_not_answer_costs_the_run_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        seal(out, Sealing(authority=address))
    said = last_seal(out)
    assert said is not None
    assert said["time_stamp"]["state"] == "未加盖时间戳"
    assert "没有答复" in said["time_stamp"]["reason"]
    assert verify(out).altered == ()
    code, shown, _ = gongshi_here(monkeypatch, capsys, "seal", out, "--time-stamp", address)
    assert code == 1
    assert "未加盖时间戳" in shown


@needs_openssl
def test_a_stamp_is_put_on_later(
    out: Path, tsa: Authority, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seal(out)
    code, shown, _ = gongshi_here(monkeypatch, capsys, "seal", out, "--time-stamp", tsa.address)
    assert (code, "已加盖时间戳" in shown) == (0, True)
    code, shown, _ = gongshi_here(monkeypatch, capsys, "verify", out, "--tsa-ca", tsa.root)
    assert (code, "可追溯到给出的根证书" in shown) == (0, True)


@needs_openssl
@pytest.mark.parametrize("answer", ["page", "other"])
def test_an_answer_that_is_no_stamp_or_one_to_another_request_is_not_taken(
    out: Path, tsa: Authority, answer: str
) -> None:
    recorded = Path(__file__).parent / "recorded" / "leaf.tsr"
    tsa.answers = b"<html></html>" if answer == "page" else recorded.read_bytes()
    seal(out, Sealing(authority=tsa.address))
    said = last_seal(out)
    assert said is not None
    assert "答复无效" in said["time_stamp"]["reason"]


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_a_signature_is_told_from_anothers(out: Path, tmp_path: Path, kind: str) -> None:
    key, other = write_key(tmp_path / "key.pem", kind), write_key(tmp_path / "other.pem", kind)
    seal(out, Sealing(key=key))
    assert verify(out, Trusted(signer=key.with_suffix(".pub"))).altered == ()
    assert "未加盖时间戳" in verify(out).seals[0]
    assert any(
        "签名人不是给出的那一位" in one for one in verify(out, Trusted(signer=other.with_suffix(".pub"))).altered
    )


def test_a_key_with_a_password_asks_for_it(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = write_key(tmp_path / "key.pem", password="秘密")
    with pytest.raises(InputError, match=PASSWORD):
        seal(out, Sealing(key=key))
    monkeypatch.setenv(PASSWORD, "不对")
    with pytest.raises(InputError, match="密码不对"):
        seal(out, Sealing(key=key))
    monkeypatch.setenv(PASSWORD, "秘密")
    seal(out, Sealing(key=key))
    assert json.loads((out / "evidence/seals/0001.json").read_bytes())["signature"]["key_sha256"]


def test_an_unsigned_result_is_not_taken_for_a_signed_one(out: Path, tmp_path: Path) -> None:
    seal(out)
    key = write_key(tmp_path / "key.pem")
    assert "没有封存文件" in verify(out, Trusted(signer=key.with_suffix(".pub"))).altered[0]


def test_an_altered_result_is_not_sealed(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seal(out)
    (out / "result.json").write_text("{1}", encoding="utf-8")
    key = write_key(tmp_path / "key.pem")
    code, shown, _ = gongshi_here(monkeypatch, capsys, "seal", out, "--signing-key", key)
    assert (code, "result.json" in shown) == (1, True)
    assert last_seal(out) is None

"""`gongshi validate` as a clerk runs it."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import openpyxl
import pytest

from gongshi.validate_papers import HEADS
from tests.audit.making import write_book
from tests.audit.standard.rows import LEGAL, PENALTY, PERMIT, PERSON, RESIDENT
from tests.gongshi.command import gongshi_here

CODES = {
    "party": "XDR_MC", "party_type": "XDR_LB", "credit_code": "XDR_SHXYM", "legal_representative": "FRDB",
    "id_type": "XDR_ZJLX", "id_number": "XDR_ZJHM", "document_title": "XKWS", "document_number": "WSH",
    "permit_type": "XKLB", "permit_content": "NR", "decision_date": "JDRQ", "valid_from": "YXQZ",
    "valid_until": "YXQZI",
    "status": "ZT", "organ": "XKJG", "organ_code": "XKJGDM", "source_unit": "LYDW", "source_unit_code": "LYDWDM",
}  # fmt: skip
SOUND = LEGAL | PERMIT


def book(path: Path, rows: list[dict[str, str]], *, titles: int = 0, names: tuple[str, ...] | None = None) -> Path:
    fields = names or tuple(SOUND)
    body = [[f"XK_{CODES[name]}" for name in fields], *([row.get(name, "") for name in fields] for row in rows)]
    return write_book(path, {"行政许可": [["双公示数据"]] * titles + body})


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    monkeypatch.setenv("COLUMNS", "200")
    return gongshi_here(monkeypatch, capsys, "validate", *words, "--as-of", "2024-12-31")


def listed(out: Path) -> list[dict[str, str]]:
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_sound_data_end_with_code_0_and_an_empty_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "数据.xlsx", [SOUND])
    code, said, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "out")
    assert code == 0
    assert "100.00%（1/1）" in said
    assert listed(tmp_path / "out") == []
    assert sorted(found.name for found in (tmp_path / "out").iterdir()) == ["problems.csv", "problems.xlsx"]


def test_every_problem_is_told_with_its_cell_and_marked_in_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    second = SOUND | {"document_number": "示水许字〔2024〕2号", "credit_code": "91350100M000100Y44", "permit_type": ""}
    path = book(tmp_path / "上报数据.xlsx", [SOUND, second], titles=2)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    code, said, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "out")
    assert code == 1
    assert "合规率 50.00%（1/2）" in said
    assert "五项代码差错率 50.00%（1/2）" in said
    rows = listed(tmp_path / "out")
    assert tuple(rows[0]) == HEADS
    assert {(row["单元格"], row["行"], row["级别"], row["规则"]) for row in rows} == {
        ("C5", "5", "错误", "G3.XK-FR.credit_code.credit_code"),
        ("G5", "5", "错误", "G3.XK-FR.permit_type.required"),
    }
    assert all(row["问题"] and row["怎么改"] and row["依据"] for row in rows)
    copy = openpyxl.load_workbook(tmp_path / "out" / "上报数据.标注.xlsx")["行政许可"]
    assert "统一社会信用代码" in copy["C5"].comment.text
    assert copy["G5"].comment is not None
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_numbers_and_names_of_natural_persons_are_masked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = RESIDENT[:-1] + "1"
    person = PERSON | PERMIT | {"party": "欧阳明华" * 60, "id_number": wrong}
    path = book(tmp_path / "自然人许可.xlsx", [person], names=(*PERSON, *PERMIT))
    code, said, _ = run(monkeypatch, capsys, path, "--edition", "G2", "--out", tmp_path / "out")
    assert code == 1
    papers = (tmp_path / "out" / "problems.csv").read_text(encoding="utf-8-sig")
    assert any(row["规则"] == "G2.XK-ZRR.id_number.resident_id" for row in listed(tmp_path / "out"))
    assert wrong not in said + papers
    assert "110105************" in papers


def test_a_missing_column_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tuple(name for name in SOUND if name != "status")
    rows = [SOUND | {"document_number": f"示水许字〔2024〕{at}号"} for at in range(5)]
    path = book(tmp_path / "数据.xlsx", rows, names=names)
    code, said, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "out")
    assert code == 1
    assert "合规率 0.00%（0/5）" in said
    (only,) = listed(tmp_path / "out")
    assert only["问题"] == "表头没有“当前状态”列，5行因此缺这一项"


def test_a_folder_is_judged_file_by_file_and_again_without_its_own_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "上报"
    book(folder / "一月" / "数据.xlsx", [SOUND | {"permit_type": ""}])
    book(folder / "二月" / "数据.xlsx", [SOUND])
    for _ in range(2):
        code, said, _ = run(monkeypatch, capsys, folder, "--out", folder / "校验")
        assert code == 1
        assert "合计：合规率 50.00%（1/2）" in said
        assert {row["文件"] for row in listed(folder / "校验")} == {"一月/数据.xlsx"}


def test_the_edition_and_the_kind_can_be_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_book(
        tmp_path / "表.xlsx", {"Sheet1": [["文书号", "当事人", "决定日期"], ["示1号", "甲公司", "2024/1/2"]]}
    )
    code, said, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "a")
    assert code == 0
    assert "看不出数据标准版本" in said
    code, _, _ = run(monkeypatch, capsys, path, "--edition", "g3", "--kind", "penalty", "--out", tmp_path / "b")
    assert code == 1
    assert all(row["规则"].startswith("G3.CF-") for row in listed(tmp_path / "b"))


def test_a_sheet_of_two_tables_is_told_once_by_what_it_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = ["文书号", "当事人", "决定日期"]
    side_by_side = [[*heads, None, *heads], ["示1号", "甲公司", "2024/1/2", None, "示2号", "乙公司", "2024/1/3"]]
    path = write_book(tmp_path / "表.xlsx", {"Sheet1": side_by_side})
    _, said, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "out")
    assert said.count("│ Sheet1") == 2
    assert said.count("看不出数据标准版本") == 1


def test_penalties_by_name_are_told_by_their_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        "行政相对人名称",
        "行政相对人类别",
        "统一社会信用代码",
        "行政处罚决定书文号",
        "处罚类别",
        "罚款金额（万元）",
        "处罚决定日期",
    ]
    row = LEGAL | PENALTY
    cells = [row[name] for name in ("party", "party_type", "credit_code", "document_number", "penalty_type")]
    path = write_book(tmp_path / "处罚.xlsx", {"Sheet1": [names, [*cells, "", "2024/04/01"]]})
    code, _, _ = run(monkeypatch, capsys, path, "--out", tmp_path / "out")
    assert code == 1
    assert any(found["单元格"] == "F2" and "罚款金额" in found["问题"] for found in listed(tmp_path / "out"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", "备忘,内容\n一,二\n".encode()])
def test_what_cannot_be_used_ends_with_code_2_and_the_rest_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_bytes(content)
    good = book(tmp_path / "好.xlsx", [SOUND | {"permit_type": ""}])
    code, said, _ = run(monkeypatch, capsys, bad, good, "--out", tmp_path / "out")
    assert code == 2
    assert "坏.csv" in said
    assert len(listed(tmp_path / "out")) == 1


@pytest.mark.parametrize(
    "words",
    [["没有这个.xlsx"], ["{good}", "--edition", "G9"], ["{good}", "--kind", "x"], ["{good}", "--out", "{full}"]],
)
def test_wrong_use_ends_with_code_2_and_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    good = book(tmp_path / "好.xlsx", [SOUND])
    full = tmp_path / "别人的"
    full.mkdir()
    (full / "信.txt").write_text("x", encoding="utf-8")
    given = [word.format(good=good, full=full) for word in words]
    code, _, told = run(monkeypatch, capsys, *given)
    assert code == 2
    assert told.startswith("错误：")
    assert "。" in told

"""Rows of a platform export judged by the edition its header tells; columns it leaves out are nobody's fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.ledgers import read_ledger_folder
from audit.rates.five_codes import five_codes_rate
from audit.standard import EDITION_MARK, compliance_sentence, compliant_rows
from disclosure.records import LedgerRow
from tests.audit.making import ledger_row, write_book
from tests.audit.standard.rows import COMPANY, LEGAL, PERMIT, RESIDENT, SHOP

AS_OF = date(2024, 12, 31)
NAMES = {
    "party": "行政相对人名称", "party_type": "行政相对人类别", "credit_code": "统一社会信用代码",
    "legal_representative": "法定代表人",
    "document_title": "行政许可决定文书名称", "document_number": "行政许可决定文书号", "permit_type": "许可类别",
    "permit_content": "许可内容", "decision_date": "许可决定日期", "valid_from": "有效期自", "valid_until": "有效期至",
    "status": "当前状态", "organ": "许可机关", "organ_code": "许可机关统一社会信用代码", "source_unit": "数据来源单位",
    "source_unit_code": "数据来源单位统一社会信用代码", "reported_on": "上报时间", "check": "校验结果",
}  # fmt: skip


def exported(folder: Path, rows: list[dict[str, str]], *, without: set[str] | None = None) -> list[LedgerRow]:
    columns = [name for name in NAMES if name not in (without or set())]
    sheet = [[NAMES[name] for name in columns], *([row.get(name, "") for name in columns] for row in rows)]
    write_book(folder / "行政许可导出.xlsx", {"行政许可": sheet})
    return list(read_ledger_folder(folder, ["示范市水利局"], "platform").rows)


def test_rows_are_judged_by_the_edition_of_their_export(tmp_path: Path) -> None:
    sound = LEGAL | PERMIT | {"reported_on": "2024/04/03"}
    rows = exported(tmp_path, [sound, sound | {"valid_until": "2024/03/01"}, sound | {"permit_type": ""}])
    assert {row.values[EDITION_MARK].split()[0] for row in rows} == {"G3"}
    assert compliant_rows(rows, AS_OF) == [True, False, False]
    assert "G3" in compliance_sentence(rows)


def test_a_column_the_export_leaves_out_is_not_held_against_its_rows(tmp_path: Path) -> None:
    gone = {"valid_until", "status", "source_unit_code", "credit_code"}
    rows = exported(tmp_path, [LEGAL | PERMIT, LEGAL | PERMIT | {"party_type": ""}], without=gone)
    assert compliant_rows(rows, AS_OF) == [True, False]


def test_the_platforms_own_verdict_wins_over_the_edition(tmp_path: Path) -> None:
    sound = LEGAL | PERMIT
    rows = exported(tmp_path, [sound | {"check": "不通过"}, sound | {"permit_type": "", "check": "通过"}])
    assert compliant_rows(rows, AS_OF) == [False, True]


def test_rows_without_an_edition_are_asked_the_least() -> None:
    assert compliant_rows([ledger_row(), ledger_row(party=None)], AS_OF) == [True, False]
    assert compliance_sentence([ledger_row()]) == ""


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"credit_code": "0" * 17 + "X", "party_type": "个体工商户", "registration_number": "110108000000016"}, 0),
        ({"credit_code": "0" * 17 + "X", "party_type": "个体工商户"}, 1),
        (
            {"credit_code": "0" * 17 + "X", "party_type": "法人及非法人组织", "registration_number": "110108000000016"},
            1,
        ),
        ({"credit_code": "0" * 18}, 1),
        ({"credit_code": SHOP, "tax_number": "110108661951331"}, 1),
        ({"credit_code": COMPANY, "resident_id": RESIDENT}, 0),
        ({"credit_code": "", "id_type": "身份证", "id_number": RESIDENT[:-1] + "1"}, 1),
    ],
)
def test_the_five_codes_are_counted_as_the_guide_counts_them(values: dict[str, str], wrong: int) -> None:
    rate = five_codes_rate([ledger_row(values=values)])
    assert (rate.numerator, rate.denominator) == (wrong, 1)

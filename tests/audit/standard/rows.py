"""A sound row of each table of G3, by canonical field, for tests to spoil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from audit.standard import judge, load_edition
from audit.standard.compliance import fields_asked
from audit.standard.edition import PartySide
from audit.standard.frames import frame_of
from disclosure.codes import make_credit_code
from disclosure.vocabulary import Kind

AS_OF = date(2024, 12, 31)
COMPANY, SHOP, ORGAN = "91350100M000100Y43", "92350100MA00000152", make_credit_code("1152990000123456")
RESIDENT = "11010519491231002X"

LEGAL = {
    "party": "示范市甲有限公司",
    "party_type": "法人及非法人组织",
    "credit_code": COMPANY,
    "legal_representative": "张三",
}
ORGANS = {"organ": "示范市水利局", "organ_code": ORGAN, "source_unit": "示范市水利局", "source_unit_code": ORGAN}
PERMIT = {
    "document_title": "准予取水许可决定书",
    "document_number": "示水许字〔2024〕1号",
    "permit_type": "普通",
    "permit_content": "准予取水",
    "decision_date": "2024/04/01",
    "valid_from": "2024/04/01",
    "valid_until": "2099/12/31",
    "status": "1",
    **ORGANS,
}
PENALTY = {
    "document_number": "示水罚决字〔2024〕1号",
    "violation": "未经批准取水",
    "facts": "未经批准擅自取水",
    "basis": "《中华人民共和国水法》第六十九条",
    "penalty_type": "罚款",
    "penalty_content": "罚款2000元",
    "fine_amount": "0.2",
    "decision_date": "2024/04/01",
    "valid_until": "2099/12/31",
    "display_until": "2025/04/01",
    **ORGANS,
}
PERSON = {"party": "张三", "id_type": "身份证", "id_number": RESIDENT}
SOUND: Mapping[tuple[Kind, PartySide], Mapping[str, str]] = {
    (Kind.PERMIT, "legal"): LEGAL | PERMIT,
    (Kind.PENALTY, "legal"): LEGAL | PENALTY,
    (Kind.PERMIT, "natural"): PERSON | PERMIT,
    (Kind.PENALTY, "natural"): PERSON | PENALTY,
}


def broken(
    rows: Sequence[Mapping[str, str]], kind: Kind = Kind.PERMIT, side: PartySide = "legal", edition: str = "G3"
) -> list[set[str]]:
    """For each row the field and check of every rule it breaks."""
    table = load_edition(edition).table(kind, side)
    judged = judge(frame_of(rows, fields_asked(table)), table, AS_OF)
    found: list[set[str]] = [set() for _ in rows]
    for rule, places in judged.places():
        for at in places:
            found[at].add(".".join(rule.id.split(".")[2:]))
    return found

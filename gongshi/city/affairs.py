"""What a decision is about: the party, the matter, the words of the decision and its number."""

from __future__ import annotations

from random import Random

from disclosure.vocabulary import Exclusion, Kind
from gongshi.city.decisions import Affair
from gongshi.city.departments import Bureau, Department
from gongshi.city.parties import Party, company, natural_person, shop

_FINES = (1000, 2000, 5000, 8000, 10000, 15000, 20000, 30000, 50000)
_NUMBERS = (
    {Kind.PERMIT: "示{mark}许字〔{year}〕{serial}号", Kind.PENALTY: "示{mark}罚字〔{year}〕{serial}号"},
    {Kind.PERMIT: "示{mark}许准字〔{year}〕第{serial:03d}号", Kind.PENALTY: "示{mark}罚决字〔{year}〕第{serial:03d}号"},
    {Kind.PERMIT: "示{mark}审〔{year}〕{serial}号", Kind.PENALTY: "示{mark}罚〔{year}〕{serial}号"},
)


def decided_party(lot: Random, city: str, kind: Kind, remark: Exclusion | None) -> Party:
    if remark is Exclusion.NATURAL_PERSON:
        return natural_person(lot)
    one_man = lot.random() < (0.2 if kind is Kind.PERMIT else 0.35)
    return shop(lot, city) if one_man else company(lot, city)


def decided_affair(lot: Random, bureau: Bureau, kind: Kind, party: Party) -> Affair:
    if kind is Kind.PERMIT:
        item, statute, category = lot.choice(bureau.permits)
        return Affair(item=item, statute=statute, category=category, content=f"准予{party.name}{item}。")
    case, facts, statute, category = lot.choice(bureau.penalties)
    fine = lot.choice(_FINES) if category == "罚款" else 0
    return Affair(
        item=case, statute=statute, category=category, facts=facts, content=_content(category, fine), fine=fine
    )


def document_number(department: Department, kind: Kind, year: int, serial: int) -> str:
    """In the form of 党政机关公文格式 (GB/T 9704): the year in 〔〕."""
    form = _NUMBERS[department.index % len(_NUMBERS)][kind]
    return form.format(mark=department.bureau.mark, year=year, serial=serial)


def _content(category: str, fine: int) -> str:
    if fine:
        return f"罚款人民币{fine}元整。"
    return {"警告": "给予警告，责令限期改正。", "责令停产停业": "责令停产停业整顿。"}.get(
        category, f"{category}，上缴国库。"
    )

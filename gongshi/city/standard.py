"""A decision in the fields of the data standard: by code (XK_WSH) or by Chinese name (行政许可决定文书号)."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.words import words

Value: TypeAlias = str | date | float


def fields(kind: Kind) -> list[tuple[str, str]]:
    """(code, Chinese name) in the order of the template."""
    return [(code, label) for code, label in words("standard")[kind.value]]


def values(decision: Decision, department: Department) -> dict[str, Value]:
    """Every field by code; empty text where the decision has none. Amounts are in 万元."""
    made = _permit(decision) if decision.kind is Kind.PERMIT else _penalty(decision)
    prefix = "XK" if decision.kind is Kind.PERMIT else "CF"
    return made | _party(decision, prefix) | _organs(department, prefix) | {"BZ": ""}


def labelled(decision: Decision, department: Department) -> dict[str, Value]:
    """The same by Chinese name, without the empty ones."""
    by_code = values(decision, department)
    return {label: by_code[code] for code, label in fields(decision.kind) if by_code[code] != ""}


def _permit(decision: Decision) -> dict[str, Value]:
    affair = decision.affair
    return {
        "XK_XKWS": f"{affair.item}决定书",
        "XK_WSH": decision.document_number,
        "XK_XKLB": affair.category,
        "XK_NR": affair.content,
        "XK_JDRQ": decision.decision_date,
        "XK_YXQZ": decision.decision_date,
        "XK_YXQZI": date(2099, 12, 31) if affair.category == "登记" else _years_on(decision.decision_date, 5),
        "XK_ZT": "1",
    }


def _penalty(decision: Decision) -> dict[str, Value]:
    affair = decision.affair
    return {
        "CF_WSH": decision.document_number,
        "CF_WFXW": affair.item.removesuffix("案"),
        "CF_SY": affair.facts,
        "CF_YJ": affair.statute,
        "CF_CFLB": affair.category,
        "CF_NR": affair.content,
        "CF_NR_FK": affair.fine / 10_000 if affair.fine else "",
        "CF_NR_WFFF": 0.5 if affair.category == "没收违法所得" else "",
        "CF_NR_ZKDX": "",
        "CF_JDRQ": decision.decision_date,
        "CF_YXQ": date(2099, 12, 31),
        "CF_GSJZQ": _years_on(decision.decision_date, 1),
    }


def _party(decision: Decision, prefix: str) -> dict[str, Value]:
    party = decision.party
    return {
        f"{prefix}_XDR_MC": party.name,
        f"{prefix}_XDR_LB": party.category,
        f"{prefix}_XDR_SHXYM": party.credit_code,
        f"{prefix}_XDR_GSZC": party.registration_number,
        f"{prefix}_XDR_ZZJG": party.credit_code[8:17],
        f"{prefix}_FRDB": party.representative,
    }


def _organs(department: Department, prefix: str) -> dict[str, Value]:
    name, code = department.name, department.credit_code
    if prefix == "XK":
        return {"XK_XKJG": name, "XK_XKJGDM": code, "XK_LYDW": name, "XK_LYDWDM": code}
    return {"CF_CFJG": name, "CF_CFJGDM": code, "CF_SJLY": name, "CF_SJLYDM": code}


def _years_on(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))

"""The platform's export: permits by code in an xlsx, penalties by Chinese name in an xls, each with 上报时间."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.plan import City
from gongshi.city.sheets import Cell, xls_bytes, xlsx_bytes
from gongshi.city.standard import fields, values

_REPORTED = "上报时间"
_CODES = {Kind.PERMIT: "XK_XDR_SHXYM", Kind.PENALTY: "CF_XDR_SHXYM"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRow:
    """`faulty`: the party's credit code was mistyped, so that the row breaks the data standard."""

    decision: Decision
    faulty: bool


def platform_rows(city: City) -> list[PlatformRow]:
    """By reporting day. Of each department one row has a wrong check digit. Natural persons are reported elsewhere."""
    rows, spoiled = [], set()
    taken = [d for d in city.decisions if d.platform_on]
    for decision in sorted(taken, key=lambda d: (d.platform_on, d.department, d.kind, d.serial)):
        faulty = decision.department not in spoiled and decision.serial % 3 == 0
        spoiled |= {decision.department} if faulty else set()
        rows.append(PlatformRow(decision=decision, faulty=faulty))
    return rows


def platform_files(city: City) -> Mapping[str, bytes]:
    """File name to content."""
    rows = platform_rows(city)
    permits = _sheet(city, [row for row in rows if row.decision.kind is Kind.PERMIT], Kind.PERMIT, 0)
    penalties = _sheet(city, [row for row in rows if row.decision.kind is Kind.PENALTY], Kind.PENALTY, 1)
    return {
        "信用信息汇集系统导出_法人行政许可.xlsx": xlsx_bytes({"法人行政许可": permits}),
        "信用信息汇集系统导出_法人行政处罚.xls": xls_bytes({"法人行政处罚": penalties}),
    }


def _sheet(city: City, rows: Sequence[PlatformRow], kind: Kind, naming: int) -> list[Sequence[Cell]]:
    header = [*(pair[naming] for pair in fields(kind)), _REPORTED]
    return [header, *(_row(city, row, kind) for row in rows)]


def _row(city: City, row: PlatformRow, kind: Kind) -> list[Cell]:
    by_code = values(row.decision, city.department(row.decision.department))
    if row.faulty:
        by_code[_CODES[kind]] = mistyped(row.decision.party.credit_code)
    return [*(by_code[code] for code, _ in fields(kind)), row.decision.platform_on]


def mistyped(code: str) -> str:
    """The code with another check digit than the right one."""
    return code[:-1] + ("1" if code[-1] != "1" else "2")

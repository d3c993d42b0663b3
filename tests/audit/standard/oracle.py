"""The conditions of the editions' rules answered a second time, cell by cell and in plain Python, and rows made out of
them: one that keeps a rule, one that breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from audit.standard.conditions import asked_fields
from audit.standard.edition import Condition, Rule
from disclosure import codes
from disclosure.dates import read_date
from tests.audit.standard.rows import AS_OF, COMPANY, ORGAN, RESIDENT, SHOP

LONG = "长" * 6_000
WRONG_RESIDENT = "110105194912310021"
DAYS = ("2024/04/01", "2024/03/01", "2024/05/01", "2025/01/01", "四月", "2024年4月1日")
CREDIT = (
    COMPANY, SHOP, ORGAN, "0" * 17 + "X", "0" * 18, "1" * 18, "91350100M000100Y44", "9135010********Y43",
)  # fmt: skip
NUMBERS = ("身份证", "护照", "E12345678", RESIDENT, WRONG_RESIDENT, "110105********002X")
POOLS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("credit_code", "organ_code", "source_unit_code"), CREDIT),
    **dict.fromkeys(("id_type", "id_number", "representative_id_type", "representative_id", "resident_id"), NUMBERS),
    "organisation_code": ("M000100Y4", "66195133X", "790E3765-0", "0" * 9, "9*******3"),
    "registration_number": ("110108000000016", "310115600985535", "1" * 15, "1101080*****016"),
    "tax_number": ("11010866195133X", "123", "1101086******3X"),
    "party_type": ("法人及非法人组织", "个体工商户", "自然人", "企业"),
    "permit_type": ("普通", "06", "其他-备案", "其他", "审批"),
    "penalty_type": (
        "罚款", "2", "警告;罚款", "没收违法所得", "03", "吊销执照", "5", "警告", "罚款、没收违法所得、没收非法财物",
        "暂扣许可证件、降低资质等级、吊销许可证件", "训诫",
    ),
    "status": ("1", "有效", "9"),
    "natural": ("否", "是"),
    **dict.fromkeys(("fine_amount", "confiscation_amount"), ("0.2", "2,000", "0.1234567")),
    **dict.fromkeys(
        ("decision_date", "valid_from", "valid_until", "display_until", "reported_on", "published_on", "updated_on"),
        DAYS,
    ),
}  # fmt: skip
VALID = {
    "credit_code": codes.is_valid_credit_code,
    "organisation_code": codes.is_valid_organisation_code,
    "registration_number": codes.is_valid_registration_number,
    "tax_number": codes.is_valid_tax_number,
    "resident_id": codes.is_valid_resident_id,
}


def breaks(rule: Rule, row: Mapping[str, str]) -> bool:
    """Whether a row alone breaks a rule."""
    return all(_holds(one, row) is True for one in rule.when) and any(_holds(one, row) is False for one in rule.then)


def example(rule: Rule, sound: Mapping[str, str], *, broken: bool) -> dict[str, str]:
    """A row to which the rule applies and which breaks or keeps it, as near to the sound one as it can be."""
    for change in _changes(rule):
        row = {**sound, **change}
        applies = all(_holds(one, row) is True for one in rule.when)
        if applies and breaks(rule, row) is broken:
            return row
    raise AssertionError(f"no row {'breaks' if broken else 'keeps'} {rule.id}")


def _changes(rule: Rule) -> Iterator[dict[str, str]]:
    conditions = (*rule.when, *rule.then)
    single = {name for one in conditions if one.test != "any_filled" for name in asked_fields(one)}
    several = {name for one in conditions if one.test == "any_filled" for name in asked_fields(one)} - single
    fields = [*sorted(single), *sorted(several)]
    pools = [(*POOLS.get(name, ("某某",)), "", LONG) if name in single else _two(name) for name in fields]
    for values in product(*pools):
        yield dict(zip(fields, values, strict=True))


def _two(name: str) -> tuple[str, str]:
    return (POOLS.get(name, ("某某",))[0], "")


def _holds(condition: Condition, row: Mapping[str, str]) -> bool | None:
    """None where the cell is blank, for every test but those of blankness."""
    text, values = row.get(condition.field, ""), condition.value
    if condition.test in ("filled", "blank"):
        return bool(text) is (condition.test == "filled")
    if condition.test == "any_filled":
        return any(row.get(str(name)) for name in values)
    if not text:
        return None
    if condition.test in ("not_after", "part_of", "not_after_today", "day", "valid"):
        return _of_meaning(condition, text, row)
    words = [str(value) for value in values]
    return {
        "is": lambda: text in words,
        "is_not": lambda: text not in words,
        "starts": lambda: text.startswith(tuple(words)),
        "has": lambda: any(word in text for word in words),
        "lacks": lambda: not any(word in text for word in words),
        "matches": lambda: re.search(words[0], text) is not None,
        "at_most": lambda: _length(text, words[1]) <= int(values[0]),
    }[condition.test]()


def _of_meaning(condition: Condition, text: str, row: Mapping[str, str]) -> bool | None:
    values = condition.value
    if condition.test == "valid":
        return "*" in text or text in values[1:] or VALID[str(values[0])](text)
    if condition.test == "part_of":
        start, length = int(values[1]), int(values[2])
        other = row.get(str(values[0]), "")
        return text.replace("-", "") == other[start : start + length] if other else None
    day = read_date(text)
    if condition.test == "day":
        return day is not None
    last: date | None = AS_OF if condition.test == "not_after_today" else read_date(row.get(str(values[0]), ""))
    return None if day is None or last is None else day <= last


def _length(text: str, unit: str) -> int:
    return len(text) if unit == "char" else sum(1 if mark.isascii() else 2 for mark in text)

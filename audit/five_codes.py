"""Share of reported rows whose five codes (五项代码) are wrongly filled (指南 6.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from audit.wording import say
from disclosure.codes import (
    is_valid_credit_code,
    is_valid_organisation_code,
    is_valid_registration_number,
    is_valid_resident_id,
    is_valid_tax_number,
)
from disclosure.judgement import Rate
from disclosure.records import LedgerRow

_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "credit_code": is_valid_credit_code,
    "organisation_code": is_valid_organisation_code,
    "registration_number": is_valid_registration_number,
    "tax_number": is_valid_tax_number,
    "resident_id": is_valid_resident_id,
}


def five_codes_rate(rows: Sequence[LedgerRow]) -> Rate:
    """Wrong rows ÷ all rows of exports that have a column of any of the five codes."""
    with_codes = {(row.file, row.sheet) for row in rows if any(name in row.values for name in _CHECKS)}
    counted = [row for row in rows if (row.file, row.sheet) in with_codes]
    if not counted:
        return Rate(0, 0, say("rule.no_five_codes"))
    return Rate(sum(map(_is_wrong, counted)), len(counted), say("rule.five_codes"))


def _is_wrong(row: LedgerRow) -> bool:
    """A filled code that fails its check, or none filled at all (发改办财金〔2018〕984号:
    缺失五项代码等关键数据项). A person's number may be masked or left out of an export, and is then no
    fault."""
    filled = {name: row.values[name].strip() for name in _CHECKS if row.values.get(name, "").strip()}
    if not filled:
        return not row.natural_person
    return any("*" not in code and not _CHECKS[name](code) for name, code in filled.items())

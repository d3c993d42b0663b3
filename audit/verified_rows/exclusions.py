"""Rows that leave the denominator, each with its reason (RULEBOOK, Verified ledger rows)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from audit.match.matching import kinds_of
from audit.match.parties import party_key
from audit.match.publications import row_numbers
from disclosure.records import LedgerRow
from disclosure.vocabulary import Exclusion, Kind


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    text = resources.files("audit.verified_rows").joinpath("exclusions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def exclude_rows(rows: Sequence[LedgerRow], applied: Collection[Exclusion]) -> list[LedgerRow]:
    """The rows with `excluded` set where one of the scheme's exclusions applies, in their order.

    Of rows with the same department, kind, number and party the first in file order counts; a row that
    leaves for another reason is nobody's first.
    """
    told = [row._replace(excluded=_own_reason(row, applied)) for row in rows]
    if Exclusion.DUPLICATE not in applied:
        return told
    repeated = _repeated(told)
    return [row._replace(excluded=Exclusion.DUPLICATE) if at in repeated else row for at, row in enumerate(told)]


def _own_reason(row: LedgerRow, applied: Collection[Exclusion]) -> Exclusion | None:
    tests = {
        Exclusion.NOT_PUBLIC: _is_not_public,
        Exclusion.NATURAL_PERSON: _is_on_a_person,
        Exclusion.SIMPLIFIED_PROCEDURE: _is_simplified,
    }
    return next((reason for reason, test in tests.items() if reason in applied and test(row)), None)


def _is_on_a_person(row: LedgerRow) -> bool:
    """Only penalties on natural persons leave (指南 6.2 备注3: 涉及自然人行政处罚的)."""
    words = _words()["natural_person"]
    told = row.natural_person or _says((row.remark,), words["words"], words["denials"])
    return row.kind is Kind.PENALTY and told


def _is_not_public(row: LedgerRow) -> bool:
    words = _words()["not_public"]
    return _says((row.remark, row.disclosure_scope), words["words"], words["denials"])


def _is_simplified(row: LedgerRow) -> bool:
    """Only penalties have a simplified procedure (行政处罚法 第五十一条)."""
    if row.kind is not Kind.PENALTY and len(kinds_of(row)) == 1:
        return False
    return is_simplified_text(
        texts=(row.remark, row.project), procedure=row.values.get("procedure"), number=row.document_number
    )


def is_simplified_text(*, texts: Iterable[str | None], procedure: str | None, number: str | None) -> bool:
    """Whether a remark or project, a procedure column or a document number tells of 简易程序."""
    words = _words()["simplified_procedure"]
    return (
        _says(texts, words["words"], words["denials"])
        or _says((procedure,), words["procedure_words"], words["denials"])
        or _says((number,), words["number_words"], ())
    )


def _says(texts: Iterable[str | None], words: Sequence[str], denials: Sequence[str]) -> bool:
    for text in filter(None, texts):
        for denial in denials:
            text = text.replace(denial, "")  # noqa: PLW2901  what is denied is not said
        if any(word in text for word in words):
            return True
    return False


def _repeated(rows: Sequence[LedgerRow]) -> set[int]:
    """Places of rows that repeat one before them; a row without a number repeats none.

    A permit and a penalty are never the same decision, unless the kind of one of them is only assumed.
    """
    seen: dict[tuple[object, ...], set[Kind]] = defaultdict(set)
    repeated = set()
    order = sorted(range(len(rows)), key=lambda at: (rows[at].file, rows[at].sheet, rows[at].row))
    for at in order:
        row = rows[at]
        numbers = row_numbers(row.document_number)
        if row.excluded is not None or not numbers:
            continue
        key = (row.department, numbers, party_key(row.party))
        if not seen[key].isdisjoint(kinds_of(row)):
            repeated.add(at)
        else:
            seen[key].update(kinds_of(row))
    return repeated

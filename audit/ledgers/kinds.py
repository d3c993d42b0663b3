"""Whether a ledger row is a permit or a penalty, by the best sign there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit.ledgers.words import ledger_words
from disclosure.fields import kind_of_value
from disclosure.vocabulary import Kind


def kind_of_row(fields: Mapping[str, str], header: Kind | None, names: Iterable[str]) -> Kind | None:
    """None where nothing tells.

    `header`: what the columns tell; `names`: caption, sheet, file and folder, nearest first. The row's own
    words come before those of the whole table: annex 4 of 黔发改财金〔2018〕1048号 heads both kinds with
    行政许可决定书文号.
    """
    return (
        ((said := fields.get("kind")) and kind_of_value(said))
        or kind_of_number(fields.get("document_number", ""))
        or next((kind for name in names if (kind := kind_of_value(name))), None)
        or header
        or _kind_of_content(fields)
    )


def kind_of_number(number: str) -> Kind | None:
    """鄂罚决字〔2018〕3号 is a penalty, 鄂卫许字〔2018〕3号 a permit; 许昌… alone says nothing."""
    words = ledger_words()
    if words.number_penalty.search(number):
        return Kind.PENALTY
    if words.number_permit.search(number, 1):
        return Kind.PERMIT
    return None


def _kind_of_content(fields: Mapping[str, str]) -> Kind | None:
    if any(name in fields for name in ("penalty_type", "penalty_content", "violation", "facts", "fine_amount")):
        return Kind.PENALTY
    if any(name in fields for name in ("permit_type", "permit_content", "certificate_name")):
        return Kind.PERMIT
    project = fields.get("project", "") or fields.get("document_title", "")
    told = kind_of_value(project)
    if told or not project:
        return told
    words = ledger_words()
    penalty = any(word in project for word in words.project_penalty)
    permit = any(word in project for word in words.project_permit)
    if penalty == permit:
        return None
    return Kind.PENALTY if penalty else Kind.PERMIT

"""From fields as read to record drafts: what is enough for a record, which kind, one draft a document number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crawler.details.detail import RecordDraft
from crawler.details.words import kind_of_number
from disclosure.dates import dates_in_text, read_date
from disclosure.document_number import is_truncated, looks_like_document_number, normalise, spread
from disclosure.fields import canonical, is_certain, kind_of_value
from disclosure.party import is_natural_person, mask_id_numbers, normalise_party
from disclosure.vocabulary import DateSource, Kind

_OWN = frozenset({"document_number", "party", "decision_date", "project", "kind", "url"})
_TELLING = frozenset(
    [
        "penalty_content",
        "penalty_type",
        "facts",
        "violation",
        "basis",
        "permit_content",
        "permit_type",
        "organ",
        "credit_code",
        "project",
        "valid_until",
        "certificate_name",
        "permit_number",
        "document_title",
        "fine_amount",
        "legal_representative",
    ]
)
_ABOUT_THE_PAGE = re.compile(r"(?:发布|公布|更新|编辑)?(?:日期|时间|来源|作者|字体|字号|浏览次数|点击数)\s*[:：]")
"""The line under a title (发布时间：… 来源：…), where the title itself (行政处罚决定书) was taken for a label."""
_NOTHING = re.compile(r"^[\s\-—－_/\\*无空暂.。]*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of all records of one page or file: their kind, and when they were put online."""

    kind: Kind | None
    published_on: date | None
    source: DateSource | None


def draft_all(many: Iterable[Mapping[str, str]], setting: Setting) -> tuple[RecordDraft, ...]:
    """Drafts of all that are records, each decision once."""
    return distinct(draft for fields in many for draft in drafts_of(fields, setting))


def drafts_of(fields: Mapping[str, str], setting: Setting) -> list[RecordDraft]:
    """The drafts of one set of fields: none where it is no record, several where it names several numbers."""
    fields = {name: value.strip() for name, value in fields.items() if value and not _NOTHING.match(value)}
    number = _number(fields.get("document_number", ""))
    party = fields.get("party") or None
    if party and (len(party) > 300 or is_certain(party.rstrip(":："))):
        party = None
    decided = _decided(fields)
    kind = kind_of(fields, number, setting.kind)
    if kind is None or not _is_enough(fields, number, party, decided):
        return []
    if number is None and kind is Kind.PERMIT:  # a permit without a decision number goes by its own (DOMAIN §2.1)
        number = _number(fields.get("permit_number", ""))
    one = _draft(fields, party, decided, replace(setting, kind=kind))
    return [replace(one, document_number=each) for each in _several(number)] if number else [one]


def _draft(fields: Mapping[str, str], party: str | None, decided: date | None, setting: Setting) -> RecordDraft:
    assert setting.kind is not None
    own_day = read_date(fields.get("published_on", ""))
    published, source = setting.published_on, setting.source
    if published is None and own_day is not None:
        published, source = own_day, DateSource.FIELD
    return RecordDraft(
        kind=setting.kind,
        document_number=None,
        party=party,
        decision_date=decided,
        project=fields.get("project") or fields.get("document_title"),
        natural_person=is_natural_person(party, fields),
        published_on=published,
        published_on_source=source,
        values={name: mask_id_numbers(value) for name, value in fields.items() if name not in _OWN},
    )


def _number(text: str) -> str | None:
    """The cell's number; None for blanks, headers and words without a digit."""
    text = text.strip()
    if not text or len(text) > 200 or not normalise(text):
        return None
    if not re.search(r"\d", text) and not is_truncated(text):
        return None
    if _ABOUT_THE_PAGE.match(text):
        return None
    return None if canonical(text) and is_certain(text) else text


def _several(number: str) -> list[str]:
    parts = [part for part in spread(number) if looks_like_document_number(part)]
    return list(parts) if len(parts) > 1 else [number]


def _decided(fields: Mapping[str, str]) -> date | None:
    written = fields.get("decision_date", "")
    day = read_date(written)
    if day is None and written:
        days = dates_in_text(written)
        day = days[0] if days else None
    return day


def _is_enough(fields: Mapping[str, str], number: str | None, party: str | None, decided: date | None) -> bool:
    """Positive evidence of a decision: its number with party, day or subject; or party and day with what was decided.

    A government paper's own data (发文字号, 发文机构, 生成日期) name no party and are no record.
    """
    telling = fields.keys() & _TELLING
    if number:
        return party is not None or bool(telling - {"project", "document_title", "organ"})
    return party is not None and (decided is not None or "permit_number" in fields) and bool(telling)


def kind_of(fields: Mapping[str, str], number: str | None, known: Kind | None) -> Kind | None:
    """The kind by the record's own word, its fields, the page, its number."""
    said = kind_of_value(fields.get("kind", ""))
    if said is not None:
        return said
    penalty = fields.keys() & {"penalty_content", "penalty_type", "violation", "fine_amount", "facts"}
    permit = fields.keys() & {"permit_content", "permit_type", "permit_number", "certificate_name"}
    if penalty == {"facts"} and known is not None:  # 事由 stands over permits as well
        return known
    if bool(penalty) != bool(permit):
        return Kind.PENALTY if penalty else Kind.PERMIT
    return known or (kind_of_number(number) if number else None)


def distinct(drafts: Iterable[RecordDraft]) -> tuple[RecordDraft, ...]:
    """Each decision of a page once, the fullest reading of it; different parties under one number stay apart."""
    kept: dict[object, RecordDraft] = {}
    for draft in drafts:
        key = key_of(draft)
        if key not in kept or _fullness(draft) > _fullness(kept[key]):
            kept[key] = draft
    return tuple(_without_poorer(list(kept.values())))


def key_of(draft: RecordDraft) -> tuple[object, ...]:
    """Equal for two readings of the same decision within one page."""
    number = normalise(draft.document_number or "")
    party = normalise_party(draft.party or "")
    if number and not is_truncated(draft.document_number or ""):
        return (number, party)
    # without a number two rows of a table may differ in their 序号 alone (real-pages, nmpa)
    return (number, party, draft.decision_date, draft.project, tuple(sorted(draft.values.items())))


def _fullness(draft: RecordDraft) -> int:
    named = (draft.document_number, draft.party, draft.decision_date, draft.project)
    return 10 * sum(1 for value in named if value) + len(draft.values)


def _without_poorer(drafts: Sequence[RecordDraft]) -> list[RecordDraft]:
    """A reading without a party beside one of the same number with a party is the same decision."""
    with_party = {normalise(draft.document_number or "") for draft in drafts if draft.party and draft.document_number}
    return [draft for draft in drafts if draft.party or normalise(draft.document_number or "") not in with_party]

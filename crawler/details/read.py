"""Reading a detail page: which decisions it shows, in whatever layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crawler.details.article import article_of, attachments_of, paragraphs_of, title_of_article
from crawler.details.detail import Detail, RecordDraft
from crawler.details.drafts import Setting, distinct, draft_all, drafts_of
from crawler.details.form_values import told_tree
from crawler.details.free_text import decision_in_lines, decision_in_text
from crawler.details.markup_in_json import article_in
from crawler.details.published import publication_date
from crawler.details.words import about_the_work, kind_of_words, never_a_decision
from crawler.listings.family import ListRow
from crawler.pages.page import Page
from crawler.pages.visible import Element, crumbs_of, region_of, text_of, title_of
from disclosure.document_number import is_truncated
from disclosure.errors import UnreadableFileError
from disclosure.fields import canonical, is_certain, kind_of_header, kind_of_value
from disclosure.tables import (
    Table,
    TableGrid,
    as_fields,
    grids_in,
    label_values_in_html,
    paragraphs_in_file,
    read_workbook_bytes,
    tables_in_html,
    tables_in_json,
)
from disclosure.vocabulary import Kind

_RECORD_FIELDS = frozenset({"document_number", "party", "decision_date"})
_LABELS_OF_A_SHELL = 4
_LABELS = _RECORD_FIELDS | {
    "project", "credit_code", "organ", "facts", "basis", "penalty_type", "penalty_content", "permit_type",
    "permit_content", "legal_representative", "valid_until", "document_title",
}  # fmt: skip


def read_detail(page: Page, *, row: ListRow | None, kind: Kind | None) -> Detail:
    """Every decision that the page shows, its attachments, and when it was put online.

    `kind` is what the list it was reached from is about; labels of the page outweigh it. A page gives records only on
    positive evidence; a page without any says in `not_a_decision` where that is as it should be.
    """
    inside = article_in(page, row)
    if inside is not None and (detail := read_detail(inside[0], row=inside[1], kind=kind)).records:
        return detail
    day, source = publication_date(page, row)
    title = title_of_article(page) or (row.title if row else "")
    known = kind or kind_of_page(page, title)
    setting = Setting(known, day, source)
    refused = never_a_decision(title) or never_a_decision(row.title if row else "")
    records = () if refused else _records(page, row, setting)
    attachments = attachments_of(page)
    return Detail(
        records=records,
        attachments=tuple(ask for ask, _ in attachments),
        attachment_names=tuple(name for _, name in attachments),
        blank=not records and not refused and _is_blank(page),
        published_on=day,
        published_on_source=source,
        kind=records[0].kind if records else known,
        not_a_decision=None if records else refused or _no_matter(title, bool(attachments)),
    )


def _no_matter(title: str, attached: bool) -> str | None:  # noqa: FBT001
    """Why nothing was found on a page of this title; a file attached to one that speaks of decisions may hold some."""
    return None if attached and kind_of_words(title) else about_the_work(title)


def kind_of_page(page: Page, title: str) -> Kind | None:
    """The kind by channel, breadcrumb and title."""
    for text in (page.metas.get("columnname", ""), *reversed(crumbs_of(page)), title, title_of(page)):
        found = kind_of_value(text) or kind_of_words(text)
        if found is not None:
            return found
    return None


def _records(page: Page, row: ListRow | None, setting: Setting) -> tuple[RecordDraft, ...]:
    for read in (_json_fields, _table_fields, _label_fields, _text_fields):
        found = _drafts(read(page), setting)
        if found:
            return tuple(_completed(draft, page, row) for draft in found)
    return _from_row(row, page, setting)


def _drafts(many: Iterator[tuple[Mapping[str, str], Kind | None]], setting: Setting) -> tuple[RecordDraft, ...]:
    return distinct(
        draft
        for fields, kind in many
        for draft in drafts_of(fields, Setting(kind or setting.kind, setting.published_on, setting.source))
    )


def _json_fields(page: Page) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    sources = [page] if page.text.lstrip("\ufeff ;")[:1] in ("{", "[") else []
    for part in (*sources, *(page.traffic if page.rendered else ())):
        for table in tables_in_json(part.text, part.url):
            yield from _rows(table)


def _table_fields(page: Page) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    if page.text.lstrip("\ufeff ;")[:1] in ("{", "["):
        return
    for table in tables_in_html(told_tree(page), page.url, _grids(page)):
        yield from _rows(table)


def _grids(page: Page) -> list[TableGrid]:
    if "grids" not in page.memo:
        page.memo["grids"] = grids_in(told_tree(page))
    found: list[TableGrid] = page.memo["grids"]
    return found


def _rows(table: Table) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    kind = kind_of_header(table.header) or kind_of_words(table.caption)
    for _, fields in as_fields(table):
        yield fields, kind


def _label_fields(page: Page) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    if page.text.lstrip("\ufeff ;")[:1] in ("{", "["):
        return
    for fields in label_values_in_html(told_tree(page), page.url, _grids(page)):
        # a value that is itself a label comes from a table read across its grain
        sound = {
            name: value
            for name, value in fields.items()
            if name in {"kind", "url"} or not is_certain(value) or len(value) > 12
        }
        if len(sound) == len(fields) or {"document_number", "party"} <= sound.keys():
            yield sound, None


def _text_fields(page: Page) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    if page.text.lstrip("\ufeff ;")[:1] in ("{", "["):
        return
    fields = decision_in_text(page)
    if fields:
        yield fields, None


def _completed(draft: RecordDraft, page: Page, row: ListRow | None) -> RecordDraft:
    """A number that the page cut off, from a title attribute or the list; a party the page leaves to its list."""
    if draft.document_number and is_truncated(draft.document_number):
        draft = replace(draft, document_number=_untruncated(draft.document_number, page) or draft.document_number)
    if (
        row is not None
        and draft.document_number is None
        and row.values.get("document_number")
        and not is_truncated(row.values["document_number"])
    ):
        draft = replace(draft, document_number=row.values["document_number"])
    if row is not None and draft.party is None and row.values.get("party"):
        draft = replace(draft, party=row.values["party"])
    return draft


def _untruncated(number: str, page: Page) -> str | None:
    head = number.rstrip(".…。⋯ ")
    for element in page.tree.iter():
        full: str | None = element.get("title") if isinstance(element.tag, str) else None
        if full and full.startswith(head) and len(full) > len(head):
            return full
    return None


def _from_row(row: ListRow | None, page: Page, setting: Setting) -> tuple[RecordDraft, ...]:
    """The list said it all (number and party in its columns) and the page adds nothing readable."""
    if row is None or not {"document_number", "party"} <= row.values.keys():
        return ()
    if is_truncated(row.values["document_number"]):
        return ()
    lines = paragraphs_of(page)
    shown = any(row.values["document_number"] in line or row.values["party"] in line for line in lines)
    return draft_all([row.values], setting) if shown else ()


def _is_blank(page: Page) -> bool:
    """Labels of a record without a single value: the page came before its data (PORTALS §4)."""
    if page.text.lstrip("\ufeff ;")[:1] in ("{", "["):
        return False
    labels = 0
    for element in article_of(page).iter("td", "th", "dt", "label", "span", "li", "p", "b", "strong", "div"):
        if len(element) and element.tag not in {"li", "p"}:
            continue
        text = text_of(element)
        if _is_record_label(text) and region_of(page, element) == "body":
            if _value_beside(element):
                return False
            labels += 1
    return labels >= _LABELS_OF_A_SHELL


def _is_record_label(text: str) -> bool:
    label = text.rstrip(":： ")
    return 0 < len(label) <= 20 and canonical(label) in _LABELS and is_certain(label)


def _value_beside(element: Element) -> bool:
    """Whether something that is no label stands in the next cell or line."""
    following = element.getnext()
    if following is None or not isinstance(following.tag, str) or following.tag != element.tag:
        return False
    value = text_of(following)
    return bool(value) and not is_certain(value.rstrip(":： "))


def read_attachment(name: str, data: bytes, *, page: Page, kind: Kind | None, row: ListRow | None = None) -> Detail:
    """The decisions in a file: spreadsheet, Word, PDF, zip. Raises UnreadableFileError.

    `page` is the page it is attached to; for a file that a list links to directly, the file's own answer, and `row`
    the row of the list, which tells when it was published.
    """
    day, source = publication_date(page, row)
    known = kind or kind_of_value(name) or kind_of_words(name) or kind_of_page(page, title_of_article(page))
    setting = Setting(known, day, source)
    try:
        found = _drafts(_all_rows(read_workbook_bytes(name, data)), setting)
    except UnreadableFileError:
        found = _decision_of_file(name, data, setting)
        if not found:
            raise
    found = found or _decision_of_file(name, data, setting)
    refused = None if found else never_a_decision(name)
    return Detail(records=found, published_on=day, published_on_source=source, kind=known, not_a_decision=refused)


def _decision_of_file(name: str, data: bytes, setting: Setting) -> tuple[RecordDraft, ...]:
    """The one decision that the file's text is, where it is no table."""
    fields = decision_in_lines("" if never_a_decision(name) else name, paragraphs_in_file(data))
    return tuple(drafts_of(fields, setting)) if fields and not never_a_decision(name) else ()


def _all_rows(tables: Sequence[Table]) -> Iterator[tuple[Mapping[str, str], Kind | None]]:
    for table in tables:
        kind = kind_of_value(table.sheet)
        for fields, own in _rows(table):
            yield fields, own or kind

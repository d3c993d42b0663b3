"""One table judged by an edition of the data standard, every broken rule with its cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.ledgers.kinds import kind_of_row
from audit.rates.five_codes import ASKED, FIVE, wrongly_filled
from audit.standard import Edition, Judged, Rule, TableRules, judge
from audit.standard.compliance import fields_asked
from audit.standard.frames import NATURAL, frame_of
from audit.standard.loading import wording
from disclosure.codes import is_valid_credit_code
from disclosure.fields import HeaderMap, map_header
from disclosure.party import is_natural_person, mask_id_numbers, mask_name
from disclosure.tables import Table, TableRow, as_fields, cell_name
from disclosure.vocabulary import Kind
from gongshi.validate_findings import Problem, TableFindings

_TELLING = ("document_number", "party", "decision_date", "project")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{6})\d{8,13}[\dXx]?(?![0-9A-Za-z])")
_SHOWN = 60
_Entry = tuple[TableRow, dict[str, str]]


def check_table(
    table: Table, name: str, edition: Edition, as_of: date, *, recognised: bool, kind: Kind | None
) -> TableFindings:
    """Judge every row that tells of a decision. `kind` None: told by the row, the header and the names around."""
    mapped = map_header(table.header)
    entries = [entry for entry in as_fields(table) if any(field in entry[1] for field in _TELLING)]
    parts = _parts(entries, mapped, (table.caption, table.sheet, name), kind)
    problems = list(_lost(table, name, mapped))
    faulty = {row.number for row, _ in entries} & {problem.row for problem in problems}
    for (part_kind, natural), own in parts.items():
        rules = edition.table(part_kind, "natural" if natural else "legal")
        judged = judge(frame_of([fields for _, fields in own], fields_asked(rules)), rules, as_of)
        if (wrong_rows := judged.faulty) is not None:
            faulty |= {row.number for (row, _), is_wrong in zip(own, wrong_rows.to_list(), strict=True) if is_wrong}
        problems += _problems(table, name, rules, own, judged)
    has_codes = any(field in mapped.columns for field in (*FIVE, "id_number"))
    wrong = wrongly_filled(frame_of([fields for _, fields in entries], ASKED)) if has_codes and entries else None
    skipped = len(table.rows) - len(entries)
    return TableFindings(
        file=name,
        sheet=table.sheet,
        edition=edition.id,
        edition_title=edition.title,
        recognised=recognised,
        rows=len(entries),
        faulty=len(faulty),
        wrong_codes=None if wrong is None else int(wrong.sum()),
        problems=tuple(sorted(problems, key=lambda found: (found.row or 0, found.column or 0))),
        notes=(*_notes(table), *([f"有{skipped}行没有文书号、相对人、日期，未计入。"] if skipped else [])),
    )


def _notes(table: Table) -> list[str]:
    """What the reader says, less what is told as a problem of its cell."""
    told = set(table.faults.values())
    return [note for note in table.notes if note not in told]


def _parts(
    entries: Sequence[_Entry], mapped: HeaderMap, names: Sequence[str], kind: Kind | None
) -> Mapping[tuple[Kind, bool], list[_Entry]]:
    """Rows by kind and by whether they are on a natural person; each is marked with the latter."""
    parts: dict[tuple[Kind, bool], list[_Entry]] = defaultdict(list)
    for row, fields in entries:
        own = kind or kind_of_row(fields, mapped.kind, names) or Kind.PERMIT
        natural = is_natural_person(fields.get("party"), fields)
        fields[NATURAL] = "是" if natural else "否"
        parts[own, natural].append((row, fields))
    return parts


def _problems(
    table: Table, name: str, rules: TableRules, entries: Sequence[_Entry], judged: Judged
) -> Iterator[Problem]:
    mapped = map_header(table.header)
    for rule, places in judged.places():
        if rule.field not in mapped.columns:
            yield _missing(table, name, rules, rule, len(places))
            continue
        for at in places:
            row, fields = entries[at]
            column = _column(mapped, rule.field, row)
            if (row.number, column) in table.faults:
                continue  # a lost value is told as such: it is neither blank nor wrong
            yield _problem(
                table,
                name,
                rules,
                rule,
                cell=cell_name(column, row.number),
                row=row.number,
                column=column,
                value=_shown(row.cells[column], rules, rule.field, fields),
            )


def _lost(table: Table, name: str, mapped: HeaderMap) -> Iterator[Problem]:
    """Cells of which the file itself no longer holds the value: digits lost, a formula never computed."""
    known = {place for field, column in mapped.columns.items() for place in (column, *mapped.others.get(field, ()))}
    words = wording()["problems"]
    for (row, column), sentence in table.faults.items():
        if column in known:
            yield Problem(
                file=name,
                sheet=table.sheet,
                cell=cell_name(column, row),
                row=row,
                column=column,
                field=table.header[column],
                severity="error",
                rule="cell.lost",
                title=sentence.rstrip("。"),
                value="",
                advice=words["lost_advice"],
                clause=words["lost_clause"],
            )


def _missing(table: Table, name: str, rules: TableRules, rule: Rule, rows: int) -> Problem:
    """A column the table lacks is one problem, however many rows need it."""
    said, field = wording()["problems"], _chinese(rules, rule.field)
    if not rule.asks_for_field:
        return _problem(table, name, rules, rule)
    title = said["missing_column"].format(field=field, rows=rows)
    return _problem(table, name, rules, rule, title=title, advice=said["missing_column_advice"].format(field=field))


def _problem(table: Table, name: str, rules: TableRules, rule: Rule, **told: object) -> Problem:
    given: dict[str, object] = {
        "file": name,
        "sheet": table.sheet,
        "cell": "",
        "row": None,
        "column": None,
        "field": _chinese(rules, rule.field),
        "severity": rule.severity,
        "rule": rule.id,
        "title": rule.title,
        "value": "",
        "advice": rule.advice,
        "clause": rule.clause,
    }
    return Problem(**(given | told))  # type: ignore[arg-type]


def _chinese(rules: TableRules, field: str) -> str:
    return rules.by_name[field].chinese if field in rules.by_name else field


def _column(mapped: HeaderMap, field: str, row: TableRow) -> int:
    """Where the field's text stands; where it is blank, where it should stand."""
    places = (mapped.columns[field], *mapped.others.get(field, ()))
    return next((place for place in places if row.cells[place]), places[0])


def _shown(text: str, rules: TableRules, field: str, fields: Mapping[str, str]) -> str:
    """A cell's text for print: numbers and names of natural persons masked."""
    entry = rules.by_name.get(field)
    if entry is not None and entry.personal and not is_valid_credit_code(text):
        text = text[:6] + "*" * len(text[6:])
    if fields[NATURAL] == "是":
        text = _LONG_NUMBER.sub(lambda found: found[1] + "*" * (len(found[0]) - 6), text)
        party = fields.get("party", "")
        text = text.replace(party, mask_name(party)) if len(party) > 1 else text
    text = mask_id_numbers(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

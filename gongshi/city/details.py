"""Bodies of record pages: how a decision, a batch of them, a catalogue stand in a page's HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup, escape

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.departments import Bureau, Department
from gongshi.city.spelling import dated
from gongshi.city.standard import Value, labelled

CATALOGUE_HEADER = ("序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据", "行政相对人")
BATCH_HEADERS = {
    Kind.PERMIT: (
        "序号",
        "行政许可决定文书号",
        "项目名称",
        "行政相对人名称",
        "统一社会信用代码",
        "许可决定日期",
        "许可机关",
    ),
    Kind.PENALTY: (
        "序号",
        "行政处罚决定书文号",
        "案件名称",
        "行政相对人名称",
        "违法事实",
        "处罚依据",
        "处罚内容",
        "处罚决定日期",
    ),
}


def printed(value: Value, form: str = "iso") -> str:
    """A value as a page prints it."""
    return dated(value, form) if isinstance(value, date) else f"{value:g}" if isinstance(value, float) else value


def two_columns(decision: Decision, department: Department, form: str = "iso") -> Markup:
    """A label and a value in each row."""
    rows = [
        Markup('<tr><td class="name">{}</td><td>{}</td></tr>\n').format(label, printed(value, form))
        for label, value in labelled(decision, department).items()
    ]
    return Markup('<table class="data" border="1">\n{}</table>').format(Markup("").join(rows))


def four_columns(decision: Decision, department: Department, form: str = "slash") -> Markup:
    """Two labels with their values in each row; the last row may span."""
    cells = list(labelled(decision, department).items())
    rows = []
    for left, right in zip(cells[::2], [*cells[1::2], None], strict=False):
        second = (
            Markup('<td class="label">{}</td><td>{}</td>').format(right[0], printed(right[1], form))
            if right
            else Markup("")
        )
        span = Markup("") if right else Markup(' colspan="3"')
        rows.append(
            Markup('<tr><td class="label">{}</td><td{}>{}</td>{}</tr>\n').format(
                left[0], span, printed(left[1], form), second
            )
        )
    return Markup('<table class="data">\n{}</table>').format(Markup("").join(rows))


def batch_rows(decisions: Iterable[Decision], department: Department) -> list[list[str]]:
    """The rows of a batch table under BATCH_HEADERS."""
    return [[str(n), *_batch_cells(decision, department)] for n, decision in enumerate(decisions, 1)]


def word_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A table pasted out of Word: MSO classes, every paragraph cut into spans."""
    lines = [_word_row(header, bold=True), *(_word_row(row) for row in rows)]
    return Markup(
        '<div class="WordSection1"><table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0"'
        ' width="100%" style="border-collapse:collapse;mso-border-alt:solid windowtext .5pt"><tbody>\n'
        "{}</tbody></table></div>"
    ).format(Markup("").join(lines))


def grid(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A plain table with a header row."""
    head = _cells("th", header)
    body = Markup("").join(Markup("<tr>{}</tr>\n").format(_cells("td", row)) for row in rows)
    return Markup('<table class="data grid" border="1"><tr>{}</tr>\n{}</table>').format(head, body)


def _cells(tag: str, cells: Sequence[str]) -> Markup:
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, cell) for cell in cells)


def catalogue_rows(department: Department, kinds: Iterable[Kind] = tuple(Kind)) -> list[list[str]]:
    """The department's catalogue under CATALOGUE_HEADER (annex 3 of 黔发改财金〔2018〕1048号)."""
    items = [item for kind in kinds for item in _items(department.bureau, kind)]
    return [
        [str(n), department.name, kind.chinese, item, statute, "法人、非法人组织、自然人"]
        for n, (kind, item, statute) in enumerate(items, 1)
    ]


def _items(bureau: Bureau, kind: Kind) -> list[tuple[Kind, str, str]]:
    if kind is Kind.PERMIT:
        return [(kind, item, statute) for item, statute, _ in bureau.permits]
    return [(kind, f"对{facts}的处罚", statute) for _, facts, statute, _ in bureau.penalties]


def _batch_cells(decision: Decision, department: Department) -> list[str]:
    number, party, affair = decision.document_number, decision.party, decision.affair
    if decision.kind is Kind.PERMIT:
        day = dated(decision.decision_date, "iso")
        return [number, affair.item, party.name, party.credit_code, day, department.name]
    day = dated(decision.decision_date, "chinese")
    return [number, affair.item, party.name, affair.facts, affair.statute, affair.content, day]


def _word_row(cells: Sequence[str], *, bold: bool = False) -> Markup:
    return Markup("<tr>{}</tr>\n").format(Markup("").join(_word_cell(cell, bold=bold) for cell in cells))


def _word_cell(text: str, *, bold: bool) -> Markup:
    """Word splits a run wherever the language changes: between digits and characters."""
    spans = Markup("").join(
        Markup('<span{} style="font-size:10.5pt;font-family:{}">{}</span>').format(
            Markup(' lang="EN-US"') if run.isascii() else Markup(""), "Calibri" if run.isascii() else "仿宋_GB2312", run
        )
        for run in _runs(text)
    )
    inner = Markup("<b>{}</b>").format(spans) if bold else spans
    return Markup(
        '<td valign="center"><p class="MsoNormal" align="center" style="mso-line-height-rule:exactly">{}</p></td>'
    ).format(inner or escape("\xa0"))


def _runs(text: str) -> list[str]:
    runs: list[str] = []
    for character in text:
        if runs and runs[-1].isascii() == character.isascii():
            runs[-1] += character
        else:
            runs.append(character)
    return runs

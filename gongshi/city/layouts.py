"""More ways in which a record page sets out a decision: lists, labelled paragraphs, bold cells (PORTALS §4)."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.details import printed
from gongshi.city.spelling import dated
from gongshi.city.standard import fields, labelled, values


def item_list(decision: Decision, department: Department, form: str = "iso") -> Markup:
    """<li>label<label>value: 天津 XzxkIdx.aspx."""
    items = [
        Markup("<li>{}：<label>{}</label></li>\n").format(label, text)
        for label, text in _pairs(decision, department, form)
    ]
    return Markup('<div class="gs_detail"><ul>\n{}</ul></div>').format(Markup("").join(items))


def labelled_paragraphs(decision: Decision, department: Department, form: str = "iso") -> Markup:
    """<p><span class=bgcolor>label</span><label id=xk_wsh>value: 诚信常熟."""
    codes = {label: code for code, label in fields(decision.kind)}
    lines = [
        Markup('<p><span class="bgcolor">{}</span><label id="{}">{}</label></p>\n').format(
            label, codes.get(label, "GSRQ").lower(), text
        )
        for label, text in _pairs(decision, department, form)
    ]
    return Markup('<div class="con">\n{}</div>').format(Markup("").join(lines))


def bold_cells(decision: Decision, department: Department, form: str = "iso") -> Markup:
    """<td><b>label</b>value, two to a row: 北京."""
    cells = [Markup("<td><b>{}：</b>{}</td>").format(label, text) for label, text in _pairs(decision, department, form)]
    rows = [Markup("<tr>{}</tr>\n").format(Markup("").join(cells[at : at + 2])) for at in range(0, len(cells), 2)]
    return Markup('<table class="data" width="100%">\n{}</table>').format(Markup("").join(rows))


def head_cells(decision: Decision, department: Department, form: str = "iso") -> Markup:
    """<th>label<td>value, a row each, the values in spans."""
    rows = [
        Markup('<tr><th scope="row">{}</th><td><span>{}</span></td></tr>\n').format(label, text)
        for label, text in _pairs(decision, department, form)
    ]
    return Markup('<table class="data"><tbody>\n{}</tbody></table>').format(Markup("").join(rows))


def coded(decision: Decision, department: Department, form: str = "iso") -> dict[str, str]:
    """By the standard's code, everything as text: what an API answers."""
    return {code: printed(value, form) for code, value in values(decision, department).items()}


def _pairs(decision: Decision, department: Department, form: str) -> Iterator[tuple[str, str]]:
    for label, value in labelled(decision, department).items():
        yield label, printed(value, form)
    if decision.portal_on:
        yield "公示日期", dated(decision.portal_on, form)

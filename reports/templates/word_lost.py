"""The Word template's table of lost points: an indicator with its clause, below it who lost and why."""
# ruff: noqa: E501 - a sentence of the template stands in one piece, as Word shows it

from __future__ import annotations

from typing import Any

from reports.templates.word_form import SMALL_CELL, add_text, chapter
from reports.templates.word_tables import HEAD_FILL, close_table, fill, framed, keep_whole, repeat_head

_WEIGHTS = [4.4, 2.0, 1.4, 8.2]


def add_lost(document: Any) -> None:
    add_text(document, "{%p if view.heading.gives_points %}")
    chapter(document, "四、失分项及扣分依据")
    table = framed(document, 7, _WEIGHTS)
    head, opened, group, inner, line, inner_end, closed = table.rows
    for cell, text in zip(head.cells, ("部门", "得分/满分", "失分", "扣分依据和证据"), strict=True):
        fill(cell, text, SMALL_CELL, shade=HEAD_FILL, bold=True, centre=True)
    repeat_head(head)
    for row, text in (
        (opened, "{%tr for group in view.lost %}"),
        (inner, "{%tr for score in group.scores %}"),
        (inner_end, "{%tr endfor %}"),
        (closed, "{%tr endfor %}"),
    ):
        fill(row.cells[0], text, SMALL_CELL)
    _indicator(group)
    _score(line)
    close_table(document)
    add_text(document, "{%p endif %}")


def _indicator(row: Any) -> None:
    """One cell across the table, kept with the first score below it."""
    keep_whole(row)
    cell = row.cells[0].merge(row.cells[-1])
    texts = (
        "{{ group.head.indicator }} {{ group.head.title }}{% if group.is_gathered %}　得分{{ group.head.points }}/{{ group.head.full }}{% endif %}",
        "{%p if group.is_gathered and group.head.lead %}",
        "{{ group.head.lead }}",
        "{%p endif %}",
        "{%p if group.head.clause %}",
        "条款：{{ group.head.clause }}",
        "{%p endif %}",
    )
    for paragraph in cell.paragraphs[1:]:
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - what merging leaves behind
    fill(cell, texts, SMALL_CELL, shade=HEAD_FILL)
    cell.paragraphs[0].runs[0].bold = True
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _score(row: Any) -> None:
    keep_whole(row)
    texts = (
        "{{ score.department or '（地区）' }}",
        "{{ score.points }}/{{ score.full }}",
        "{{ score.lost }}",
        (
            "{{ score.grounds }}",
            "{%p for item in score.evidence %}",
            "证据：{{ item.caption }}（{{ item.path }}）",
            "{%p endfor %}",
        ),
    )
    for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        fill(cell, text, SMALL_CELL, centre=at in (1, 2))

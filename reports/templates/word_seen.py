"""The Word template's parts of a department that cost no points: what it can mend, what was seen on the way."""

from __future__ import annotations

from typing import Any

from reports.templates.word_form import REMARK, add_text
from reports.templates.word_tables import WordColumn, table_of

NOTICED_CELL = (
    "{{ found.said }}",
    "{{ found.url }}",
    "{%p for item in found.evidence %}",
    "留存：{{ item.path }}",
    "{%p endfor %}",
)


def add_mends(document: Any) -> None:
    add_text(document, "{%p if one.view.mends %}")
    document.add_heading("可以补救的事项", 3)
    add_text(document, "得分多的在前；分值为补救后最多可以挽回的分，以复核为准。", REMARK)
    columns = (
        WordColumn("指标", 4.6, "{{ mend.indicator }} {{ mend.title }}"),
        WordColumn("最多可得", 2.0, "{{ mend.gain }}", centre=True),
        WordColumn("怎么做", 9.4, "{{ mend.says }}"),
    )
    table_of(document, "mend in one.view.mends", columns, small=True)
    add_text(document, "{%p endif %}")


def add_noticed(document: Any) -> None:
    add_text(document, "{%p if one.view.noticed %}")
    document.add_heading("沿途所见（不计分，请该部门处理）", 3)
    _noticed_table(document, "found in one.view.noticed")
    add_text(document, "{%p endif %}")


def add_credit_noticed(document: Any) -> None:
    """Of the region's credit site, which has no chapter of its own."""
    add_text(document, "{%p if view.credit_noticed %}")
    document.add_heading("信用门户网站：沿途所见（不计分）", 3)
    _noticed_table(document, "found in view.credit_noticed")
    add_text(document, "{%p endif %}")


def _noticed_table(document: Any, loop: str) -> None:
    columns = (
        WordColumn("事项", 3.0, "{{ found.kind }}"),
        WordColumn("说明、网页和留存", 13.0, NOTICED_CELL),
    )
    table_of(document, loop, columns, small=True)

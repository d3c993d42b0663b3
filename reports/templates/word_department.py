"""The Word template's chapter of a department: verdicts, screenshots, rates, points, rows to look at."""
# ruff: noqa: E501 - a sentence of the template stands in one piece, as Word shows it

from __future__ import annotations

from typing import Any

from reports.templates.word_form import PICTURE, REMARK, add_text, chapter
from reports.templates.word_seen import add_mends, add_noticed
from reports.templates.word_tables import WordColumn, table_of


def add_departments(document: Any) -> None:
    add_text(document, "{%p for one in departments %}")
    chapter(document, "{{ chapter }}（{{ one.view.number }}）{{ one.view.name }}")
    add_text(document, "网站：{{ one.view.site.status }}　{{ one.view.site.url }}　{{ one.view.site.reason }}")
    _findings(document)
    _shots(document)
    _ledger(document)
    _scores(document)
    add_mends(document)
    _rows(document)
    add_noticed(document)
    add_text(document, "{%p endfor %}")


def _findings(document: Any) -> None:
    document.add_heading("网站核查结论", 3)
    columns = (
        WordColumn("核查内容", 2.7, "{{ finding.subject }}"),
        WordColumn("结论", 2.7, "{{ finding.verdict }}", centre=True),
        WordColumn("首页", 1.3, "{{ finding.on_home }}", centre=True),
        WordColumn("查询", 1.3, "{{ finding.searchable }}", centre=True),
        WordColumn("依据", 8.0, "{{ finding.reason }}{% if finding.url %}\n{{ finding.url }}{% endif %}"),
    )
    table_of(document, "finding in one.view.site.findings", columns, small=True)


def _shots(document: Any) -> None:
    """Each keeps its caption; the tables that come after fill what room the last one leaves."""
    add_text(document, "{%p for shot in one.shots %}")
    add_text(document, "{{ shot.image }}", PICTURE, centre=True)
    add_text(document, "{{ shot.caption }}", REMARK, centre=True)
    add_text(document, "{%p endfor %}")


def _ledger(document: Any) -> None:
    document.add_heading("台账和比率", 3)
    add_text(
        document,
        "公示记录：{% for kind, count in one.view.records %}{{ kind }}{{ count }}条{% if not loop.last %}，{% endif %}{% endfor %}。"
        "台账：{{ one.view.ledger.verdict }}，交来{{ one.view.ledger.rows }}条，核实{{ one.view.ledger.verified }}条。"
        "{{ one.view.ledger.reason }}",
    )
    columns = (
        WordColumn("指标", 3.6, "{{ rate.name }}"),
        WordColumn("分子/分母", 2.0, "{{ rate.fraction }}", centre=True),
        WordColumn("结果", 2.0, "{{ rate.percent }}", centre=True),
        WordColumn("计算口径", 8.4, "{{ rate.rule }}"),
    )
    table_of(document, "rate in one.view.rates", columns, small=True)
    add_text(document, "{%p for sentence in one.view.consequences %}")
    add_text(document, "{{ sentence }}")
    add_text(document, "{%p endfor %}")


def _scores(document: Any) -> None:
    add_text(document, "{%p if one.view.scores %}")
    document.add_heading("得分 {{ one.view.points }}{% if one.view.full %}/{{ one.view.full }}{% endif %}", 3)
    add_text(document, "{%p if one.view.bounds %}")
    add_text(document, "{{ one.view.bounds }}", REMARK)
    add_text(document, "{%p endif %}")
    columns = (
        WordColumn("指标", 4.4, "{{ score.indicator }} {{ score.title }}"),
        WordColumn("得分/满分", 2.0, "{{ score.points }}/{{ score.full }}", centre=True),
        WordColumn(
            "说明和条款",
            9.6,
            (
                "{{ score.grounds or score.missing }}",
                "{%p if score.clause %}",
                "条款：{{ score.clause }}",
                "{%p endif %}",
            ),
        ),
    )
    table_of(document, "score in one.view.scores", columns, small=True)
    add_text(document, "{%p endif %}")


def _rows(document: Any) -> None:
    add_text(document, "{%p if one.troubles %}")
    document.add_heading("需要核对的台账条目", 3)
    add_text(document, "日期为决定日期、公示日期。逐条情况见 workbook.xlsx 的“台账核查”表。", REMARK)
    party = (
        "{%p if row.has_party or not row.project %}",
        "{{ row.party }}",
        "{%p endif %}",
        "{%p if row.project %}",
        "{{ row.project }}",
        "{%p endif %}",
    )
    columns = (
        WordColumn("结果", 2.3, "{{ row.status }}"),
        WordColumn("决定书文号", 3.0, "{{ row.document_number }}"),
        WordColumn("相对人 / 项目", 3.7, party),
        WordColumn("日期", 2.1, ("{{ row.decision_date }}", "{{ row.published_on }}"), centre=True),
        WordColumn("说明", 4.9, "{{ row.note }}"),
    )
    table_of(document, "row in one.troubles", columns, small=True)
    add_text(document, "{%p endif %}")

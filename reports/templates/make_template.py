"""Makes report.docx, the Word template: `python -m reports.templates.make_template`.

Office staff may open the template in Word or WPS and change fonts, wording and order; what stands in {{ … }}
and {% … %} is filled in by docxtpl. Fonts and sizes follow the form of official papers (GB/T 9704-2012: 小标宋
for titles, 黑体 for first headings, 仿宋 for the text).
"""
# ruff: noqa: E501 - a sentence of the template stands in one piece, as Word shows it

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Cm

from reports.templates.word_department import add_departments
from reports.templates.word_form import (
    PICTURE,
    REMARK,
    add_styles,
    add_text,
    chapter,
    lay_page,
    number_pages,
)
from reports.templates.word_lost import add_lost
from reports.templates.word_seen import add_credit_noticed
from reports.templates.word_tables import HEAD_FILL, WordColumn, close_table, fill, framed, keep_whole, table_of

TEMPLATE = Path(__file__).with_name("report.docx")


def main() -> None:
    document = build()
    document.save(str(TEMPLATE))


def build() -> Any:
    document = Document()
    add_styles(document)
    lay_page(document.sections[0])
    _cover(document)
    _overview(document)
    _general(document)
    _unchecked(document)
    add_lost(document)
    add_departments(document)
    _sources(document)
    _signature(document)
    number_pages(document)
    properties = document.core_properties
    properties.title = "“双公示”信息公示核查评估报告"
    properties.author = properties.comments = ""
    return document


def _cover(document: Any) -> None:
    add_text(document, "“双公示”信息公示核查评估报告", "Title", centre=True)
    add_text(document, "{{ view.heading.title }}", centre=True)
    close_table(document)
    lines = (
        ("评估地区", "{{ view.region }}"),
        ("评估时段", "{{ view.period }}（{{ view.period_days }}）"),
        ("评估基准日", "{{ view.as_of }}"),
        ("评估依据", "{{ view.heading.source }}"),
        (
            "得分",
            "{% if view.total %}{{ view.total.points }}/{{ view.total.full }}（已评分指标）{% if view.total.bounds %}。{{ view.total.bounds }}{% endif %}{% else %}本方案不计分{% endif %}",
        ),
        ("报告生成时间", "{{ view.made_at }}"),
    )
    table = framed(document, len(lines), [3.6, 12.4])
    for row, (name, value) in zip(table.rows, lines, strict=True):
        fill(row.cells[0], name, shade=HEAD_FILL, bold=True)
        fill(row.cells[1], value)
    close_table(document)
    add_text(document, "{%p for sentence in view.gist %}")
    add_text(document, "{{ sentence }}")
    add_text(document, "{%p endfor %}")


def _overview(document: Any) -> None:
    lay_page(document.add_section(WD_SECTION.NEW_PAGE), wide=True)
    document.add_heading("一、部门汇总表", 1)
    plain = (
        ("网站", 2.3, "site"),
        ("专栏", 2.8, "column"),
        ("首页", 1.3, "on_home"),
        ("查询", 1.3, "searchable"),
        ("目录", 2.4, "catalogue"),
        ("许可", 1.2, "permit"),
        ("处罚", 1.2, "penalty"),
    )
    columns = (
        WordColumn("序号", 1.1, "{{ row.number }}", centre=True),
        WordColumn("部门", 4.3, "{{ row.name }}"),
        *(WordColumn(head, weight, f"{{{{ row.{name} }}}}", centre=True) for head, weight, name in plain),
        WordColumn("台账（核实）", 1.8, "{{ row.rows }}（{{ row.verified }}）", centre=True),
        WordColumn(
            "比率（分子/分母）",
            4.4,
            (
                "{%p for rate in row.rates %}",
                "{{ rate.short }} {{ rate.percent }}（{{ rate.fraction }}）",
                "{%p endfor %}",
            ),
        ),
        WordColumn("得分", 1.6, "{{ row.points }}{% if row.full %}/{{ row.full }}{% endif %}", centre=True),
    )
    table_of(document, "row in view.overview", columns, wide=True, small=True)
    add_text(
        document,
        "√ 有、完整、正常　△ 部分、不全　× 无（有证据）　？ 未能核查（不扣分）　— 不适用或没有读到　“12+”为列表未读完、至少12条。",
        REMARK,
    )
    _platform_tables(document)


def _platform_tables(document: Any) -> None:
    add_text(document, "{%p for table in view.platform_tables %}")
    document.add_heading("{{ table.title }}（{{ view.period_days }}）", 2)
    columns = (
        WordColumn("序号", 1.2, "{{ loop.index }}", centre=True),
        WordColumn("{{ table.first_head }}", 5.2, "{{ line.name }}"),
        # docxtpl's {%tc … %}: one column for each head of the scheme's own table
        WordColumn("{%tc for head in table.heads %}", 2.0, "{%tc for cell in line.cells %}"),
        WordColumn("{{ head }}", 2.0, "{{ cell }}", centre=True),
        WordColumn("{%tc endfor %}", 2.0, "{%tc endfor %}"),
    )
    table = table_of(document, "line in table.lines", columns, wide=True)
    total = ("", "{{ table.total.name }}", "{%tc for cell in table.total.cells %}", "{{ cell }}", "{%tc endfor %}")
    for at, (cell, text) in enumerate(zip(table.add_row().cells, total, strict=True)):
        fill(cell, text, bold=True, shade=HEAD_FILL, centre=at > 1)
    add_text(document, "{%p endfor %}")


def _general(document: Any) -> None:
    lay_page(document.add_section(WD_SECTION.NEW_PAGE))
    document.add_heading("二、总体情况", 1)
    add_text(document, "{%p for picture in pictures %}")
    document.add_heading("{{ picture.title }}", 3)
    add_text(document, "{{ picture.image }}", PICTURE, centre=True)
    add_text(document, "{{ picture.note }}", REMARK)
    add_text(document, "{%p endfor %}")
    add_text(document, "{%p if view.region_scores %}")
    document.add_heading("各指标得分", 3)
    columns = (
        WordColumn("指标", 4.2, "{{ score.indicator }} {{ score.title }}"),
        WordColumn("得分/满分", 2.0, "{{ score.points }}/{{ score.full }}", centre=True),
        WordColumn(
            "说明",
            9.8,
            (
                "{{ score.lead or ('需要：' ~ score.missing if score.missing else '') }}",
                "{%p for list in score.lists %}",
                "{{ list.head }}",
                "{%p for item in list.items %}",
                "－{{ item }}",
                "{%p endfor %}",
                "{%p endfor %}",
            ),
        ),
    )
    table_of(document, "score in view.region_scores", columns, small=True, splits=True)
    add_text(document, "{%p endif %}")
    add_credit_noticed(document)


def _unchecked(document: Any) -> None:
    chapter(document, "三、未能核查的事项")
    add_text(document, "下列事项因网站、列表或文件的原因没有核查成，均未扣分。请人工核对后签注。")
    columns = (
        WordColumn("部门或文件", 3.2, "{{ item.department }}"),
        WordColumn("事项", 2.6, "{{ item.thing }}"),
        WordColumn("原因", 5.0, "{{ item.reason }}"),
        WordColumn("请人工办理", 5.2, "{{ item.advice }}{% if item.url %}\n{{ item.url }}{% endif %}"),
    )
    table_of(document, "item in view.unchecked", columns, small=True)
    add_text(document, "{%p if view.unscored %}")
    document.add_heading("未评分的指标", 3)
    columns = (
        WordColumn("指标", 4.6, "{{ score.indicator }} {{ score.title }}"),
        WordColumn("满分", 1.2, "{{ score.full }}", centre=True),
        WordColumn("部门", 4.2, "{{ score.departments | join('、') or '（地区）' }}"),
        WordColumn("原因或所需材料", 6.0, "{{ score.missing }}"),
    )
    table_of(document, "score in view.unscored", columns, small=True)
    add_text(document, "{%p endif %}")


def _sources(document: Any) -> None:
    chapter(document, "数据来源和规则依据")
    add_text(
        document,
        "{{ view.heading.title }}（{{ view.heading.source }}）。公示期限：自作出行政决定之日起{{ view.heading.limit_working_days }}个工作日。",
    )
    columns = (
        WordColumn("文件", 5.4, "{{ source.path }}"),
        WordColumn("工作表", 2.4, "{{ source.sheet }}"),
        WordColumn("用途", 1.8, "{{ source.use }}", centre=True),
        WordColumn("读入", 1.2, "{{ source.rows }}", centre=True),
        WordColumn("跳过", 1.2, "{{ source.skipped }}", centre=True),
        WordColumn("说明", 4.0, "{% if not source.readable %}不能打开。{% endif %}{{ source.note }}"),
    )
    table_of(document, "source in view.files", columns, small=True)
    for head, items in (("注意事项", "view.notes"), ("条款和原文中的疑问", "view.heading.sentences")):
        add_text(document, f"{{%p if {items} %}}")
        document.add_heading(head, 3)
        add_text(document, "{%p endif %}")
        add_text(document, f"{{%p for sentence in {items} %}}")
        add_text(document, "{{ loop.index }}．{{ sentence }}", REMARK)
        add_text(document, "{%p endfor %}")


def _signature(document: Any) -> None:
    document.add_heading("签署", 1)
    texts = (
        ("评估人员", "", "日期", ""),
        ("复核人员", "", "日期", ""),
        ("评估机构", "\n\n\n（盖章）", "被评估地区牵头单位确认", "\n\n\n（盖章）"),
    )
    table = framed(document, len(texts), [3.0, 5.0, 3.0, 5.0])
    for row, line in zip(table.rows, texts, strict=True):
        keep_whole(row)
        for at, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            fill(cell, text, shade=HEAD_FILL if at % 2 == 0 else "", bold=at % 2 == 0, centre=True)
            # With the rows before it, so that nobody signs on a page of its own.
            cell.paragraphs[0].paragraph_format.keep_with_next = row is not table.rows[-1]
        row.height = Cm(1.4)


if __name__ == "__main__":
    main()

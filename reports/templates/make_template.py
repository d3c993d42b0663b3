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

from reports.templates.word_form import (
    HEAD_FILL,
    add_styles,
    add_text,
    fill,
    keep_whole,
    lay_page,
    new_page,
    number_pages,
    set_widths,
    table_of,
)

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
    _lost(document)
    _departments(document)
    _sources(document)
    _signature(document)
    number_pages(document)
    properties = document.core_properties
    properties.title = "“双公示”信息公示核查评估报告"
    properties.author = properties.comments = ""
    return document


def _cover(document: Any) -> None:
    for _ in range(4):
        document.add_paragraph()
    add_text(document, "“双公示”信息公示核查评估报告", "Title", centre=True)
    add_text(document, "{{ view.heading.title }}", centre=True)
    for _ in range(3):
        document.add_paragraph()
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in (
        ("评估地区", "{{ view.region }}"),
        ("评估时段", "{{ view.period }}（{{ view.period_days }}）"),
        ("评估基准日", "{{ view.as_of }}"),
        ("评估依据", "{{ view.heading.source }}"),
        (
            "得分",
            "{% if view.total %}{{ view.total.points }}/{{ view.total.full }}（已评分指标）{% else %}本方案不计分{% endif %}",
        ),
        ("报告生成时间", "{{ view.made_at }}"),
    ):
        row = table.add_row()
        fill(row.cells[0], name, shade=HEAD_FILL, bold=True)
        fill(row.cells[1], value)
    set_widths(table, [4.0, 11.0])
    document.add_paragraph()
    add_text(document, "{%p for sentence in view.gist %}")
    add_text(document, "{{ sentence }}")
    add_text(document, "{%p endfor %}")


def _overview(document: Any) -> None:
    lay_page(document.add_section(WD_SECTION.NEW_PAGE), wide=True)
    document.add_heading("一、部门汇总表", 1)
    heads = [
        "序号",
        "部门",
        "网站",
        "专栏",
        "首页",
        "查询",
        "目录",
        "许可",
        "处罚",
        "台账（核实）",
        "{{ rate_heads }}",
        "得分",
    ]
    widths = [1.1, 4.6, 2.2, 2.9, 1.5, 1.5, 2.3, 1.4, 1.4, 2.0, 3.6, 1.6]
    cells = ["number", "name", "site", "column", "on_home", "searchable", "catalogue", "permit", "penalty"]
    texts = [f"{{{{ row.{name} }}}}" for name in cells]
    texts += [
        "{{ row.rows }}（{{ row.verified }}）",
        "{% for rate in row.rates %}{{ rate.short }} {{ rate.percent }}（{{ rate.fraction }}）{% if not loop.last %}\n{% endif %}{% endfor %}",
        "{{ row.points }}",
    ]
    table_of(document, heads, widths, "row in view.overview", texts)
    add_text(
        document,
        "√ 有、完整、正常　△ 部分、不全　× 无（有证据）　？ 未能核查（不扣分）　— 不适用或没有读到　“12+”为列表未读完、至少12条。"
        "比率后括号内为分子/分母。",
        "说明文字",
    )
    add_text(document, "{%p for table in view.platform_tables %}")
    document.add_heading("{{ table.title }}（{{ view.period_days }}）", 2)
    heads = [
        "序号",
        "{{ table.first_head }}",
        "迟报数量",
        "漏报数量",
        "合格数量",
        "行政许可",
        "行政处罚",
        "合计",
        "迟报率",
        "漏报率",
        "合格率",
    ]
    widths = [1.2, 6.2, 1.9, 1.9, 1.9, 1.9, 1.9, 1.9, 2.2, 2.2, 2.2]
    numbers = [f"{{{{ line.counts[{at}] }}}}" for at in range(6)] + [f"{{{{ line.rates[{at}] }}}}" for at in range(3)]
    table = table_of(document, heads, widths, "line in table.lines", ["{{ loop.index }}", "{{ line.name }}", *numbers])
    total = table.add_row()
    for cell, text in zip(
        total.cells,
        ["", "{{ table.total.name }}", *(text.replace("line.", "table.total.") for text in numbers)],
        strict=True,
    ):
        fill(cell, text, bold=True, shade=HEAD_FILL)
    add_text(document, "{%p endfor %}")


def _general(document: Any) -> None:
    lay_page(document.add_section(WD_SECTION.NEW_PAGE))
    document.add_heading("二、总体情况", 1)
    add_text(document, "{%p for picture in pictures %}")
    document.add_heading("{{ picture.title }}", 3)
    add_text(document, "{{ picture.image }}", centre=True)
    add_text(document, "{{ picture.note }}", "说明文字")
    add_text(document, "{%p endfor %}")
    add_text(document, "{%p if view.region_scores %}")
    document.add_heading("各指标得分", 3)
    table_of(
        document,
        ["指标", "得分", "满分", "说明"],
        [5.6, 1.8, 1.6, 7.2],
        "score in view.region_scores",
        [
            "{{ score.indicator }} {{ score.title }}",
            "{{ score.points }}",
            "{{ score.full }}",
            "{{ score.grounds }}{% if score.missing %}需要：{{ score.missing }}{% endif %}",
        ],
    )
    add_text(document, "{%p endif %}")


def _unchecked(document: Any) -> None:
    new_page(document)
    document.add_heading("三、未能核查的事项", 1)
    add_text(document, "下列事项因网站、列表或文件的原因没有核查成，均未扣分。请人工核对后签注。")
    table_of(
        document,
        ["部门或文件", "事项", "原因", "请人工办理"],
        [3.6, 3.2, 4.8, 4.6],
        "item in view.unchecked",
        [
            "{{ item.department }}",
            "{{ item.thing }}",
            "{{ item.reason }}",
            "{{ item.advice }}{% if item.url %}\n{{ item.url }}{% endif %}",
        ],
    )
    add_text(document, "{%p if view.unscored %}")
    document.add_heading("未评分的指标", 3)
    table_of(
        document,
        ["部门", "指标", "满分", "所需材料"],
        [3.6, 5.2, 1.4, 6.0],
        "score in view.unscored",
        [
            "{{ score.department or '（地区）' }}",
            "{{ score.indicator }} {{ score.title }}",
            "{{ score.full }}",
            "{{ score.missing or score.grounds }}",
        ],
    )
    add_text(document, "{%p endif %}")


def _lost(document: Any) -> None:
    add_text(document, "{%p if view.heading.gives_points %}")
    new_page(document)
    document.add_heading("四、失分项及扣分依据", 1)
    table_of(
        document,
        ["部门", "指标", "得分/满分", "失分", "扣分依据和条款"],
        [3.2, 4.2, 1.9, 1.4, 5.5],
        "score in view.lost",
        [
            "{{ score.department or '（地区）' }}",
            "{{ score.indicator }} {{ score.title }}",
            "{{ score.points }}/{{ score.full }}",
            "{{ score.lost }}",
            "{{ score.grounds }}{% if score.clause %}\n条款：{{ score.clause }}{% endif %}{% for item in score.evidence %}\n证据：{{ item.path }}{% endfor %}",
        ],
    )
    add_text(document, "{%p endif %}")


def _departments(document: Any) -> None:
    add_text(document, "{%p for one in departments %}")
    new_page(document)
    document.add_heading("{{ chapter }}（{{ one.view.number }}）{{ one.view.name }}", 1)
    add_text(document, "网站：{{ one.view.site.status }}　{{ one.view.site.url }}　{{ one.view.site.reason }}")
    document.add_heading("网站核查结论", 3)
    table_of(
        document,
        ["核查内容", "结论", "首页可见", "可查询", "依据"],
        [2.8, 2.6, 1.8, 1.8, 7.2],
        "finding in one.view.site.findings",
        [
            "{{ finding.subject }}",
            "{{ finding.verdict }}",
            "{{ finding.on_home }}",
            "{{ finding.searchable }}",
            "{{ finding.reason }}{% if finding.url %}\n{{ finding.url }}{% endif %}",
        ],
    )
    add_text(document, "{%p for shot in one.shots %}")
    add_text(document, "{{ shot.image }}", centre=True)
    add_text(document, "{{ shot.caption }}", "说明文字", centre=True)
    add_text(document, "{%p endfor %}")
    document.add_heading("台账和比率", 3)
    add_text(
        document,
        "公示记录：{% for kind, count in one.view.records %}{{ kind }}{{ count }}条{% if not loop.last %}，{% endif %}{% endfor %}。"
        "台账：{{ one.view.ledger.verdict }}，交来{{ one.view.ledger.rows }}条，核实{{ one.view.ledger.verified }}条。"
        "{{ one.view.ledger.reason }}",
    )
    table_of(
        document,
        ["指标", "分子/分母", "结果", "计算口径"],
        [4.2, 2.4, 2.4, 7.2],
        "rate in one.view.rates",
        ["{{ rate.name }}", "{{ rate.fraction }}", "{{ rate.percent }}", "{{ rate.rule }}"],
    )
    add_text(document, "{%p for sentence in one.view.consequences %}")
    add_text(document, "{{ sentence }}")
    add_text(document, "{%p endfor %}")
    _department_scores(document)
    _department_rows(document)
    add_text(document, "{%p endfor %}")


def _department_scores(document: Any) -> None:
    add_text(document, "{%p if one.view.scores %}")
    document.add_heading("得分 {{ one.view.points }}{% if one.view.full %}/{{ one.view.full }}{% endif %}", 3)
    table_of(
        document,
        ["指标", "得分/满分", "说明", "条款"],
        [4.4, 2.0, 4.6, 5.2],
        "score in one.view.scores",
        [
            "{{ score.indicator }} {{ score.title }}",
            "{{ score.points }}/{{ score.full }}",
            "{{ score.grounds }}{{ score.missing }}",
            "{{ score.clause }}",
        ],
    )
    add_text(document, "{%p endif %}")


def _department_rows(document: Any) -> None:
    add_text(document, "{%p if one.troubles %}")
    document.add_heading("需要核对的台账条目", 3)
    table_of(
        document,
        ["结果", "决定书文号", "相对人 / 项目", "决定日期", "公示日期", "说明"],
        [2.2, 3.4, 3.8, 2.0, 2.0, 2.8],
        "row in one.troubles",
        [
            "{{ row.status }}",
            "{{ row.document_number }}",
            "{{ row.party }}{% if row.project %}\n{{ row.project }}{% endif %}",
            "{{ row.decision_date }}",
            "{{ row.published_on }}",
            "{{ row.note }}",
        ],
    )
    add_text(document, "逐条情况见 workbook.xlsx 的“台账核查”表。", "说明文字")
    add_text(document, "{%p endif %}")


def _sources(document: Any) -> None:
    new_page(document)
    document.add_heading("数据来源和规则依据", 1)
    add_text(
        document,
        "{{ view.heading.title }}（{{ view.heading.source }}）。公示期限：自作出行政决定之日起{{ view.heading.limit_working_days }}个工作日。",
    )
    table_of(
        document,
        ["文件", "工作表", "用途", "读入", "跳过", "说明"],
        [5.4, 2.4, 1.8, 1.3, 1.3, 4.0],
        "source in view.files",
        [
            "{{ source.path }}",
            "{{ source.sheet }}",
            "{{ source.use }}",
            "{{ source.rows }}",
            "{{ source.skipped }}",
            "{% if not source.readable %}不能打开。{% endif %}{{ source.note }}",
        ],
    )
    for items in ("view.notes", "view.heading.sentences"):
        add_text(document, f"{{%p for sentence in {items} %}}")
        add_text(document, "{{ loop.index }}．{{ sentence }}", "说明文字")
        add_text(document, "{%p endfor %}")


def _signature(document: Any) -> None:
    document.add_heading("签署", 1)
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    texts = (
        ("评估人员", "", "日期", ""),
        ("复核人员", "", "日期", ""),
        ("评估机构", "\n\n\n（盖章）", "被评估地区牵头单位确认", "\n\n\n（盖章）"),
    )
    for row, line in zip(table.rows, texts, strict=True):
        keep_whole(row)
        for at, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            fill(cell, text, shade=HEAD_FILL if at % 2 == 0 else "", bold=at % 2 == 0, centre=True)
        row.height = Cm(1.4)
    set_widths(table, [3.0, 5.4, 3.0, 5.4])


if __name__ == "__main__":
    main()

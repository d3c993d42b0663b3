"""report.docx, opened again."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.templates.make_template import TEMPLATE, build
from tests.reports.sample_assessment import HEALTH, PERSON, POLICE, SCRIPT


@pytest.fixture(scope="module")
def report(papers: Path) -> Any:
    return Document(str(papers / "report.docx"))


def texts(report: Any) -> str:
    cells = (cell.text for table in report.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in report.paragraphs), *cells])


def test_nothing_of_the_template_language_is_left_but_what_came_from_a_ledger(report):
    text = texts(report).replace("{{ 7*7 }} {% raw %}", "")
    assert "{{" not in text
    assert "{%" not in text
    assert "49" not in [cell.text for table in report.tables for row in table.rows for cell in row.cells]


def test_every_department_has_its_chapter_with_its_rates(report):
    headings = [paragraph.text for paragraph in report.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[:4] == ["一、部门汇总表", "二、总体情况", "三、未能核查的事项", "四、失分项及扣分依据"]
    assert f"五（1）{HEALTH}" in headings
    assert sum(heading.startswith("五（") for heading in headings) == 7
    assert "签署" in headings
    assert "15/16" in texts(report)


def test_the_summary_table_has_every_department_in_words_and_symbols(report):
    rows = [[cell.text for cell in row.cells] for row in report.tables[1].rows]
    assert len(rows) == 8
    assert rows[1][1:4] == [HEALTH, "√ 正常", "√ 有"]
    assert rows[3][1:4] == [POLICE, "？ 拒绝访问", "？ 未能核查"]


def test_charts_and_screenshots_are_in_the_document(report):
    assert len(report.inline_shapes) >= 10


def test_hostile_strings_are_plain_text_and_persons_are_masked(report):
    text = texts(report)
    assert SCRIPT in text
    assert PERSON not in text


def test_chinese_fonts_are_named_for_chinese_text(report):
    fonts = report.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    assert report.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"


def test_the_kept_template_is_what_its_script_makes(tmp_path):
    build().save(str(tmp_path / "made.docx"))
    for part in ("word/document.xml", "word/styles.xml"):
        kept, made = (zipfile.ZipFile(path).read(part) for path in (TEMPLATE, tmp_path / "made.docx"))
        assert kept == made, f"{part}: run python -m reports.templates.make_template"


def test_a_lost_screenshot_leaves_the_report_whole(tmp_path, heading):
    from reports.redaction import printable_file
    from reports.view import view_report
    from reports.word import write_word
    from tests.reports.sample_assessment import sample_assessment

    view = view_report(printable_file(sample_assessment()), heading)
    assert Document(str(write_word(view, (), tmp_path))).inline_shapes.__len__() == 0


def test_mends_what_was_seen_on_the_way_and_the_ends_of_the_total_are_there(report):
    text = texts(report)
    for said in (
        "可以补救的事项",
        "补公示4条",
        "沿途所见（不计分，请该部门处理）",
        "evidence/market/hidden_link.html",
    ):
        assert said in text
    assert "总分在" in "".join(cell.text for cell in report.tables[0].columns[1].cells)
    assert "信用门户网站：沿途所见（不计分）" in text

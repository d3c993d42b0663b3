"""指标得分: each indicator with its points, ground, clause and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosure.assessment import AssessmentFile
from disclosure.judgement import Score
from reports.heading import SchemeHeading
from reports.wording.bounds import total_sentence
from reports.wording.figures import lost
from reports.wording.words import word
from reports.workbook.sheet import Cell, Column, Link, Sheet

_COLUMNS = (
    Column("部门", 26),
    Column("指标", 8, "centre"),
    Column("指标名称", 34),
    Column("得分", 9, "points"),
    Column("满分", 9, "points"),
    Column("失分", 9, "points"),
    Column("扣分依据", 40),
    Column("条款", 44),
    Column("信息来源", 22),
    Column("所需材料", 34),
    Column("证据", 30),
)


def write_scores(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    if not heading.gives_points:
        return
    sheet = Sheet(book, looks, "指标得分", _COLUMNS)
    sheet.lines(_line(department, score) for department, score in _scores(file))
    total = file.audit.total if file.audit else None
    if total:
        unscored = f"未评分：{'、'.join(total.unscored)}" if total.unscored else ""
        if heading.rules is not None and file.audit is not None:
            unscored = total_sentence(heading.rules, file.audit.scores, of_region=True)
        rest = (None,) * 2
        sheet.line(
            (
                "合计",
                "",
                "已评分指标",
                total.points,
                total.full,
                total.full - total.points,
                unscored,
                *rest,
                *rest,
            ),
            "total",
        )
    sheet.close()


def _scores(file: AssessmentFile) -> Iterator[tuple[str, Score]]:
    for score in file.audit.scores if file.audit else ():
        yield "（地区）", score
    for department in file.departments:
        for score in department.audit.scores if department.audit else ():
            yield department.target.name, score


def _line(department: str, score: Score) -> tuple[Cell, ...]:
    first = score.evidence[0] if score.evidence else None
    return (
        department,
        score.indicator,
        score.title,
        word("phrase", "unscored") if score.points is None else score.points,
        score.full,
        None if score.points is None else lost(score),
        score.grounds,
        score.clause,
        score.information_source,
        score.missing,
        Link("、".join(score.evidence), first),
    )

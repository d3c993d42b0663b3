"""Scores of the sample assessment, of departments and of the region."""

from __future__ import annotations

from fractions import Fraction

from disclosure.assessment import DepartmentFile
from disclosure.judgement import AuditResult, Rate, Score, Total
from disclosure.records import SourceFile


def sample_scores(
    folder: str,
    *,
    catalogue: int | Fraction,
    publicity: int | Fraction = 1,
    on_time: int | Fraction = 1,
) -> tuple[Score, ...]:
    shot = (f"evidence/{folder}/catalogue.png",) if folder == "market" else ("evidence/education/home.png",)
    return (
        Score(
            indicator="1.3",
            title="被抽查部门的“双公示”目录本地公示情况",
            points=Fraction(catalogue),
            full=Fraction(1),
            grounds="" if catalogue == 1 else "目录编制不完整，或未全部公示。",
            clause="单个被抽查部门目录全部公布，得1分；部分公布，得0.5分；未公布，得0分",
            information_source="被抽查部门提供+在线核查",
            evidence=() if catalogue == 1 else shot,
        ),
        Score(
            indicator="6.2",
            title="被抽查部门数据公示率情况",
            points=Fraction(publicity),
            full=Fraction(1),
            grounds="" if publicity == 1 else "公示率14/19（73.68%），未查到4条。",
            clause="单个被抽查部门得分=公示率×1",
        ),
        Score(
            indicator="6.3",
            title="被抽查部门数据公示时效情况",
            points=Fraction(on_time),
            full=Fraction(1),
            grounds="" if on_time == 1 else "超过7个工作日公示，逐条见台账核查表。",
            clause="单个被抽查部门得分=有效率×1",
        ),
    )


_REGION = (
    Score(
        indicator="2",
        title="建立“双公示”专栏情况",
        points=Fraction(3),
        full=Fraction(9),
        grounds="首页建有专栏，但不具备查询功能。",
        clause="首页建立专栏且具备查询功能，得9分；在首页建立但不具备查询功能，得3分",
        information_source="在线核查",
        evidence=("evidence/credit/column.png",),
    ),
    Score(
        indicator="3",
        title="累计数据量占比",
        points=None,
        full=Fraction(20),
        grounds="",
        clause="得分=该省季度末累计上传量/……×20",
        missing="“信用中国”后台的各省累计上传量和数据量考核比例",
    ),
    Score(
        indicator="6.3",
        title="被抽查部门数据公示时效情况",
        points=Fraction(529, 120),
        full=Fraction(5),
        grounds="见各部门页。",
    ),
)
_FILES = (
    SourceFile(
        path="台账/卫健委.xlsx",
        sheet="行政许可",
        use="ledger",
        rows=13,
        skipped=1,
        note="第2行为合计行，未读入",
    ),
    SourceFile(
        path="台账/损坏.xlsx",
        sheet="",
        use="ledger",
        rows=0,
        skipped=0,
        note="不是有效的 Excel 文件",
        readable=False,
    ),
)


def sample_audit(departments: tuple[DepartmentFile, ...]) -> AuditResult:
    return AuditResult(
        departments=tuple(department.audit for department in departments if department.audit),
        scores=_REGION,
        total=Total(points=Fraction(8817, 100), full=Fraction(100), unscored=("3", "5.1")),
        region_rates={"publicity": Rate(46, 50, "各部门合计"), "on_time": Rate(34, 50, "各部门合计")},
        region_counts={"late": 7, "total": 50},
        files=_FILES,
        notes=("2018年的节假日安排齐全；没有超出节假日表的年份。",),
    )

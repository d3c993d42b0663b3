"""A draw on paper, on record (sample.json), and as the list that goes on to `gongshi run`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from audit.sampling import DRAWN_MARK, Assignment, Draw, Lot
from audit.sampling.lots import METHOD
from audit.schemes import Scheme
from disclosure.targets import Target
from reports.atomic import write_text, written_whole
from reports.papers.paper import Paper, PaperTable
from reports.papers.writing import write_paper
from reports.workbook.looks import WORKBOOK_OPTIONS

SCHEMA = "gongshi.sample/1"
TARGETS_HEAD = (
    "单位归属", "单位名称", "行政许可信息公示网址", "行政处罚信息公示网址", "网站首页", "级别",
    "统一社会信用代码", "备注",
)  # fmt: skip
_DRAWN_LIST = "抽查名单.xlsx"
Json = dict[str, Any]


def write_sample(
    scheme: Scheme, drawn: Draw | None, assigned: Assignment | None, out: Path, at: datetime
) -> tuple[Path, ...]:
    """sample.json, .html, .docx, .xlsx, and 抽查名单.xlsx where units were drawn."""
    text = json.dumps(record(scheme, drawn, assigned, at), ensure_ascii=False, indent=2)
    paths = (write_text(out / "sample.json", f"{text}\n"), *write_paper(paper(scheme, drawn, assigned), out, "sample"))
    return (*paths, _write_list(drawn, out / _DRAWN_LIST)) if drawn else paths


def record(scheme: Scheme, drawn: Draw | None, assigned: Assignment | None, at: datetime) -> Json:
    """Everything it takes to draw it again."""
    return {
        "schema": SCHEMA,
        "scheme": scheme.identifier,
        "drawn_at": at.isoformat(timespec="seconds"),
        "method": METHOD,
        "units": drawn and outcome_of_units(drawn),
        "assessors": assigned and outcome_of_assessors(assigned),
    }


def outcome_of_units(drawn: Draw) -> Json:
    return {
        "seed": drawn.seed,
        "population": {"units": drawn.units, "sha256": drawn.population},
        "lots": [_lot(lot) for lot in drawn.lots],
    }


def outcome_of_assessors(assigned: Assignment) -> Json:
    return {
        "seed": assigned.seed,
        "rounds": assigned.rounds,
        "by_region": dict(assigned.by_region),
        "left": list(assigned.left),
    }


def paper(scheme: Scheme, drawn: Draw | None, assigned: Assignment | None) -> Paper:
    remarks = [f"方案：{scheme.title}（{scheme.source}）。", f"抽签办法：{METHOD}。"]
    tables = []
    if drawn:
        remarks.append(f"种子：{drawn.seed}；名单共{drawn.units}个单位，校验码（SHA-256）{drawn.population}。")
        remarks += [*drawn.remarks, *(f"{lot.stratum.name}：{lot.remark}" for lot in drawn.lots if lot.remark)]
        tables.append(_units_table(drawn.lots))
    if assigned:
        rounds = f"第{assigned.rounds}轮抽出" if assigned.rounds else "逐个抽出"
        remarks.append(f"评估机构的种子：{assigned.seed}；{rounds}，没有回避的情形。")
        if assigned.left:
            remarks.append(f"未抽中的评估机构：{'、'.join(assigned.left)}。")
        rows = tuple((at, region, name) for at, (region, name) in enumerate(assigned.by_region.items(), 1))
        table = PaperTable(
            title="评估机构抽签情况",
            heads=("序号", "地区", "评估机构"),
            weights=(1, 4, 5),
            rows=rows,
            note=scheme.sampling.one_region_each if scheme.sampling else "",
        )
        tables.append(table)
    return Paper(title="抽签结果", remarks=tuple(remarks), tables=tuple(tables))


def _units_table(lots: Sequence[Lot]) -> PaperTable:
    rows = [
        (lot.stratum.name, lot.pool, target.region, target.name, target.level, "、".join(lot.next), lot.stratum.clause)
        for lot in lots
        for target in lot.taken
    ]
    return PaperTable(
        title="抽中的单位",
        heads=("组", "候选数", "单位归属", "单位名称", "级别", "候补", "依据"),
        weights=(3, 1.2, 2.5, 4, 1.5, 4, 5),
        rows=tuple(rows),
    )


def _lot(lot: Lot) -> Json:
    return {
        "name": lot.stratum.name,
        "clause": lot.stratum.clause,
        "pool": lot.pool,
        "regions": list(lot.regions),
        "taken": [{"name": target.name, "region": target.region, "level": target.level} for target in lot.taken],
        "next": list(lot.next),
        "remark": lot.remark,
    }


def _write_list(drawn: Draw, target: Path) -> Path:
    with written_whole(target) as draft, Workbook(str(draft), WORKBOOK_OPTIONS) as book:
        sheet = book.add_worksheet("抽查名单")
        sheet.write_row(0, 0, TARGETS_HEAD)
        rows = [(lot, one) for lot in drawn.lots for one in lot.taken]
        for at, (lot, one) in enumerate(rows, 1):
            sheet.write_row(at, 0, _line(one, f"{DRAWN_MARK}：{lot.stratum.name}，种子{drawn.seed}"))
    return target


def _line(target: Target, remark: str) -> tuple[str, ...]:
    urls = (target.permit_url, target.penalty_url, target.home_url)
    remarks = "；".join(filter(None, (remark, target.remark)))
    return (target.region, target.name, *(url or "" for url in urls), target.level, target.credit_code or "", remarks)

"""The workbook's sheets, in the order an assessor goes through them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from disclosure.assessment import AssessmentFile
from reports.atomic import written_whole
from reports.heading import SchemeHeading
from reports.workbook.findings_sheet import write_findings
from reports.workbook.ledger_sheet import write_ledger
from reports.workbook.looks import WORKBOOK_OPTIONS, make_looks
from reports.workbook.mends_sheet import write_mends
from reports.workbook.noticed_sheet import write_noticed
from reports.workbook.platform_sheet import write_platform_tables
from reports.workbook.rankings_sheet import write_rankings_sheets
from reports.workbook.records_sheet import write_records
from reports.workbook.scores_sheet import write_scores
from reports.workbook.sources_sheet import write_sources
from reports.workbook.summary_sheet import write_summary
from reports.workbook.unchecked_sheet import write_unchecked

_SHEETS: tuple[Callable[[Any, dict[str, Any], AssessmentFile, SchemeHeading], None], ...] = (
    write_summary,
    write_platform_tables,
    write_ledger,
    write_scores,
    write_mends,
    write_rankings_sheets,
    write_findings,
    write_noticed,
    write_records,
    write_unchecked,
    write_sources,
)


def write_workbook(file: AssessmentFile, heading: SchemeHeading, out: Path) -> Path:
    """`file` must already be printable (reports.redaction.printable_file)."""
    target = out / "workbook.xlsx"
    with written_whole(target) as draft, Workbook(str(draft), WORKBOOK_OPTIONS) as book:
        looks = make_looks(book)
        for write in _SHEETS:
            write(book, looks, file, heading)
    return target

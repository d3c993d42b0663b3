"""排名: the scheme's rankings of the period, each a sheet."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.view.rankings import own_rankings, ranking_table
from reports.workbook.paper_sheet import write_table


def write_rankings_sheets(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    for period in own_rankings(file, heading):
        write_table(book, looks, ranking_table(period), period.ranking.name)

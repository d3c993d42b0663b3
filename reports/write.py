"""All papers of an assessment at once."""

from __future__ import annotations

from pathlib import Path

from disclosure.assessment import AssessmentFile
from reports.charts import draw, plan_charts
from reports.custody.manifest import write_manifest
from reports.data_files.discrepancy_table import write_findings_csv
from reports.data_files.rates_table import write_rates_csv
from reports.data_files.result_json import write_result_json
from reports.data_files.row_tables import write_matches_csv, write_records_csv
from reports.heading import SchemeHeading
from reports.html import write_html
from reports.redaction import printable_file
from reports.view import view_report
from reports.word import write_word
from reports.workbook import write_workbook


def write_all(file: AssessmentFile, heading: SchemeHeading, out: Path) -> tuple[Path, ...]:
    """Write every file of CONTRACT's `Out` but the database, and say where. Each appears whole or not at all.

    Evidence files must already lie under `out`. InputError where a file is held open by another program.
    """
    printed = printable_file(file)
    view = view_report(printed, heading)
    pictures = tuple(draw(chart) for chart in plan_charts(printed, heading))
    return (
        write_result_json(printed, out, heading.rules),
        write_records_csv(printed, out),
        write_matches_csv(printed, out),
        write_rates_csv(printed, heading.rules, out),
        write_findings_csv(printed, out),
        write_html(view, pictures, out),
        write_word(view, pictures, out),
        write_workbook(printed, heading, out),
        write_manifest(printed, out),
    )

"""The report as data: what HTML and Word print, already in words, before either gives it a form."""

from reports.view.report import ReportView, view_report

__all__ = ["ReportView", "view_report"]

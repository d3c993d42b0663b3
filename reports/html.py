"""report.html: one file that opens offline, its style within it, its pictures beside it under evidence/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.atomic import write_text
from reports.charts import Picture
from reports.view import ReportView

TEMPLATES = Path(__file__).parent / "templates"


def write_html(view: ReportView, pictures: Sequence[Picture], out: Path) -> Path:
    return write_text(out / "report.html", page(view, pictures))


def page(view: ReportView, pictures: Sequence[Picture]) -> str:
    """The page's text. Everything that came from a site or a ledger is escaped."""
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return _environment().get_template("report.html.j2").render(view=view, pictures=pictures, css=css)


def text_from(template: str, **values: object) -> str:
    """A plain-text paper. Nothing is escaped: it is no page."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    environment = Environment(
        loader=loader,
        autoescape=False,  # noqa: S701 -- no browser reads it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["screen_symbols"] = _screen_symbols
    return environment


def _screen_symbols(text: str) -> str:
    """√ is what 仿宋 has on paper; in the sans-serif fonts of screens it is a root sign with a roof."""
    return text.replace("√", "✓")

"""report.docx: the assessment report, filled into the Word template that office staff own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from reports.atomic import written_whole
from reports.charts import Picture
from reports.view import ReportView
from reports.view.department import DepartmentView
from reports.view.evidence import EvidenceView
from reports.view.rows import RowView
from reports.word_pictures import fitted
from reports.wording.words import word

TEMPLATE = Path(__file__).parent / "templates" / "report.docx"
_CHART_WIDTH = Mm(150)
# Screenshots a department has room for; the rest stand in report.html and evidence/.
_MOST_SHOTS = 4
_MOST_ROWS = 60
_TROUBLED = frozenset({"warn", "bad", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPicture:
    image: Any
    title: str = ""
    note: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDepartment:
    view: DepartmentView
    shots: tuple[WordPicture, ...]
    troubles: tuple[RowView, ...]


def write_word(view: ReportView, pictures: Sequence[Picture], out: Path, template: Path = TEMPLATE) -> Path:
    """`out` also holds evidence/, from where the screenshots come."""
    document = DocxTemplate(str(template))
    context = {
        "view": view,
        "pictures": [_chart(document, picture) for picture in pictures if picture.png],
        "departments": [_department(document, one, out) for one in view.departments],
        "chapter": "五" if view.heading.gives_points else "四",
    }
    document.render(context, autoescape=True)
    with written_whole(out / "report.docx") as draft:
        document.save(str(draft))
    return out / "report.docx"


def _chart(document: Any, picture: Picture) -> WordPicture:
    image = InlineImage(document, BytesIO(picture.png or b""), width=_CHART_WIDTH)
    return WordPicture(image=image, title=picture.title, note=picture.note)


def _department(document: Any, view: DepartmentView, out: Path) -> WordDepartment:
    paths = {item.path: item for finding in view.site.findings for item in finding.evidence if item.is_picture}
    shots = (_shot(document, item, out) for item in list(paths.values())[:_MOST_SHOTS])
    return WordDepartment(
        view=view,
        shots=tuple(shot for shot in shots if shot),
        troubles=_said_once([row for row in view.rows if row.status.tone in _TROUBLED][:_MOST_ROWS]),
    )


def _said_once(rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """A row with the note of the row above says so: a site that could not be read has as many notes as rows."""
    notes = [row.note for row in rows]
    same = [bool(note) and note == above for note, above in zip(notes, ["", *notes], strict=False)]
    return tuple(
        replace(row, note=word("phrase", "as_above")) if one else row for row, one in zip(rows, same, strict=True)
    )


def _shot(document: Any, item: EvidenceView, out: Path) -> WordPicture | None:
    picture = fitted(out / item.path)
    if picture is None:
        return None
    image = InlineImage(document, BytesIO(picture.content), width=Mm(picture.width_mm))
    return WordPicture(image=image, caption=_caption(item))


def _caption(item: EvidenceView) -> str:
    """What is seen, of which address, when it was taken, and where the file lies."""
    taken = f"　截取时间：{item.taken_at}" if item.taken_at else ""
    address = f"\n网址：{item.url}" if item.url else ""
    return f"图：{item.caption}{taken}{address}\n文件：{item.path}"

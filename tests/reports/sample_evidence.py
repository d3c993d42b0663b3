"""Kept files of the sample assessment, real enough to be hashed and shown."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from disclosure.assessment import AssessmentFile
from disclosure.findings import Evidence
from disclosure.vocabulary import EvidenceKind
from tests.reports.sample_words import MADE_AT


def sample_evidence(path: str, caption: str) -> Evidence:
    return Evidence(
        path=path,
        kind=EvidenceKind.PAGE if path.endswith(".html") else EvidenceKind.SCREENSHOT,
        url="http://127.3.0.1/",
        sha256=hashlib.sha256(_picture(path)).hexdigest(),
        taken_at=MADE_AT,
        caption=caption,
    )


def lay_evidence(file: AssessmentFile, out: Path) -> None:
    sites = [department.portal for department in file.departments] + [file.credit]
    for kept in (kept for site in sites if site for kept in site.evidence):
        target = out / kept.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_picture(kept.path))


def _picture(path: str) -> bytes:
    """A page-like picture, tall as a full-page screenshot is, with a framed place; bytes repeat exactly."""
    if path.endswith(".html"):
        return "<!doctype html><title>首页</title>".encode()
    image = Image.new("RGB", (960, 1500), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 960, 130), fill="#1d5aa6")
    for line in range(30):
        draw.rectangle((60, 180 + line * 42, 500 + (line * 97) % 380, 194 + line * 42), fill="#c9d1dc")
    draw.rectangle((40, 250, 640, 420), outline="#d0021b", width=5)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()

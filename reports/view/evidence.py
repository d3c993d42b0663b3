"""Kept files as the papers show them: a link that opens, a caption, whether they are pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from disclosure.assessment import AssessmentFile
from disclosure.findings import Evidence
from reports.wording.days import chinese_moment

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """`path` is relative to the output folder; `href` the same, fit for a link; `url` the address it was taken
    of."""

    path: str
    href: str
    caption: str
    is_picture: bool
    url: str = ""
    taken_at: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceShelf:
    """All kept files of an assessment by their path."""

    known: Mapping[str, Evidence]

    def show(self, paths: Iterable[str]) -> tuple[EvidenceView, ...]:
        """Views of those paths that lie inside the output folder, each once, in the order given."""
        return tuple(self._view(path) for path in dict.fromkeys(paths) if _is_inside(path))

    def _view(self, path: str) -> EvidenceView:
        kept = self.known.get(path)
        return EvidenceView(
            path=path,
            href=quote(path.replace("\\", "/")),
            caption=(kept.caption if kept else "") or PurePosixPath(path).name,
            is_picture=PurePosixPath(path).suffix.lower() in _PICTURES,
            url=legible(kept.url) if kept else "",
            taken_at=chinese_moment(kept.taken_at) if kept else "",
        )


def evidence_shelf(file: AssessmentFile) -> EvidenceShelf:
    sites = [department.portal for department in file.departments] + [file.credit]
    return EvidenceShelf({kept.path: kept for site in sites if site for kept in site.evidence})


def legible(url: str) -> str:
    """The address as people read it: Chinese instead of %E5%B9%B3. What is not UTF-8 stays as it is."""
    try:
        text = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return text if text.isprintable() else url


def web_address(url: str | None) -> str:
    """The address if a click on it is harmless (http, https), else nothing: sites give us javascript: too."""
    try:
        return url if url and urlsplit(url.strip()).scheme.lower() in ("http", "https") else ""
    except ValueError:
        return ""


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/"))
    return bool(path) and not parts.is_absolute() and ".." not in parts.parts and ":" not in parts.parts[0]

"""The project's own files, as the house tests look at them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "README.zh-CN.md"

NOT_OURS = {"build", "dist", "out", "demo-out", "__pycache__", "node_modules"}
HIDDEN_BUT_OURS = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
}
TEXT = {
    ".py",
    ".sh",
    ".toml",
    ".md",
    ".txt",
    ".yaml",
    ".yml",
    ".cfg",
    ".ini",
    ".csv",
    ".j2",
    ".html",
    ".css",
    ".js",
    ".mako",
}


def project_files() -> Iterator[Path]:
    """Every file of the project; not what was built, installed or put out beside it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if _is_ours(name))
        yield from (Path(folder, name) for name in sorted(names) if _is_ours(name))


def text_files() -> Iterator[Path]:
    for path in project_files():
        if path.suffix in TEXT or path.name in {"Makefile", "run"}:
            yield path


def python_files() -> Iterator[Path]:
    return (path for path in project_files() if path.suffix == ".py")


def _is_ours(name: str) -> bool:
    if name.startswith("."):
        return name in HIDDEN_BUT_OURS
    return name not in NOT_OURS and not name.endswith(".egg-info")

"""What holds for every file of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, python_files, text_files

MOST_LINES = 400  # STYLE: past 400 a file is two ideas
HERE = Path(__file__).resolve()

# Someone's own folders, and where one network happens to get its packages, tie the project to one machine.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w")
PACKAGE_INDEX = re.compile(
    r"--(?:extra-)?index-url|PIP_(?:EXTRA_)?INDEX|https?://[\w.-]*(?:pypi|pythonhosted|npmjs|/simple\b)",
    re.IGNORECASE,
)


def offenders(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        if path != HERE
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert offenders(MACHINE_PATH) == []


def test_no_file_names_a_package_index() -> None:
    assert offenders(PACKAGE_INDEX) == []


@pytest.mark.parametrize("line", ["open('/home/li/x')", "cd /root/project", r"C:\Users\li\out", "see /Users/li/x"])
def test_a_machine_path_would_be_seen(line: str) -> None:
    assert MACHINE_PATH.search(line)


def test_no_python_file_is_past_the_length_of_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_file_is_named_by_a_word_that_says_nothing() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
    assert [str(path.relative_to(ROOT)) for path in python_files() if path.stem in empty_words] == []


def test_every_link_between_the_projects_own_pages_leads_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in text_files()
        if page.suffix == ".md"
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []

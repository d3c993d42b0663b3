"""All papers of the sample assessment, written once for every test of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.schemes import load_scheme
from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.redaction import printable_file
from reports.write import write_all
from tests.reports.sample_assessment import sample_assessment


@pytest.fixture(scope="session")
def heading() -> SchemeHeading:
    return SchemeHeading.of(load_scheme("national-2018q2"))


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, heading: SchemeHeading) -> Path:
    # A blank and Chinese characters, as users' folders have.
    out = tmp_path_factory.mktemp("papers") / "评估 结果"
    write_all(sample_assessment(out), heading, out)
    return out


@pytest.fixture(scope="session")
def printed() -> AssessmentFile:
    return printable_file(sample_assessment())

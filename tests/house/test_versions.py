"""The lock and pyproject.toml say the same."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT, project_files

PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;@]+)$")


def locked() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [PIN.match(line) for line in lines if line and not line.startswith("#")]
    assert all(pins), "constraints.txt holds something else than name==version"
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    lines = [*project["project"]["dependencies"], *(line for part in (*extras, *groups) for line in part)]
    return [Requirement(line) for line in lines]


def test_every_dependency_is_locked_to_a_version_that_it_allows() -> None:
    versions = locked()
    wrong = [
        str(wanted)
        for wanted in asked_for()
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"), prereleases=True)
    ]
    assert wrong == []


def test_the_lock_leaves_out_the_project_and_the_installers() -> None:
    assert {"gongshi", "pip", "setuptools", "wheel"}.isdisjoint(locked())


def test_every_kind_of_data_file_goes_into_the_installed_package() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    patterns = tools["setuptools"]["package-data"]["*"]
    rooms = [pattern.removesuffix("*") for pattern in tools["setuptools"]["packages"]["find"]["include"]]
    left_out = [
        str(path.relative_to(ROOT))
        for path in project_files()
        if path.relative_to(ROOT).parts[0] in rooms
        and path.suffix != ".py"
        and not any(path.match(pattern) for pattern in patterns)
    ]
    assert left_out == [], "add the ending to package-data in pyproject.toml"

"""The Chinese guide tells of every command and option there is, and of none that there is not."""

from __future__ import annotations

import re

import pytest

from audit.schemes.loading import list_schemes
from disclosure.vocabulary import DateSource, Exclusion, MatchedBy, RowStatus, SiteStatus, Verdict
from gongshi.settings import SETTINGS
from tests.house.commands import Command, commands
from tests.house.tree import GUIDE, ROOT

HEADING = re.compile(r"^#{2,4} .*$", re.MULTILINE)
NAMED = re.compile(r"`gongshi ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """The text under each heading that names commands (`gongshi run`), by command."""
    text = guide()
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    told: dict[str, str] = {}
    for heading, end in zip(headings, ends, strict=True):
        for name in NAMED.findall(heading.group()):
            told[name] = told.get(name, "") + text[heading.end() : end]
    return told


def real_commands() -> list[Command]:
    found = [command for command in commands() if command.name]
    assert found, "gongshi has no commands"
    return found


def test_every_command_has_a_section_of_the_guide() -> None:
    untold = [command.name for command in real_commands() if command.name not in sections()]
    assert not untold, f"README.zh-CN.md has no heading with `gongshi NAME` for: {untold}"


def test_every_option_is_told_in_its_commands_section() -> None:
    told = sections()
    untold = [
        f"gongshi {command.name} {option}"
        for command in real_commands()
        for option in command.options
        if option not in OPTION.findall(told.get(command.name, ""))
    ]
    assert not untold, "README.zh-CN.md does not tell of:\n" + "\n".join(untold)


def test_the_guide_tells_of_no_command_or_option_that_does_not_exist() -> None:
    real = {command.name: command.options for command in real_commands()}
    told = sections()
    assert set(told) <= set(real)
    invented = [
        f"gongshi {name} {option}"
        for name, text in told.items()
        for option in OPTION.findall(text)
        if option not in real[name] and option != "--help"
    ]
    assert not invented, "README.zh-CN.md tells of options that gongshi does not have:\n" + "\n".join(invented)


@pytest.mark.parametrize("words", [RowStatus, Verdict, SiteStatus, Exclusion, MatchedBy, DateSource])
def test_every_word_that_stands_in_the_outputs_is_explained(words: type[RowStatus]) -> None:
    unexplained = [word.value for word in words if f"`{word.value}`" not in guide()]
    assert not unexplained


def test_every_exit_code_is_explained() -> None:
    section = guide().split("## 退出码", 1)[1].split("\n## ", 1)[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)} >= {0, 2, 3, 4, 130}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_two_commands_stand_at_the_top(name: str) -> None:
    top = (ROOT / name).read_text(encoding="utf-8").splitlines()[:40]
    assert any(line.startswith("make demo") for line in top)
    assert any(line.startswith("make test") for line in top)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_scheme_that_comes_with_the_program_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [scheme for scheme in list_schemes() if f"`{scheme}`" not in text] == []


def test_every_setting_of_gongshi_toml_is_told() -> None:
    section = guide().split("## 设置文件", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(SETTINGS)

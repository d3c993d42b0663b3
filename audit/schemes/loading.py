"""Rule files to schemes: those that come with the program, and any TOML file of the user's own."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from importlib import resources
from pathlib import Path

from audit.schemes.comparing_tables import printed_table, ranking, sampling
from audit.schemes.formula_tables import Vocabulary
from audit.schemes.key_places import KeyPlaces
from audit.schemes.rule_table import RuleTable
from audit.schemes.scheme import Scheme
from audit.schemes.scheme_tables import (
    asked_figure,
    back_filling,
    consequence,
    counting,
    duty,
    indicator,
    named_rate,
    part,
    timing,
)
from disclosure.errors import InputError


def list_schemes() -> list[str]:
    """Identifiers of the schemes that come with the program, in order."""
    files = resources.files("audit.schemes").iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))


def load_scheme(identifier: str) -> Scheme:
    """A scheme by its identifier, or by the path of a .toml file.

    InputError where there is none such, or where the file has a mistake (file, table and key named).
    """
    if identifier in list_schemes():
        file = f"{identifier}.toml"
        return read_scheme(resources.files("audit.schemes").joinpath(file).read_text(encoding="utf-8"), file)
    if identifier.lower().endswith(".toml"):
        return read_scheme(_own_file(Path(identifier)), identifier)
    known = "、".join(list_schemes())
    raise InputError(f"没有名为“{identifier}”的评估方案：可用的方案有 {known}，也可给出自己的 .toml 方案文件。")


def _own_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"评估方案文件 {path} 打不开：请检查路径和读取权限。") from error
    except UnicodeDecodeError as error:
        raise InputError(f"评估方案文件 {path} 不是 UTF-8 编码：请另存为 UTF-8。") from error


def read_scheme(text: str, where: str) -> Scheme:
    """A scheme from the text of its rule file; `where` names the file in error sentences."""
    try:
        content = tomllib.loads(text, parse_float=Fraction)
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise InputError(f"评估方案文件 {where} 不是有效的 TOML（{error}）：请改正后重试。") from error
    top = RuleTable(content, where, KeyPlaces(text))
    asked = tuple(asked_figure(table) for table in top.tables("statistics"))
    rates = tuple(named_rate(table, Vocabulary.of((), asked)) for table in top.tables("rates"))
    words = Vocabulary.of([rate.name for rate in rates], asked)
    parts = tuple(part(table) for table in top.tables("parts"))
    scheme = Scheme(
        identifier=top.text("identifier"),
        title=top.text("title"),
        source=top.text("source"),
        in_force_from=top.day_or_none("in_force_from"),
        in_force_to=top.day_or_none("in_force_to"),
        timing=timing(top.table("timing")),
        counting=counting(top.table("counting")),
        indicators=tuple(indicator(table, words, parts) for table in top.tables("indicators")),
        consequences=tuple(consequence(table, words) for table in top.tables("consequences")),
        ambiguities=top.texts("ambiguities"),
        statistics=asked,
        rates=rates,
        parts=parts,
        duties=tuple(duty(table) for table in top.tables("duties")),
        back_filling=back_filling(top.table_or_none("back_filling")),
        tables=tuple(printed_table(table, words) for table in top.tables("tables")),
        rankings=tuple(ranking(table, words) for table in top.tables("rankings")),
        sampling=sampling(top.table_or_none("sampling")),
        total_at_most=top.number_or_none("total_at_most"),
    )
    if again := _twice([item.number for item in scheme.indicators]):
        raise top.wrong("indicators", f"编号各不相同的指标（{again} 写了两次）")
    top.close()
    return scheme


def _twice(names: list[str]) -> str:
    return next((name for at, name in enumerate(names) if name in names[:at]), "")

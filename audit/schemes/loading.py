"""Rule files to schemes: those that come with the program, and any TOML file of the user's own."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from importlib import resources
from pathlib import Path
from typing import cast, get_args

from audit.schemes.formula_tables import KNOWN_RATES, read_formula
from audit.schemes.rule_table import RuleTable
from audit.schemes.scheme import (
    Basis,
    Consequence,
    Counting,
    Indicator,
    Level,
    PeriodDate,
    Scheme,
    Timing,
)
from disclosure.errors import InputError
from disclosure.vocabulary import Exclusion, SiteRole
from disclosure.workdays import CountFrom

KNOWN_COUNTS = ("concealed", "late", "omitted")
"""Counts a consequence may hang on."""


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
        top = RuleTable(tomllib.loads(text, parse_float=Fraction), where)
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise InputError(f"评估方案文件 {where} 不是有效的 TOML（{error}）：请改正后重试。") from error
    scheme = Scheme(
        identifier=top.text("identifier"),
        title=top.text("title"),
        source=top.text("source"),
        in_force_from=top.day_or_none("in_force_from"),
        in_force_to=top.day_or_none("in_force_to"),
        timing=_timing(top.table("timing")),
        counting=_counting(top.table("counting")),
        indicators=tuple(_indicator(table) for table in top.tables("indicators")),
        consequences=tuple(_consequence(table) for table in top.tables("consequences")),
        ambiguities=top.texts("ambiguities"),
    )
    top.close()
    return scheme


def _timing(table: RuleTable) -> Timing:
    timing = Timing(
        limit=table.whole("limit"),
        outer_limit=table.whole_or_none("outer_limit"),
        clause=table.text("clause"),
        outer_clause=table.text("outer_clause", ""),
        count_from=cast("CountFrom", table.choice("count_from", get_args(CountFrom), "next_day")),
    )
    table.close()
    return timing


def _counting(table: RuleTable) -> Counting:
    counting = Counting(
        basis=cast("Basis", table.choice("basis", ("publication", "platform"))),
        period_by=cast("tuple[PeriodDate, ...]", table.choices("period_by", ("decision_date", "reported_on"))),
        published_where=tuple(map(SiteRole, table.choices("published_where", tuple(SiteRole)))),
        exclusions=tuple(map(Exclusion, table.choices("exclusions", tuple(Exclusion)))),
        compliance=table.choice("compliance", ("standard", "qualified")),  # type: ignore[arg-type]
        zero_prints=table.text("zero_prints"),
        open_scopes=table.texts("open_scopes"),
        legal_grounds=table.texts("legal_grounds"),
        clauses=table.texts("clauses"),
    )
    if not counting.period_by:
        raise table.wrong("period_by", "至少含一项的列表")
    table.close()
    return counting


def _indicator(table: RuleTable) -> Indicator:
    level = cast("Level", table.choice("level", ("department", "region")))
    formula = table.table("formula")
    full = table.number("full")
    each = table.number("each", 1)
    indicator = Indicator(
        number=table.text("number"),
        title=table.text("title"),
        full=full,
        each=each,
        level=level,
        formula=read_formula(formula),
        clause=table.text("clause"),
        information_source=table.text("information_source", ""),
        evidence_wanted=table.text("evidence_wanted", ""),
        ambiguity=table.text("ambiguity", ""),
    )
    if level == "department" and each <= 0:
        raise table.wrong("each", "大于0的数字")
    formula.close()
    table.close()
    return indicator


def _consequence(table: RuleTable) -> Consequence:
    consequence = Consequence(
        says=table.text("says"),
        clause=table.text("clause"),
        above=table.number("above"),
        rate=table.choice("rate", ("", *KNOWN_RATES), "") or None,
        count=table.choice("count", ("", *KNOWN_COUNTS), "") or None,
        not_judged=table.text("not_judged", ""),
    )
    if (consequence.rate is None) == (consequence.count is None):
        raise table.wrong("rate", "一个率（或改用 count 写一个计数），二者取一")
    table.close()
    return consequence

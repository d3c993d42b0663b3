"""The parts of a scheme out of their rule tables; formulas are in `formula_tables`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from audit.schemes.asked import AnswerKind, AskedFigure, AskedOf
from audit.schemes.expressions import is_name
from audit.schemes.formula_tables import Vocabulary, read_formula
from audit.schemes.rule_table import RuleTable
from audit.schemes.scheme import (
    ON_SITES,
    AlsoRate,
    BackFilling,
    Basis,
    Combine,
    Consequence,
    Counting,
    Duty,
    Gather,
    Indicator,
    Level,
    NamedRate,
    Part,
    PeriodDate,
    Timing,
)
from disclosure.vocabulary import Exclusion, SiteRole
from disclosure.workdays import CountFrom

KNOWN_COUNTS = ("concealed", "late", "omitted", "shifted")
"""Counts a consequence may hang on."""


def timing(table: RuleTable) -> Timing:
    read = Timing(
        limit=table.whole("limit"),
        outer_limit=table.whole_or_none("outer_limit"),
        clause=table.text("clause"),
        outer_clause=table.text("outer_clause", ""),
        count_from=cast("CountFrom", table.choice("count_from", get_args(CountFrom), "next_day")),
    )
    table.close()
    return read


def counting(table: RuleTable) -> Counting:
    read = Counting(
        basis=cast("Basis", table.choice("basis", get_args(Basis))),
        period_by=cast("tuple[PeriodDate, ...]", table.choices("period_by", get_args(PeriodDate))),
        published_where=tuple(map(SiteRole, table.choices("published_where", tuple(SiteRole)))),
        exclusions=tuple(map(Exclusion, table.choices("exclusions", tuple(Exclusion)))),
        compliance=table.choice("compliance", ("standard", "qualified")),  # type: ignore[arg-type]
        zero_prints=table.text("zero_prints"),
        open_scopes=table.texts("open_scopes"),
        legal_grounds=table.texts("legal_grounds"),
        clauses=table.texts("clauses"),
        also=cast("tuple[AlsoRate, ...]", table.choices("also", get_args(AlsoRate))),
    )
    if not read.period_by:
        raise table.wrong("period_by", "至少含一项的列表")
    if not ON_SITES.isdisjoint(read.also) and not read.published_where:
        raise table.wrong("also", "空列表，因为 published_where 没有写明要看的网站")
    table.close()
    return read


def indicator(table: RuleTable, words: Vocabulary, parts: Sequence[Part]) -> Indicator:
    level = cast("Level", table.choice("level", get_args(Level)))
    formula = table.table("formula")
    full = table.number("full")
    each = table.number("each", 1)
    read = Indicator(
        number=table.text("number"),
        title=table.text("title"),
        full=full,
        each=each,
        level=level,
        formula=read_formula(formula, words),
        clause=table.text("clause"),
        information_source=table.text("information_source", ""),
        evidence_wanted=table.text("evidence_wanted", ""),
        ambiguity=table.text("ambiguity", ""),
        months=table.wholes("months", 1, 12),
        units=table.texts("units"),
        part=table.choice("part", ("", *(part.name for part in parts)), ""),
        gather=cast("Gather", table.choice("gather", get_args(Gather), "mean")),
    )
    if level == "department" and full > 0 and each <= 0:
        raise table.wrong("each", "大于0的数字")
    formula.close()
    table.close()
    return read


def consequence(table: RuleTable, words: Vocabulary) -> Consequence:
    read = Consequence(
        says=table.text("says"),
        clause=table.text("clause"),
        above=table.number("above", 0),
        rate=table.choice("rate", ("", *words.rates), "") or None,
        count=table.choice("count", ("", *KNOWN_COUNTS), "") or None,
        statistic=table.choice("statistic", ("", *_numbers(words)), "") or None,
        without_ledger=table.truth("without_ledger"),
        unless=table.choice("unless", ("", *words.questions("yes_no")), ""),
        not_judged=table.text("not_judged", ""),
        running=table.whole_or_none("running") or 1,
    )
    grounds = (read.rate is not None, read.count is not None, read.statistic is not None, read.without_ledger)
    if sum(grounds) != 1:
        raise table.wrong("rate", "一个率（或改用 count 写一个计数、statistic 写统计项、without_ledger），四者取一")
    table.close()
    return read


def _numbers(words: Vocabulary) -> tuple[str, ...]:
    return (*words.questions("number"), *words.questions("yes_no"))


def asked_figure(table: RuleTable) -> AskedFigure:
    read = AskedFigure(
        name=table.text("name"),
        kind=cast("AnswerKind", table.choice("kind", get_args(AnswerKind))),
        level=cast("AskedOf", table.choice("level", get_args(AskedOf))),
        supplied_by=table.text("supplied_by"),
        choices=table.texts("choices"),
        repeats=table.truth("repeats"),
        remark=table.text("remark", ""),
    )
    if not is_name(read.name):
        raise table.wrong("name", "可用在算式里的名称（汉字、字母、数字，不含空格和标点）")
    if (read.kind == "choice") != bool(read.choices):
        raise table.wrong("choices", '可选的答案（只用于 kind = "choice"）')
    table.close()
    return read


def named_rate(table: RuleTable, words: Vocabulary) -> NamedRate:
    read = NamedRate(
        name=table.text("name"),
        numerator=table.expression("numerator", words.names),
        denominator=table.expression("denominator", words.names),
        clause=table.text("clause"),
    )
    if not is_name(read.name) or read.name in words.names:
        raise table.wrong("name", "可用在算式里、没有用过的名称")
    table.close()
    return read


def part(table: RuleTable) -> Part:
    read = Part(
        name=table.text("name"),
        weight=table.number("weight"),
        clause=table.text("clause"),
        combine=cast("Combine", table.choice("combine", get_args(Combine), "sum")),
    )
    table.close()
    return read


def duty(table: RuleTable) -> Duty:
    read = Duty(says=table.text("says"), due=table.text("due"), clause=table.text("clause"))
    table.close()
    return read


def back_filling(table: RuleTable | None) -> BackFilling | None:
    if table is None:
        return None
    read = BackFilling(start=table.day("from"), end=table.day("to"), due=table.day("due"), clause=table.text("clause"))
    if read.end < read.start:
        raise table.wrong("to", "不早于 from 的日期")
    table.close()
    return read

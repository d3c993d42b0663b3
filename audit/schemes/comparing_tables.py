"""Rankings, lots and printed tables of a scheme out of their rule tables."""

from __future__ import annotations

from typing import cast, get_args

from audit.schemes.formula_tables import Vocabulary
from audit.schemes.ranking_rules import Order, RankConsequence, RankedOver, RankedUnit, Ranking, Within
from audit.schemes.rule_table import RuleTable
from audit.schemes.sampling_rules import Sampling, Stratum
from audit.schemes.scheme import PrintedColumn, PrintedTable

PRINTED_COUNTS = ("late", "omitted", "qualified", "permit", "penalty", "total", "on_time", "concealed", "published")
"""Counts that a notice's own table may print, or a ranking go by."""
TOTAL = "total_points"


def ranking(table: RuleTable, words: Vocabulary) -> Ranking:
    read = Ranking(
        name=table.text("name"),
        of=cast("RankedUnit", table.choice("of", get_args(RankedUnit))),
        clause=table.text("clause"),
        by=table.choice("by", (TOTAL, *words.rates, *PRINTED_COUNTS), TOTAL),
        over=cast("RankedOver", table.choice("over", get_args(RankedOver), "period")),
        order=cast("Order", table.choice("order", get_args(Order), "high_first")),
        levels=table.texts("levels"),
        consequences=tuple(_rank_consequence(row) for row in table.tables("consequences")),
    )
    if read.over == "year" and read.by != TOTAL:
        raise table.wrong("by", f"{TOTAL}（年度排名只按总分）")
    table.close()
    return read


def _rank_consequence(table: RuleTable) -> RankConsequence:
    read = RankConsequence(
        says=table.text("says"),
        clause=table.text("clause"),
        top=table.whole_or_none("top") or 0,
        bottom=table.whole_or_none("bottom") or 0,
        times=table.whole_or_none("times") or 1,
        within=cast("Within", table.choice("within", get_args(Within), "running")),
    )
    if bool(read.top) == bool(read.bottom):
        raise table.wrong("top", "前几名（或改用 bottom 写后几名），二者取一")
    table.close()
    return read


def sampling(table: RuleTable | None) -> Sampling | None:
    if table is None:
        return None
    read = Sampling(
        strata=tuple(_stratum(row) for row in table.tables("strata")),
        one_region_each=table.text("one_region_each", ""),
    )
    if not read.strata:
        raise table.wrong("strata", "至少一组抽签（[[sampling.strata]]）")
    table.close()
    return read


def _stratum(table: RuleTable) -> Stratum:
    read = Stratum(
        name=table.text("name"),
        take=table.whole("take"),
        clause=table.text("clause"),
        levels=table.texts("levels"),
        named=table.texts("named"),
        regions=table.whole_or_none("regions") or 0,
        each_region=table.truth("each_region"),
    )
    if read.take < 1:
        raise table.wrong("take", "不小于1的整数")
    if read.each_region and read.regions:
        raise table.wrong("regions", "不写（each_region 已要求每个地区都抽），二者取一")
    table.close()
    return read


def printed_table(table: RuleTable, words: Vocabulary) -> PrintedTable:
    read = PrintedTable(
        title=table.text("title"),
        unit_head=table.text("unit_head"),
        columns=tuple(_column(row, words) for row in table.tables("columns")),
        clause=table.text("clause"),
        levels=table.texts("levels"),
        endings=table.texts("endings"),
    )
    if not read.columns:
        raise table.wrong("columns", "至少一列")
    table.close()
    return read


def _column(table: RuleTable, words: Vocabulary) -> PrintedColumn:
    read = PrintedColumn(
        head=table.text("head"),
        count=table.choice("count", ("", *PRINTED_COUNTS), ""),
        rate=table.choice("rate", ("", *words.rates), ""),
    )
    if bool(read.count) == bool(read.rate):
        raise table.wrong("count", "一个计数（或改用 rate 写一个率），二者取一")
    table.close()
    return read

"""Rows that say the same, once: decisions of the ledger, publications of the sites.

指南 6.2 备注2: 如遇重复公示情况，不重复计算.
"""

from __future__ import annotations

import narwhals as nw

from audit.engine.backend import Backend, Read
from audit.engine.forms import SEVERAL
from audit.engine.keys import Lines
from audit.engine.sure import IDENTITY


def decisions(backend: Backend, lines: Lines) -> Read:
    """One line a decision: department, kind, number, party, form, `row` (the first that has it), decision_date (that
    row's) and `rows` (all but one of them are repeated). Rows without a number cannot be told to repeat another."""
    numbered = lines.read().filter(~nw.col("number").is_null())
    grouped = backend.keep(
        numbered.group_by(*IDENTITY).agg(
            nw.col("department", "kind", "form", "decision_date").any_value(),
            nw.col("row").min(),
            rows=nw.len().cast(nw.Int64),
        )
    )
    once = grouped().filter(nw.col("rows") == 1)
    first_days = lines.read().select("row", "decision_date")
    often = grouped().filter(nw.col("rows") > 1).drop("decision_date").join(first_days, on="row", how="inner")
    alone = lines.read().filter(nw.col("number").is_null()).with_columns(rows=nw.lit(1, nw.Int64))
    columns = ("row", "department", "kind", "form", *IDENTITY, "decision_date", "rows")
    return backend.keep(nw.concat([part.select(*columns) for part in (once, often, alone)], how="vertical"))


def publications(backend: Backend, lines: Lines) -> Read:
    """One line a publication that has a number: `shown` (the first day), `undated` (records without one), `decided`
    (its first decision day), `published_row` (its first record) and `times`."""
    numbered = lines.read().filter(~nw.col("number").is_null())
    return backend.keep(
        numbered.group_by(*IDENTITY).agg(
            nw.col("department", "kind", "form").any_value(),
            published_row=nw.col("row").min(),
            shown=nw.col("published_on").min(),
            undated=nw.col("published_on").is_null().cast(nw.Int64).sum().cast(nw.Int64),
            decided=nw.col("decision_date").min(),
            times=nw.len().cast(nw.Int64),
        )
    )


def set_apart(backend: Backend, side: Read, listed: Read | None) -> Read:
    """With the numbers that some cell lists among several as SEVERAL: what they mean is judged one by one."""
    if listed is None:
        return side
    theirs = listed().select("number").unique().with_columns(in_list=nw.lit(1, nw.Int64))
    marked = side().join(theirs, on="number", how="left")
    form = nw.when(nw.col("in_list") == 1).then(nw.lit(SEVERAL)).otherwise(nw.col("form"))
    return backend.keep(marked.with_columns(form=form).drop("in_list"))

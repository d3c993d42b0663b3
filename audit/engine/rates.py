"""Rates by department from laid rows: counts added up first, divided at the very end and exactly."""

from __future__ import annotations

import narwhals as nw

from audit.engine.keys import Frame
from audit.wording import say
from disclosure.judgement import Rate
from disclosure.vocabulary import RowStatus

_COUNTED = tuple(status for status in RowStatus if status is not RowStatus.EXCLUDED)


def rates_at_size(laid: Frame, *, limit: int, by: str = "department") -> dict[str, dict[str, Rate]]:
    """publicity, on_time and late for each value of `by`, as `audit.rates` counts them: what could not be
    judged leaves numerator and denominator (指南 6.2, 6.3)."""
    counted = laid.group_by(by).agg(
        *((nw.col("status") == status.value).cast(nw.Int64).sum().alias(status.value) for status in _COUNTED),
        published=(~nw.col("matched_by").is_null()).cast(nw.Int64).sum(),
    )
    return {line[by]: _rates(line, limit) for line in counted.sort(by).iter_rows(named=True)}


def _rates(count: dict[str, int], limit: int) -> dict[str, Rate]:
    dated = sum(count[status] for status in (RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED))
    absent = count[RowStatus.NOT_FOUND]
    late_rule = say("rule.late_publication", limit=limit)
    return {
        "publicity": Rate(count["published"], count["published"] + absent, say("rule.publicity")),
        "on_time": Rate(count[RowStatus.ON_TIME], dated + absent, say("rule.on_time", limit=limit)),
        "late": Rate(count[RowStatus.LATE], dated, late_rule),
    }

"""A result.json read back, so far as rankings need it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from audit.rankings import PeriodResult, UnitResult
from disclosure.errors import InputError
from disclosure.judgement import Rate, Score
from disclosure.period import Period
from reports.data_files.result_json import SCHEMA

Json = Mapping[str, Any]


def read_result(path: Path) -> PeriodResult:
    """InputError where the file is no result of this program."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["schema"] != SCHEMA:
            raise InputError(f"“{path}”的格式是 {said['schema']}，应为 {SCHEMA}：请用产生它的版本重新出报告。")
        return _result(said, path.parent.name)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"“{path}”不是可用的 result.json（{error}）：请给出 gongshi run 的结果文件夹。") from error


def _result(said: Json, folder: str) -> PeriodResult:
    about = said["assessment"]
    period = about["period"]
    regions = list(dict.fromkeys(one["region"] for one in said["departments"] if one["region"]))
    return PeriodResult(
        name=regions[0] if len(regions) == 1 else folder,
        scheme=about["scheme"],
        period=Period(period["label"], date.fromisoformat(period["start"]), date.fromisoformat(period["end"])),
        as_of=date.fromisoformat(about["as_of"]),
        units=tuple(_unit(one) for one in said["departments"]),
        scores=tuple(_score(one) for one in said["scores"]),
    )


def _unit(said: Json) -> UnitResult:
    return UnitResult(
        name=said["name"],
        region=said["region"],
        level=said["level"],
        scores=tuple(_score(one) for one in said["scores"]),
        rates={name: Rate(one["numerator"], one["denominator"], one["rule"]) for name, one in said["rates"].items()},
        counts=dict(said["counts"]),
        consequences=tuple(said["consequences"]),
    )


def _score(said: Json) -> Score:
    return Score(
        indicator=said["indicator"],
        title=said["title"],
        points=None if said["points"] is None else _exact(said["points"]),
        full=_exact(said["full"]),
        grounds=said["grounds"],
        clause=said["clause"],
        missing=said["missing"],
    )


def _exact(value: float) -> Fraction:
    """As it is written, so that what was a tie is one again."""
    return Fraction(str(value))

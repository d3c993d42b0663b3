"""The statistics file: what the province, the platform or a person must supply for a scheme.

One row an answer: 单位 (blank for the whole region), 统计项, 数值, 依据, and 应完成日 where the scheme asks for an
entry's own due day. Any workbook or csv; a template is written by `gongshi scheme template`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from audit.schemes.asked import NO, NOT_DONE, NOTHING_TO_DO, YES, Answer, AskedFigure, ruling
from audit.schemes.scheme import Scheme
from audit.statistics_cells import DUE, GROUND, NAME, UNIT, VALUE, Entry, read_entries
from disclosure.dates import read_date
from disclosure.department_names import match_department
from disclosure.errors import InputError


@dataclass(frozen=True, slots=True)
class Statistics:
    """`answers` by department (None: the region) and question. `unknown`: names that the scheme does not ask,
    `strangers`: units that are not of the list."""

    answers: Mapping[str | None, Mapping[str, Sequence[Answer]]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    def of(self, department: str | None) -> Mapping[str, Sequence[Answer]]:
        return self.answers.get(department, {})


def questions(scheme: Scheme) -> dict[str, AskedFigure]:
    """Every question of a scheme by its name: its own, and the rulings a person may make."""
    rulings = (
        AskedFigure(name=ruling(item.number), kind="number", level=item.level, supplied_by="评估人")
        for item in scheme.indicators
    )
    return {figure.name: figure for figure in (*scheme.statistics, *rulings)}


def read_statistics(path: Path, scheme: Scheme, departments: Sequence[str]) -> Statistics:
    """InputError naming file and cell for a value of the wrong kind, a question answered twice, or a file
    without the columns; UnreadableFileError for a file that is no table."""
    asked = questions(scheme)
    answers: dict[str | None, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    unknown: dict[str, None] = {}
    strangers: dict[str, None] = {}
    for entry in read_entries(path):
        figure, unit = asked.get(entry[NAME]), entry[UNIT]
        department = match_department(unit, departments) if unit else None
        if figure is None:
            unknown[entry[NAME]] = None
        elif unit and department is None:
            strangers[unit] = None
        else:
            given = answers[department][figure.name]
            _check_place(figure, department, given, entry.place(UNIT))
            given.append(_answer(figure, entry))
    return Statistics(answers, tuple(unknown), tuple(strangers))


def _check_place(figure: AskedFigure, department: str | None, given: Sequence[Answer], place: str) -> None:
    if figure.level == "region" and department is not None:
        raise InputError(f"{place}：“{figure.name}”是全地区的数，请把“{UNIT}”留空。")
    if figure.level == "department" and department is None:
        raise InputError(f"{place}：“{figure.name}”按单位填写，请写明“{UNIT}”。")
    if given and not figure.repeats:
        raise InputError(f"{place}：“{figure.name}”已在 {given[0].place} 填过，请保留一行。")


def _answer(figure: AskedFigure, entry: Entry) -> Answer:
    due = entry[DUE]
    last = read_date(due) if due else None
    if due and last is None:
        raise InputError(f"{entry.place(DUE)}：“{due}”不是日期，请写成 2022-01-10 的样子。")
    place = entry.place(VALUE)
    return Answer(value=_value(figure, entry[VALUE], place), ground=entry[GROUND], due=last, place=place)


def _value(figure: AskedFigure, text: str, place: str) -> Fraction | date | str:
    match figure.kind:
        case "number":
            return _number(text, place, signed=figure.name.endswith("认定得分"))
        case "yes_no":
            if text not in (YES, NO):
                raise InputError(f"{place}：“{text}”应为“{YES}”或“{NO}”。")
            return Fraction(text == YES)
        case "choice":
            if text not in figure.choices:
                raise InputError(f"{place}：“{text}”应为{'、'.join(figure.choices)} 之一。")
            return text
        case "date":
            day = read_date(text)
            if day is None and text not in (NOT_DONE, NOTHING_TO_DO):
                other = f"没有做的填“{NOT_DONE}”，没有这样的事填“{NOTHING_TO_DO}”"
                raise InputError(f"{place}：“{text}”应为日期，{other}。")
            return day or text


def _number(text: str, place: str, *, signed: bool) -> Fraction:
    bare = text.replace(",", "").replace("，", "").strip()
    percent = bare.endswith(("%", "％"))
    try:
        value = Fraction(bare.rstrip("%％")) / (100 if percent else 1)
    except (ValueError, ZeroDivisionError) as error:
        raise InputError(f"{place}：“{text}”应为数字。") from error
    if value < 0 and not signed:
        raise InputError(f"{place}：“{text}”不能小于0。")
    return value

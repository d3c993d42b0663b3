"""What sites, ledgers and exports cannot tell, and a scheme asks of others: the statistics file's questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

AnswerKind = Literal["number", "yes_no", "choice", "date"]
AskedOf = Literal["region", "department"]

YES, NO = "是", "否"
NOT_DONE = "未完成"
"""The answer to a question for a day when there is none: it was never done."""
NOTHING_TO_DO = "无此事项"
"""The answer to a question for a day when there was nothing to be done (no wrong data were raised)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """One question. `name` is what the file calls it and formulas use. `supplied_by`: who knows it, in the notice's
    own words. `repeats`: a department may have several entries (every task, every correction)."""

    name: str
    kind: AnswerKind
    level: AskedOf
    supplied_by: str
    choices: tuple[str, ...] = ()
    repeats: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One entry: `value` by the question's kind (yes_no: 1 or 0; date: a day, 未完成 or 无此事项), `ground` what it
    rests on, `due` the entry's own due day, `place` file and cell."""

    value: Fraction | date | str
    ground: str = ""
    due: date | None = None
    place: str = ""


def ruling(number: str) -> str:
    """The name under which a person's own points for an indicator that could not be judged are entered."""
    return f"指标{number}认定得分"

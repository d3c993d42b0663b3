"""A notice that nobody here has seen is a file: no code is touched to score by it."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from fractions import Fraction
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from audit.rankings import judge_rankings
from audit.run import audit
from audit.sampling import draw
from audit.schemes import list_schemes, load_scheme
from audit.schemes.asking import judge
from disclosure.errors import InputError
from disclosure.judgement import Rate
from disclosure.targets import Target
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, write_book
from tests.audit.rankings.making import followed, result, score, undecided, unit
from tests.audit.schemes.scoring_desk import answers, indicator, known

FILE = Path(__file__).parent / "sixth-city.toml"
UNIT = "示范市水利局"
ROOM = resources.files("audit.schemes")
CHECKER = jsonschema.Draft202012Validator(json.loads(ROOM.joinpath("scheme.schema.json").read_text(encoding="utf-8")))


def content(text: str) -> Any:
    """As JSON has it: dates are text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def shipped(name: str) -> str:
    return ROOM.joinpath(f"{name}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*list_schemes(), ""])
def test_every_scheme_keeps_to_the_json_schema(name: str) -> None:
    text = shipped(name) if name else FILE.read_text(encoding="utf-8")
    assert [error.message for error in CHECKER.iter_errors(content(text))] == []


@pytest.mark.parametrize(
    ("wrong", "by"),
    [
        ('basis = "platform"', 'basis = "paper"'),
        ("limit = 3\n", 'limit = "3"\n'),
        ('kind = "delay"', 'kind = "late"'),
        ("per_day = 5", "per_day = 0"),
        ("due_working_day = 5\n", ""),
        ('supplied_by = "市信用办"\n', ""),
        ("uncapped = true", "uncaped = true"),
        ('of = "department"\nclause', 'of = "unit"\nclause'),
        ("bottom = 1", "bottom = 1\ntop = 1"),
        ('order = "low_first"', 'order = "best_first"'),
        ("take = 2", "take = 0"),
        ('{ head = "报送", count = "total" }', '{ head = "报送" }'),
        ('combine = "mean"', 'combine = "average"'),
        ("running = 3", 'running = "3"'),
    ],
)
def test_what_the_program_refuses_the_json_schema_refuses_too(wrong: str, by: str, tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8").replace(wrong, by, 1)
    assert not CHECKER.is_valid(content(text))
    path = tmp_path / "方案.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"方案\.toml"):
        load_scheme(str(path))


@pytest.mark.parametrize(
    ("late", "gives"), [(Fraction(10, 100), 40), (Fraction(11, 100), 38), (Fraction(9, 100), 40), (Fraction(1), 0)]
)
def test_its_own_arithmetic(late: Fraction, gives: int) -> None:
    scheme = load_scheme(str(FILE))
    rates = {"late": Rate(late.numerator, late.denominator), "omission": Rate(0, 10)}
    assert judge(indicator(scheme, "二"), known(scheme, answers(), rates=rates)).points == gives


def test_it_ranks_draws_and_prints_by_its_own_rules() -> None:
    scheme = load_scheme(str(FILE))
    quarters = [
        result(
            str(FILE), f"2025Q{at}", *(unit(name, score("二", own)) for name, own in (("甲", 9), ("乙", 8), ("丙", 7)))
        )
        for at in (1, 2, 3)
    ]
    ranked = [one for one in judge_rankings(scheme, quarters) if one.ranking.name == "季度排名"]
    assert [followed(one, "约谈") for one in ranked] == [[], [], ["丙"]]
    assert [undecided(one, "约谈") for one in ranked] == [["丙"], ["丙"], []]
    assert scheme.sampling is not None
    streets = [Target(name=f"第{at}街道", region="示范市", level="街道") for at in range(5)]
    assert len(draw(scheme.sampling, [*streets, Target(name=UNIT, region="")], "1").taken) == 2
    assert scheme.tables[0].endings == ("街道",)


def test_it_scores_a_run(tmp_path: Path) -> None:
    day = date(2025, 4, 1)
    rows = [
        (UNIT, "行政许可", f"示许〔2025〕{at}号", f"示范市{name}有限公司", day, reported)
        for at, (name, reported) in enumerate(
            [("甲", date(2025, 4, 3)), ("乙", date(2025, 4, 7)), ("丙", date(2025, 4, 22))], 1
        )
    ]
    write_book(tmp_path / "平台" / "导出.xlsx", {"导出": [PLATFORM_HEADER, *rows]})
    head = ("单位", "统计项", "数值", "依据")
    given = [
        (UNIT, "平台登记办件数", 4, "函"),
        (UNIT, "自查报告日期", date(2025, 7, 8), "函"),
        (UNIT, "培训场次", 30, "函"),
    ]
    statistics = write_book(tmp_path / "统计表.xlsx", {"统计": [head, *given]})
    scheme = load_scheme(str(FILE))
    found = audit(
        assessment_file([UNIT], scheme=str(FILE), period="2025Q2", as_of=date(2025, 8, 1)),
        ledgers=None,
        platform=tmp_path / "平台",
        statistics=statistics,
        scheme=scheme,
        calendar=WorkCalendar.default(),
    )
    own = found.departments[0]
    # 4月3日 is the third working day counted from the 1st itself; the 4th is a holiday; the 22nd is past 20 days
    assert (own.rates["late"].value, own.rates["omission"].value) == (Fraction(1, 3), Fraction(1, 3))
    points = {one.indicator: one.points for one in own.scores}
    # 第5个工作日是7月7日，迟1个工作日
    assert points == {"一": 30, "二": 0, "三": 15, "加分": 30}
    assert found.total is not None
    assert found.total.points == 75
    assert any("第七条" in said for said in own.consequences)

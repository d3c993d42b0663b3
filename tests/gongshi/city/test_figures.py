"""A wrong verdict, a missing record, an invented one, a wrong date, a false accusation: each is counted."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongshi.city.figures import FIELDS, FLAGS, VERDICTS, Figures, Share, figures
from tests.gongshi.city.saying import Said, perfect_result

Spoiling = Callable[[Said, dict[str, Any]], object]


@pytest.fixture
def said(truth) -> Said:
    return perfect_result(truth)


def measured(said: Said, truth: dict[str, Any], folder: Path) -> Figures:
    return figures(*said.written(folder), truth)


def _at(truth, portal: str) -> int:
    return next(at for at, department in enumerate(truth["departments"]) if department["portal"] == portal)


def _finding(said: Said, truth: dict[str, Any], portal: str, subject: str) -> dict[str, Any]:
    return said.result["departments"][_at(truth, portal)]["findings"][subject]


def _required(said: Said) -> dict[str, Any]:
    return next(record for record in said.records if record["required"])


def _row(said: Said, status: str) -> dict[str, Any]:
    return next(row for row in said.matches if row["status"] == status)


def test_the_truth_has_full_figures(said, truth, tmp_path):
    found = measured(said, truth, tmp_path)
    assert found.accusations == ()
    assert set(found.shares) == {*VERDICTS, *FLAGS, *FIELDS, "recall", "precision", "rows"}
    assert all(share.right == share.of for share in found.shares.values())
    # the credit site's column is one more
    assert found.shares["column"].of == len(truth["departments"]) + 1
    shown = [*truth["credit"]["records"], *(one for each in truth["departments"] for one in each["records"])]
    assert found.shares["recall"].of == sum(one["required"] for one in shown)
    assert found.shares["precision"].of == len(shown)
    assert found.shares["party"].of == sum(not one["natural_person"] for one in shown)


SPOILT: dict[str, Spoiling] = {
    "column": lambda said, truth: _finding(said, truth, "trs", "column").update(verdict="unknown"),
    "on_home": lambda said, truth: _finding(said, truth, "trs", "column").update(on_home=None),
    "searchable": lambda said, truth: _finding(said, truth, "trs", "column").update(searchable=None),
    "catalogue": lambda said, truth: _finding(said, truth, "trs", "catalogue").update(verdict="partial"),
    "plan": lambda said, truth: _finding(said, truth, "waf", "plan").update(verdict="present"),
    "officers": lambda said, truth: _finding(said, truth, "formpost", "officers").update(verdict="unknown"),
    "recall": lambda said, _truth: said.records.remove(_required(said)),
    "precision": lambda said, _truth: said.records.append(_required(said) | {"document_number": "示假〔2018〕1号"}),
    "published_on": lambda said, _truth: _required(said).update(published_on="2018-04-01"),
    "decision_date": lambda said, _truth: _required(said).update(decision_date=""),
    "party": lambda said, _truth: next(x for x in said.records if not x["natural_person"]).update(party="某公司"),
    "rows": lambda said, _truth: _row(said, "not_found").update(status="not_judged"),
}


@pytest.mark.parametrize("figure", SPOILT)
def test_one_thing_wrong_costs_one(said, truth, tmp_path, figure):
    whole = measured(copy.deepcopy(said), truth, tmp_path).shares
    SPOILT[figure](said, truth)
    spoilt = measured(said, truth, tmp_path)
    missed = {name: share.of - share.right for name, share in spoilt.shares.items() if share.right != share.of}
    assert missed == {figure: 1}
    assert spoilt.shares[figure].of in {whole[figure].of, whole[figure].of + 1}
    assert spoilt.accusations == ()


ACCUSING: dict[str, Spoiling] = {
    "column 应为 unknown，结果为 absent": lambda s, t: _finding(s, t, "waf", "column").update(verdict="absent"),
    "column 应为 present，结果为 empty": lambda s, t: _finding(s, t, "spa", "column").update(verdict="empty"),
    "catalogue 应为 full，结果为 absent": lambda s, t: _finding(s, t, "trs", "catalogue").update(verdict="absent"),
    "searchable 应为 True，结果为 False": lambda s, t: _finding(s, t, "trs", "column").update(searchable=False),
    "应为 on_time，结果为 not_found": lambda s, _: _row(s, "on_time").update(status="not_found"),
    "应为 not_judged，结果为 not_found": lambda s, _: _row(s, "not_judged").update(status="not_found"),
    "应为 on_time，结果为 late": lambda s, _: _row(s, "on_time").update(status="late"),
}


@pytest.mark.parametrize("sentence", ACCUSING)
def test_what_is_laid_at_a_door_wrongly_is_named(said, truth, tmp_path, sentence):
    ACCUSING[sentence](said, truth)
    (accusation,) = measured(said, truth, tmp_path).accusations
    assert sentence in accusation


def test_a_department_without_a_result_has_everything_wrong(said, truth, tmp_path):
    gone = said.result["departments"].pop(_at(truth, "trs"))["name"]
    said.records = [row for row in said.records if row["department"] != gone]
    said.matches = [row for row in said.matches if row["department"] != gone]
    found = measured(said, truth, tmp_path)
    for figure in ("column", "on_home", "catalogue", "recall", "rows"):
        assert found.shares[figure].right < found.shares[figure].of, figure
    assert found.accusations == ()


def test_runs_add_up():
    one = Figures(shares={"column": Share(1, 2), "recall": Share(5, 5)}, accusations=("甲",))
    other = Figures(shares={"column": Share(2, 2)}, accusations=("乙",))
    assert one + other == Figures(shares={"column": Share(3, 4), "recall": Share(5, 5)}, accusations=("甲", "乙"))

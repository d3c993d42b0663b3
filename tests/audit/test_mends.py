"""What would help most, worked by hand over the run of test_run_schemes: four ledger rows, one not on the platform."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from audit.mends import mends_of
from audit.schemes import load_scheme
from tests.audit.test_run_schemes import UNIT, run, statistics

SCHEME = load_scheme("yuncheng-2021")


def test_the_best_mend_stands_first_and_a_late_row_is_none(tmp_path: Path) -> None:
    given = statistics(tmp_path, (UNIT, "指标2.1认定得分", 0, "目录截图"))
    mends = mends_of(SCHEME, run(tmp_path, "yuncheng-2021", given).departments[0])
    lost = [(mend.indicator, mend.gain) for mend in mends if mend.sure]
    assert ("5", Fraction(25, 4)) in lost  # 1 of 4 rows: 25/4 points
    assert ("2.1", Fraction(5)) in lost
    assert "4" not in [number for number, _ in lost]  # what was reported late stays late
    gains = [gain or Fraction(0) for _, gain in lost]
    assert gains == sorted(gains, reverse=True)


def test_a_mend_names_its_rows(tmp_path: Path) -> None:
    mends = mends_of(SCHEME, run(tmp_path, "yuncheng-2021").departments[0])
    report = next(mend for mend in mends if mend.indicator == "5")
    assert [match.row.document_number for match in report.rows] == ["示罚字〔2020〕4号"]
    assert "1条" in report.says


def test_what_was_never_scored_stands_last_and_is_not_called_lost(tmp_path: Path) -> None:
    mends = mends_of(SCHEME, run(tmp_path, "yuncheng-2021").departments[0])
    kinds = [mend.sure for mend in mends]
    assert kinds == sorted(kinds, reverse=True)
    assert {mend.indicator for mend in mends if not mend.sure} >= {"1", "2.1", "五（一）"}
    assert next(mend for mend in mends if mend.indicator == "五（一）").gain is None


def test_mending_all_rows_wins_what_was_promised(tmp_path: Path) -> None:
    department = run(tmp_path, "yuncheng-2021").departments[0]
    points = {score.indicator: score.points or Fraction(0) for score in department.scores}
    gain = next(mend.gain for mend in mends_of(SCHEME, department) if mend.indicator == "5")
    assert points["5"] + (gain or 0) == 25

"""The truth follows from the plan's dates, and the comparison names every way of missing it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from gongshi.city import City, compare, serve, truth_of
from gongshi.city.ledgers.books import ledger_files, ledger_lines
from tests.gongshi.city.saying import perfect_result
from tests.gongshi.city.test_plan import count_working_days


def test_statuses_follow_from_what_a_visitor_can_see(city, truth):
    lines = ledger_lines(city, ledger_files(city))
    for department, told in zip(city.departments, truth["departments"], strict=True):
        closed = department.place.portal in {"refused", "waf"}
        for line, row in zip(lines[department.name], told["rows"], strict=True):
            decision = line.entry.decision
            seen = [d for d in (None if closed else decision.portal_on, decision.credit_on) if d]
            if line.entry.excluded:
                assert row["status"] == "excluded"
            elif seen:
                count = count_working_days(decision.decision_date, min(seen))
                assert (row["working_days"], row["status"]) == (count, "on_time" if count <= 7 else "late")
            else:
                assert row["status"] == (
                    "not_judged" if closed or department.place.portal == "no_site" else "not_found"
                )


def test_rates_are_the_rows_counted(truth):
    for department in truth["departments"]:
        count = Counter(row["status"] for row in department["rows"])
        published = count["on_time"] + count["late"]
        rates = department["rates"]
        assert rates["publicity"] == {"numerator": published, "denominator": published + count["not_found"]}
        assert rates["on_time"]["numerator"] == count["on_time"]
        assert rates["late"] == {"numerator": count["late"], "denominator": published}
        assert department["ledger"]["verified"] == len(department["rows"]) - count["excluded"]
        assert rates["concealment"]["denominator"] == department["ledger"]["verified"]


def test_nobody_is_accused_where_nobody_got_in(truth):
    for department in truth["departments"]:
        if department["portal"] in {"refused", "waf", "no_site"}:
            assert {department[s]["verdict"] for s in ("column", "catalogue", "plan", "officers")} == {"unknown"}
            assert not {"not_found"} & {row["status"] for row in department["rows"]}
            assert any(row["status"] == "not_judged" for row in department["rows"])


def test_every_verdict_and_status_occurs(truth):
    columns = [department["column"] for department in truth["departments"]]
    assert {column["verdict"] for column in columns} == {"present", "absent", "empty", "unknown"}
    assert {(c["on_home"], c["searchable"]) for c in columns if c["verdict"] == "present"} == {
        (True, True),
        (True, False),
        (False, False),
    }
    assert {d["catalogue"]["verdict"] for d in truth["departments"]} == {"full", "partial", "absent", "unknown"}
    statuses = {row["status"] for department in truth["departments"] for row in department["rows"]}
    assert statuses == {"on_time", "late", "not_found", "not_judged", "excluded"}


@pytest.mark.parametrize("seed", [3, 99])
def test_other_seeds_have_truth_of_the_same_shape(seed):
    city = City.generate(seed)
    with serve(city, base="127.62.6") as server:
        other = truth_of(city, server)
    assert [d["portal"] for d in other["departments"]] == [d.place.portal for d in city.departments]
    assert all(date.fromisoformat(r["published_on"]) <= city.as_of for d in other["departments"] for r in d["records"])


# -- comparing


@pytest.fixture
def perfect(truth):
    return perfect_result(truth)


def test_the_truth_agrees_with_itself(perfect, truth, tmp_path):
    assert compare(*perfect.written(tmp_path), truth) == []


CHANGES = {
    "专栏应为": lambda r, _records, _matches: r[0]["findings"]["column"].update(verdict="absent"),
    "是否可查询": lambda r, _records, _matches: r[0]["findings"]["column"].update(searchable=False),
    "网站状态": lambda r, _records, _matches: r[8]["sites"][0].update(status="ok"),
    "项，结果为": lambda r, _records, _matches: r[0]["findings"]["catalogue"].update(items=1),
    "没有读到": lambda _r, records, _matches: records[:] and records.remove(next(x for x in records if x["in_period"])),
    "网站上并没有读到的": lambda _r, records, _matches: records[0].update(document_number="示假〔2018〕1号"),
    "公示日期应为": lambda _r, records, _matches: records[1].update(published_on="2018-01-01"),
    "相对人应为": lambda _r, records, _matches: next(x for x in records if not x["natural_person"]).update(
        party="某公司"
    ),
    "记录应在": lambda r, _records, _matches: r[0]["records"]["permit"].update(found=2),
    "没有读全": lambda r, _records, _matches: r[0]["records"]["permit"].update(complete=False),
    "台账核实行数": lambda r, _records, _matches: r[0]["ledger"].update(verified=1),
    "结果中没有。": lambda _r, _records, matches: matches.pop(3),
    "不是台账行": lambda _r, _records, matches: matches.append(matches[0] | {"row": 999}),
    "，结果为 not_found": lambda _r, _records, matches: matches[0].update(status="not_found"),
    "个工作日，结果为": lambda _r, _records, matches: next(m for m in matches if m["status"] == "late").update(
        working_days=7
    ),
    "公示率应为": lambda r, _records, _matches: r[0]["rates"]["publicity"].update(numerator=0),
    "结果中没有这个部门": lambda r, _records, _matches: r.pop(),
}


@pytest.mark.parametrize("sentence", CHANGES)
def test_a_difference_is_said(perfect, truth, tmp_path, sentence):
    CHANGES[sentence](perfect.result["departments"], perfect.records, perfect.matches)
    differences = compare(*perfect.written(tmp_path), truth)
    assert any(sentence in difference for difference in differences), differences[:5]

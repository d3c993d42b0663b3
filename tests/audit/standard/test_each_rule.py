"""Every rule of every edition kept once and broken once, by rows made out of the rule itself."""

from __future__ import annotations

import pytest

from audit.standard import Edition, TableRules, editions, judge
from audit.standard.compliance import fields_asked
from audit.standard.frames import frame_of
from tests.audit.standard.oracle import POOLS, breaks, example
from tests.audit.standard.rows import AS_OF, COMPANY, LEGAL, ORGAN, PENALTY, PERMIT, PERSON, RESIDENT

OWN = LEGAL | PERMIT | PENALTY | PERSON
TABLES = [(edition, table) for edition in editions().values() for table in edition.tables]
NAMES = [f"{edition.id}.{table.key}" for edition, table in TABLES]


def sound_row(edition: Edition, table: TableRules) -> dict[str, str]:
    """Every field of the table filled as it should be; what the table does not want left blank."""
    unwanted = {rule.field for rule in table.rules if rule.id.endswith(".unwanted")}
    row = {name: OWN.get(name, POOLS.get(name, ("某某",))[0]) for name in table.names - unwanted}
    row |= {"party": "张三" if table.party == "natural" else "示范市甲有限公司", "natural": "否"}
    if "credit_code" in row:
        row |= {"credit_code": COMPANY, "organisation_code": COMPANY[8:17]}
    row |= {"resident_id": RESIDENT} if edition.id == "G1" else {}
    row |= {"party_type": "自然人"} if table.party == "natural" and "party_type" in row else {}
    row |= {"representative_id_type": ""} if "representative_id_type" in row else {}  # a type asks for the number
    return row | {name: ORGAN for name in row if name in ("organ_code", "source_unit_code")}


@pytest.mark.parametrize(("edition", "table"), TABLES, ids=NAMES)
def test_a_row_filled_as_it_should_be_breaks_nothing(edition: Edition, table: TableRules) -> None:
    row = sound_row(edition, table)
    assert judge(frame_of([row], fields_asked(table)), table, AS_OF).counts == {}


@pytest.mark.parametrize(("edition", "table"), TABLES, ids=NAMES)
def test_each_rule_can_be_kept_and_broken(edition: Edition, table: TableRules) -> None:
    """And every other rule says of those rows what it says of them cell by cell."""
    rules = [rule for rule in table.rules if not rule.repeats]
    sound = sound_row(edition, table)
    rows = [example(rule, sound, broken=broken) for rule in rules for broken in (False, True)]
    found = dict.fromkeys((rule.id for rule in rules), frozenset[int]())
    judged = judge(frame_of(rows, fields_asked(table)), table, AS_OF)
    found |= {rule.id: frozenset(places) for rule, places in judged.places() if not rule.repeats}
    for at, rule in enumerate(rules):
        assert 2 * at not in found[rule.id], rule.id
        assert 2 * at + 1 in found[rule.id], rule.id
        assert found[rule.id] == {place for place, row in enumerate(rows) if breaks(rule, row)}, rule.id


@pytest.mark.parametrize(
    ("edition", "table"),
    [pair for pair in TABLES if pair[0].id != "基本"],
    ids=[name for name in NAMES if "基" not in name],
)
def test_a_row_said_twice_is_one_that_says_all_of_it_again(edition: Edition, table: TableRules) -> None:
    (rule,) = (rule for rule in table.rules if rule.repeats)
    row = sound_row(edition, table)
    told = [*rule.repeats, *(name for name in rule.telling_apart if name in row)]
    rows = [row, *({**row, name: f"{row[name]}之二"} for name in told), {**row, rule.repeats[-1]: ""}, row]
    judged = judge(frame_of(rows, fields_asked(table)), table, AS_OF)
    assert [places for found, places in judged.places() if found.id == rule.id] == [[len(rows) - 1]]

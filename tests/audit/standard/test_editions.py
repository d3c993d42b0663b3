"""The editions as data: complete, well-formed, each rule with its source and what to do."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from audit.standard import basic_edition, edition_of_header, editions, judge, load_edition
from audit.standard.compliance import fields_asked
from audit.standard.conditions import KNOWN_TESTS
from audit.standard.edition import Rule
from audit.standard.frames import frame_of
from audit.standard.loading import read_edition
from disclosure.errors import InputError
from disclosure.fields.synonyms import synonyms
from disclosure.vocabulary import Kind

RULES = [rule for edition in editions().values() for table in edition.tables for rule in table.rules]
FIELDS = {field for edition in editions().values() for table in edition.tables for field in table.names}

G4 = """
id = "G4"
title = "试行版"
source = "某通知"
[sources]
own = "某通知"
[tables.XK]
title = "行政许可"
kind = "permit"
prefix = "XK"
party = "any"
groups = ["all"]
[[groups.all]]
field = "party"
chinese = "相对人"
code = "*_MC"
required = true
most = 4
[[groups.all]]
field = "level"
chinese = "级别"
code = "*_JB"
one_of = ["省", "市"]
required = [{ field = "party", has = ["厅"] }]
[[rules]]
tables = ["XK"]
id = "ordered"
field = "valid_until"
then = [{ field = "valid_from", not_after = "valid_until" }]
title = "日期颠倒"
advice = "核对"
"""


def test_the_three_generations_and_the_least_are_there() -> None:
    assert set(editions()) == {"G1", "G2", "G3", "基本"}
    for name in ("G2", "G3"):
        sides = {(table.kind, table.party) for table in load_edition(name).tables}
        assert sides == {(kind, party) for kind in Kind for party in ("legal", "natural")}


def test_every_rule_says_what_is_wrong_what_to_do_and_who_says_so() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.title, rule.id
        assert rule.advice, rule.id
        assert rule.clause, rule.id
        assert "{" not in rule.title + rule.advice, rule.id
        assert rule.severity in ("error", "warning")
        assert rule.sure in ("A", "B", "C")
        assert {condition.test for condition in (*rule.when, *rule.then)} <= KNOWN_TESTS


def test_lengths_are_only_warnings() -> None:
    lengths = [rule for rule in RULES if rule.id.endswith(".length")]
    assert len(lengths) > 60
    assert {rule.severity for rule in lengths} == {"warning"}


def test_every_field_is_one_that_headers_are_read_as() -> None:
    assert set(synonyms().fields) >= FIELDS


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        (("XK_WSH", "XK_XMMC", "XK_SPLB", "XK_XDR", "XK_JDRQ"), "G1"),
        (("行政相对人名称", "行政许可决定文书名称", "行政许可决定文书号", "许可决定日期"), "G2"),
        (("CF_XDR_MC", "CF_XDR_LB", "CF_WSH", "CF_JDRQ"), "G3"),
        (("cfxdrmc", "cfxdrlb", "cfwsh", "cfjdrq"), "G3"),
        (("序号", "文书号", "当事人", "决定日期"), None),
    ],
)
def test_the_edition_is_told_by_the_header(header: tuple[str, ...], edition: str | None) -> None:
    found = edition_of_header(header)
    assert (found.id if found else None) == edition


def test_an_unknown_edition_is_refused_with_the_ones_there_are() -> None:
    assert load_edition(" g3 ").id == "G3"
    with pytest.raises(InputError, match="G1、G2、G3"):
        load_edition("G9")


def test_a_new_edition_is_a_file_and_no_code() -> None:
    raw = tomllib.loads(G4)
    table = read_edition(raw).table(Kind.PERMIT, "legal")
    rows = [
        {"party": "甲", "level": "省"},
        {"party": "", "level": "县"},
        {"party": "水利厅厅厅厅", "valid_from": "2024/1/2", "valid_until": "2024/1/1"},
    ]
    judged = judge(frame_of(rows, fields_asked(table)), table, date(2024, 1, 1))
    told = {rule.id: places for rule, places in judged.places()}
    assert told == {
        "G4.XK.party.required": [1],
        "G4.XK.party.length": [2],
        "G4.XK.level.required": [2],
        "G4.XK.level.one_of": [1],
        "G4.XK.valid_until.ordered": [2],
    }
    assert judged.faulty_rows == 2


def test_the_files_explain_themselves() -> None:
    folder = resources.files("audit.standard").joinpath("editions")
    for name in ("g1.toml", "g2.toml", "g3.toml", "basic.toml"):
        assert folder.joinpath(name).read_text(encoding="utf-8").startswith("# ")


def test_the_least_asks_for_party_number_and_day() -> None:
    asked: list[Rule] = [rule for rule in basic_edition().tables[0].rules if rule.id.endswith(".required")]
    assert [rule.field for rule in asked] == ["party", "document_number", "decision_date"]

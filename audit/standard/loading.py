"""Editions out of their TOML files: what a field asks for is spelled out as rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from audit.standard.edition import Condition, Edition, FieldEntry, Rule, TableRules
from disclosure.errors import InputError
from disclosure.vocabulary import Kind

_NOT_TESTS = {"field", "any"}


@cache
def editions() -> Mapping[str, Edition]:
    """Every edition that comes with the program by its id: G1, G2, G3 and 基本."""
    folder = resources.files("audit.standard").joinpath("editions")
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    found = [read_edition(tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))) for name in files]
    return {edition.id: edition for edition in found}


def load_edition(name: str) -> Edition:
    """An edition by its id in any case; InputError with the names there are."""
    known = {edition.id.upper(): edition for edition in editions().values()}
    if name.strip().upper() not in known:
        raise InputError(f"没有名为“{name}”的数据标准版本：可用的有 {'、'.join(editions())}。")
    return known[name.strip().upper()]


@cache
def wording() -> Mapping[str, Any]:
    """wording.toml: titles and advice by check, words for blank, limits of what is shown."""
    return tomllib.loads(resources.files("audit.standard").joinpath("wording.toml").read_text(encoding="utf-8"))


def read_edition(raw: Mapping[str, Any]) -> Edition:
    """An edition from its file's content."""
    return Edition(
        id=raw["id"],
        title=raw["title"],
        source=raw["source"],
        tables=tuple(_table(raw, key, entry) for key, entry in raw["tables"].items()),
    )


def _table(raw: Mapping[str, Any], key: str, entry: Mapping[str, Any]) -> TableRules:
    prefix = entry["prefix"]
    lines = [line for group in entry["groups"] for line in raw["groups"][group]]
    fields = [
        FieldEntry(line["field"], line["chinese"], line["code"].replace("*", prefix), line.get("personal", False))
        for line in lines
    ]
    names = {field.name: field.chinese for field in fields}
    rules = [rule for line in lines for rule in _field_rules(raw, key, line)]
    rules += [_cross_rule(raw, key, rule, names) for rule in raw.get("rules", ()) if key in rule["tables"]]
    return TableRules(
        key=key,
        title=entry["title"],
        kind=Kind(entry["kind"]) if "kind" in entry else None,
        party=entry["party"],
        fields=tuple(fields),
        rules=tuple(rules),
    )


def _field_rules(raw: Mapping[str, Any], table: str, line: Mapping[str, Any]) -> Iterator[Rule]:
    for check, when, then, said in _checks(line):
        words = wording()["checks"][check]
        filling = {"field": line["chinese"], **said}
        yield Rule(
            id=f"{raw['id']}.{table}.{line['field']}.{check}",
            field=line["field"],
            title=words["title"].format(**filling),
            advice=words["advice"].format(**filling),
            severity=line.get(f"{check}_severity", words["severity"]),
            clause=_clause(raw, line, f"{line['code'].replace('*', raw['tables'][table]['prefix'])} {line['chinese']}"),
            sure=line.get("sure", "B"),
            when=when,
            then=tuple(Condition(line["field"], test, value) for test, value in then),
        )


_Check = tuple[str, tuple[Condition, ...], list[tuple[str, tuple[Any, ...]]], dict[str, Any]]


def _checks(line: Mapping[str, Any]) -> Iterator[_Check]:
    """Each thing a field asks for: its name, when, the tests, words for the sentences."""
    required = line.get("required", False)
    if required:
        when = () if required is True else tuple(map(_condition, required))
        yield "required", when, [("filled", ())], {}
    if line.get("unwanted"):
        yield "unwanted", (), [("blank", ())], {}
    if check := line.get("check"):
        when = tuple(map(_condition, line.get("check_when", ())))
        if check == "date":
            yield "date", when, [("day", ())], {}
            yield "date_form", when, [("matches", (wording()["date_form"],))], {}
        else:
            allowed = tuple(line.get("allowed", ()))
            yield check, when, [("valid", (check, *allowed))], {}
            yield "masked", when, [("lacks", ("*", "＊"))], {}
    if "one_of" in line:
        pattern = values_pattern(line["one_of"], line.get("other", ""), several=line.get("several", False))
        yield "one_of", (), [("matches", (pattern,))], {"values": "、".join(line.get("shown", line["one_of"]))}
    if "pattern" in line:
        yield "pattern", (), [("matches", (line["pattern"],))], {"form": line["form"]}
    if "most" in line:
        unit = line.get("unit", "char")
        yield (
            "length",
            (),
            [("at_most", (line["most"], unit))],
            {"most": line["most"], "unit": wording()["units"][unit]},
        )


def values_pattern(values: Sequence[str], other: str, *, several: bool) -> str:
    """A pattern of the values; `other` must name what it is (其他-…); `several` may be joined by marks."""
    one = "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))
    if other:
        one += f"|{re.escape(other)}[-—－:：（(]?.*[^-—－:：（(].*"
    return f"^(?:{one})(?:[;；,，、](?:{one}))*$" if several else f"^(?:{one})$"


def _cross_rule(raw: Mapping[str, Any], table: str, rule: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    own = names.get(rule["field"], "")
    return Rule(
        id=f"{raw['id']}.{table}.{rule['field']}.{rule['id']}",
        field=rule["field"],
        title=rule["title"].replace("{field}", own),
        advice=rule["advice"].replace("{field}", own),
        severity=rule.get("severity", "error"),
        clause=_clause(raw, rule, own),
        sure=rule.get("sure", "B"),
        when=tuple(map(_condition, rule.get("when", ()))),
        then=tuple(map(_condition, rule["then"])),
    )


def _clause(raw: Mapping[str, Any], entry: Mapping[str, Any], place: str) -> str:
    source = raw["sources"][entry.get("source", "own")]
    return f"{source} {entry.get('clause', place)}".strip()


def _condition(raw: Mapping[str, Any]) -> Condition:
    """{field = "credit_code", starts = ["92"]}: one field and one test."""
    (test,) = set(raw) - _NOT_TESTS
    value = raw[test]
    if "any" in raw:
        return Condition(raw["any"][0], "any_filled", tuple(raw["any"]))
    if value is True:
        return Condition(raw["field"], test)
    return Condition(raw["field"], test, tuple(value) if isinstance(value, list) else (value,))

"""What is printable, and that nothing else changes."""

from __future__ import annotations

import dataclasses

from reports.redaction import printable, printable_file
from tests.reports.sample_assessment import HEALTH, MARKET, PERSON, PERSON_ID, sample_assessment


def test_a_text_keeps_all_but_identity_numbers_and_unprintable_characters():
    assert printable("示范\x0b市\ud800：文书号市监罚〔2018〕1号") == "示范市：文书号市监罚〔2018〕1号"
    assert printable(f"证件{PERSON_ID}。") == "证件110105************。"


def test_credit_codes_and_document_numbers_that_only_look_like_identity_numbers_stay():
    assert printable("91350100M000100Y43") == "91350100M000100Y43"
    file = sample_assessment()
    department = next(one for one in file.departments if one.target.name == HEALTH)
    match = department.audit.matches[0]
    number = "410105201804021234"  # region and date, as many permits are numbered; its check digit is wrong
    changed = dataclasses.replace(match, row=match.row._replace(document_number=number))
    audit = dataclasses.replace(department.audit, matches=(changed,))
    one = dataclasses.replace(file, departments=(dataclasses.replace(department, audit=audit),))
    assert printable_file(one).departments[0].audit.matches[0].row.document_number == number


def test_a_department_without_persons_comes_out_as_it_went_in():
    file = sample_assessment()
    before = next(one for one in file.departments if one.target.name == MARKET)
    after = next(one for one in printable_file(file).departments if one.target.name == MARKET)
    assert after == before


def test_a_person_named_in_a_ground_is_masked_there_too():
    file = sample_assessment()
    department = file.departments[-1]
    score = dataclasses.replace(department.audit.scores[0], grounds=f"{PERSON}的许可未公示。")
    audit = dataclasses.replace(department.audit, scores=(score,))
    changed = dataclasses.replace(file, departments=(dataclasses.replace(department, audit=audit),))
    assert printable_file(changed).departments[0].audit.scores[0].grounds == "欧阳**的许可未公示。"


def test_printing_twice_changes_nothing_more():
    once = printable_file(sample_assessment())
    assert printable_file(once) == once

"""The saved real pages: every record of the tables, nothing from the news."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.details import read_detail, records_in_list
from crawler.listings import read_list
from disclosure.vocabulary import DateSource, Kind
from tests.crawler.pages.making import NEWS, real
from tests.shared_data import needs_shared

pytestmark = needs_shared


def test_all_49_approvals_of_the_drug_administration() -> None:
    found = read_detail(real("nmpa_detail_20200911_drug_approval_table.html"), row=None, kind=None)
    assert len(found.records) == 49
    first = found.records[0]
    assert (first.document_number, first.decision_date) == ("国药准字H20190035", date(2020, 9, 8))
    assert "再鼎医药" in first.party
    assert {(one.published_on, one.published_on_source) for one in found.records} == {
        (date(2020, 9, 11), DateSource.META)
    }
    assert {one.kind for one in found.records} == {Kind.PERMIT}
    # ———— and blanks are no numbers
    assert [one.document_number for one in found.records[-4:]] == [None] * 4
    assert all(one.decision_date for one in found.records)


def test_two_penalties_share_a_number_by_rowspan_and_count_once() -> None:
    found = read_detail(real("nfra_zhejiang_penalty_rowspan_detail.rendered.html", rendered=True), row=None, kind=None)
    company, person = found.records
    assert company.document_number == person.document_number == "浙金罚决字〔2024〕52号"
    assert company.party == "中国太平洋财产保险股份有限公司温州分公司"
    assert (company.natural_person, person.natural_person) == (False, True)
    assert person.party.startswith("陈")
    assert person.values["penalty_content"] == "警告并罚款14万元"
    assert person.values["organ"] == company.values["organ"] == "浙江金融监管局"
    assert {one.decision_date for one in found.records} == {None}
    assert {one.published_on for one in found.records} == {date(2025, 6, 3)}
    assert {one.kind for one in found.records} == {Kind.PENALTY}


def test_one_permit_of_zhengzhou_out_of_divs() -> None:
    (record,) = read_detail(real("zhengzhou_xzxk_detail.prototype.html"), row=None, kind=None).records
    assert record.party == "郑州市亿尚家电子商务有限公司"
    assert record.document_number.endswith("〔2019〕 第（69） 号")
    assert record.decision_date == date(2019, 2, 19)
    assert record.kind is Kind.PERMIT
    assert record.values["valid_until"] == "9999-12-31"


def test_21_cards_of_zhengzhou_are_21_publications() -> None:
    cards = real("zhengzhou_xzxk_list.prototype.html")
    records = records_in_list(read_list(cards).rows, cards, None)
    assert len(records) == 21
    assert {one.kind for one in records} == {Kind.PERMIT}
    assert sum(one.natural_person for one in records) == 8


@pytest.mark.parametrize("name", NEWS)
def test_news_give_no_record_and_keep_their_date(name: str) -> None:
    days = {
        "cq": date(2021, 7, 13),
        "zj": date(2024, 10, 21),
        "gz": date(2023, 12, 5),
        "sc": date(2022, 10, 14),
        "moe": date(2024, 6, 13),
    }
    for kind in (None, Kind.PERMIT, Kind.PENALTY):
        found = read_detail(real(name), row=None, kind=kind)
        assert found.records == ()
        assert not found.blank
    assert found.published_on == days[name.partition("_")[0]]
    assert found.published_on_source is DateSource.META


def test_the_project_list_of_fujian_has_no_decisions() -> None:
    listed = real("fj_tzxm_project_publicity_list.html")
    assert read_detail(listed, row=None, kind=Kind.PERMIT).records == ()
    assert records_in_list(read_list(listed).rows, listed, None) == ()


def test_the_project_list_of_fujian_taken_as_permits_is_ten_projects_by_code() -> None:
    listed = real("fj_tzxm_project_publicity_list.html")
    records = records_in_list(read_list(listed).rows, listed, Kind.PERMIT)
    assert len(records) == 10
    assert (records[0].document_number, records[0].project) == (
        "2303-350725-04-01-948890",
        "政和县官立茶业莲花山茶基地建设项目",
    )
    assert {one.party for one in records} == {None}

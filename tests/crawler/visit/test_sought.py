"""Nothing found proves something only of a query that was seen to work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from crawler.pages.page import Ask
from crawler.visit.sought import Seeking, seek
from crawler.visit.spellings import Spelling, number_texts, party_texts, spelling_of
from disclosure.sought import Sought
from disclosure.vocabulary import Kind
from tests.crawler.visit.asked_site import AskedSite, Row, first_page, lead_to, result_page, tools_for

SHOWN: list[Row] = [
    ("示卫罚〔2018〕第005号", "示范市安泰商贸有限公司", "示范市卫生健康委员会", "2018-04-05"),
    ("示卫罚〔2018〕第006号", "示范市宏图餐饮有限公司", "示范市卫生健康委员会", "2018-05-06"),
]
CAPTCHA = '验证码：<input type="text" name="vcode"><img src="/captcha.jpg" alt="验证码">'


def sought(number: str, party: str | None, day: date) -> Sought:
    return Sought(
        department="示范市卫生健康委员会", kind=Kind.PENALTY, document_number=number, party=party, decision_date=day
    )


THERE = sought("示卫罚[2018]5号", "示范市安泰商贸有限公司", date(2018, 4, 5))
ALSO_THERE = sought("示卫罚[2018]6号", "示范市宏图餐饮有限公司", date(2018, 5, 6))
MISSING = sought("示卫罚[2018]7号", "示范市东升建材有限公司", date(2018, 5, 7))
TOO_OLD = sought("示卫罚[2018]1号", "示范市西山建材有限公司", date(2018, 4, 1))


def terms(ask: Ask) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(ask.url).query).items()}


def fair(ask: Ask) -> str:
    asked = terms(ask)
    if not asked:
        return first_page()
    return result_page([row for row in SHOWN if asked.get("wsh", "") in row[0] and asked.get("xdr", "") in row[1]])


def asked_for(
    tmp_path: Path, answers: Callable[[Ask], str], *rows: Sought, more: str = ""
) -> tuple[Seeking, AskedSite]:
    site = AskedSite(answers)
    tools = tools_for(site, tmp_path)

    async def visit() -> Seeking:
        seeking = await seek(tools, lead_to(first_page(more)), rows, ())
        await tools.evidence.settled()
        return seeking

    return asyncio.run(visit()), site


def test_what_the_query_gives_is_found_and_what_it_does_not_is_missing(tmp_path: Path) -> None:
    seeking, _ = asked_for(tmp_path, fair, THERE, MISSING, ALSO_THERE)
    assert [(one.sought.document_number, one.found) for one in seeking.searched] == [
        (THERE.document_number, True),
        (MISSING.document_number, False),
        (ALSO_THERE.document_number, True),
    ]
    assert {read.draft.party for read in seeking.reading.records} == {row[1] for row in SHOWN}
    missing = seeking.searched[1]
    assert "示范市东升建材有限公司" in missing.asked
    assert (tmp_path / missing.evidence).is_file()


def test_without_a_record_that_it_found_the_query_vouches_for_nothing(tmp_path: Path) -> None:
    seeking, _ = asked_for(tmp_path, fair, MISSING)
    assert seeking.searched == ()
    assert "没有一条能证明查询有效" in seeking.reading.reason


def test_what_is_older_than_all_that_came_is_not_missing(tmp_path: Path) -> None:
    seeking, _ = asked_for(tmp_path, fair, ALSO_THERE, TOO_OLD)
    assert [one.found for one in seeking.searched] == [True]


def test_a_query_for_a_span_of_days_does_not_vouch_for_what_lies_after_all_that_came(tmp_path: Path) -> None:
    window = '<input type="hidden" name="until" value="2018-05-06">'
    young = sought("示卫罚[2018]9号", "示范市南湖建材有限公司", date(2018, 6, 1))
    between = sought("示卫罚[2018]10号", "示范市北湖建材有限公司", date(2018, 5, 1))
    seeking, _ = asked_for(tmp_path, fair, THERE, ALSO_THERE, young, between, more=window)
    missing = [one.sought for one in seeking.searched if not one.found]
    assert missing == [between]


def test_a_query_that_gives_everything_whatever_is_asked_is_not_used(tmp_path: Path) -> None:
    seeking, site = asked_for(tmp_path, lambda _: result_page(SHOWN), THERE, MISSING)
    assert seeking.searched == ()
    assert "不起筛选作用" in seeking.reading.reason
    assert len(site.asked) == 1


def test_a_query_that_falls_silent_vouches_only_for_what_came_before(tmp_path: Path) -> None:
    given: list[str] = []

    def tires(ask: Ask) -> str:
        answer = result_page([]) if given else fair(ask)
        given.extend(row[0] for row in SHOWN if row[0] in answer)
        return answer

    seeking, _ = asked_for(tmp_path, tires, THERE, MISSING)
    assert [one.found for one in seeking.searched] == [True]


def test_an_empty_answer_that_does_not_say_so_is_no_answer(tmp_path: Path) -> None:
    def breaks(ask: Ask) -> str:
        return first_page() if terms(ask).get("wsh", "").endswith("7号") else fair(ask)

    seeking, _ = asked_for(tmp_path, breaks, THERE, MISSING)
    assert [one.found for one in seeking.searched] == [True]


def test_behind_a_captcha_nothing_is_asked(tmp_path: Path) -> None:
    seeking, site = asked_for(tmp_path, fair, THERE, more=CAPTCHA)
    assert seeking.captcha
    assert site.asked == []
    assert "平台导出代替" in seeking.reading.reason


def test_what_is_known_from_a_list_is_not_asked_for(tmp_path: Path) -> None:
    first, _ = asked_for(tmp_path, fair, THERE)
    site = AskedSite(fair)
    again = asyncio.run(
        seek(tools_for(site, tmp_path), lead_to(first_page()), [THERE, ALSO_THERE], first.reading.records)
    )
    assert [one.sought for one in again.searched] == [ALSO_THERE]


def test_a_natural_person_is_asked_for_by_number_alone(tmp_path: Path) -> None:
    person = sought("示卫罚[2018]8号", None, date(2018, 5, 8))
    seeking, site = asked_for(tmp_path, fair, THERE, person)
    assert [one.found for one in seeking.searched] == [True, False]
    parties = {asked["xdr"] for asked in map(terms, site.asked) if "xdr" in asked}
    assert parties == {"查无此名测试", THERE.party}


def test_the_ways_of_writing_a_number() -> None:
    assert spelling_of("示卫罚〔2018〕第005号") == Spelling("〔〕", ordinal=True, digits=3)
    assert spelling_of("5号") is None
    seen = spelling_of("示卫罚〔2018〕第005号")
    assert number_texts("示卫罚 [2018] 7号", seen, few=True) == ("示卫罚〔2018〕第007号", "示卫罚[2018]7号")
    every = number_texts("示卫罚[2018]7号", None, few=False)
    assert {"示卫罚[2018]7号", "示卫罚〔2018〕7号", "示卫罚（2018）第7号"} <= set(every)
    assert number_texts("川水许可否1", None, few=False) == ("川水许可否1",)
    assert party_texts("示范(东)公司") == ("示范(东)公司", "示范（东）公司")

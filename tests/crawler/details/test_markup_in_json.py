# ruff: noqa: E501 - HTML stands here as sites write it
"""Details whose interface answers with the article as markup (NFRA: docClob)."""

from __future__ import annotations

import json
from datetime import date

from crawler.details import read_detail
from crawler.listings import ListRow
from disclosure.vocabulary import DateSource, Kind
from tests.crawler.pages.making import page

CLOB = (
    "<table class='MsoNormalTable'><tr><td><p><span>行政处罚决定书</span><span>文号</span></p></td><td>金罚决字〔2018〕3号</td></tr>"
    "<tr><td>当事人名称</td><td>示范市恒达有限公司</td></tr><tr><td>作出决定的日期</td><td>2018年5月2日</td></tr></table>"
)
ROW = ListRow(title="处罚信息公开表", ask=None, listed_on=date(2018, 5, 7))


def answer(**told: object) -> str:
    return json.dumps({"rptCode": 200, "data": told}, ensure_ascii=False)


def test_the_article_is_read_and_dated_by_its_answer() -> None:
    told = answer(docTitle="处罚信息公开表", publishDate="2018-05-06 10:00:00", docClob=CLOB)
    found = read_detail(page(told, "http://a.gov.cn/api?docId=1"), row=None, kind=Kind.PENALTY)
    (record,) = found.records
    assert (record.document_number, record.party) == ("金罚决字〔2018〕3号", "示范市恒达有限公司")
    assert record.decision_date == date(2018, 5, 2)
    assert (found.published_on, found.published_on_source) == (date(2018, 5, 6), DateSource.FIELD)


def test_the_lists_date_stands_where_the_list_gave_one() -> None:
    found = read_detail(page(answer(docClob=CLOB, publishDate="2018-05-06")), row=ROW, kind=Kind.PENALTY)
    assert (found.published_on, found.published_on_source) == (date(2018, 5, 7), DateSource.LIST)


def test_a_list_of_articles_is_no_article() -> None:
    many = json.dumps({"rows": [{"summary": CLOB}, {"summary": CLOB.replace("3号", "4号")}]}, ensure_ascii=False)
    assert read_detail(page(many), row=None, kind=Kind.PENALTY).records == ()

"""A decision whose page is only a picture: what its title in the list says of it. The rest is unread, not missing."""

from __future__ import annotations

import re

from crawler.details.detail import RecordDraft
from crawler.details.drafts import Setting, drafts_of
from crawler.details.words import kind_of_number, kind_of_words, never_a_decision
from crawler.listings.family import ListRow
from disclosure.document_number import find_document_numbers
from disclosure.party import looks_like_party
from disclosure.vocabulary import DateSource, Kind

_LEAD = re.compile(
    r"^[\s·•]*(?:\[?【?(?:行政许可|行政处罚|许可|处罚)】?\]?)?[\s:：]*(?:关于)?(?:不予|准予|同意|批准|核准|给予|对)?"
)
_UP_TO_THE_MATTER = re.compile(
    r"(.{2,50}?)[（(，,：:\s]*(?:的)?(?:准予|不予|同意|核准|批准|行政许可|行政处罚|许可决定|处罚决定|违反|违法|涉嫌|未按|未经|申请|办理)"
)
_COMPANY = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·]{2,40}?公司(?:[\u4e00-\u9fff]{2,10}分公司)?")

_REGISTERED = re.compile(
    r"[\u4e00-\u9fff]{2,6}?[省市区县镇乡州旗](?!.*(?:项目|工程|方案|报告|报批|规划))[\u4e00-\u9fff]{2,12}"
)
"""A registered name begins with its place (企业名称登记管理规定): 平川县嘉腾农家乐."""


def draft_in_title(row: ListRow, kind: Kind | None) -> RecordDraft | None:
    """The number and party that a list's entry names; None where its title gives no number in full, or is about
    something that is no decision."""
    if never_a_decision(row.title):
        return None
    numbers = find_document_numbers(row.title)
    if len(numbers) != 1:
        return None
    number = numbers[0].lstrip("（(【[")
    party = _party(_LEAD.sub("", row.title.replace(numbers[0], " ")))
    known = kind_of_number(number) or kind or kind_of_words(row.title)
    setting = Setting(known, row.listed_on, DateSource.LIST if row.listed_on else None)
    fields = {"document_number": number, "document_title": row.title[:200]}
    if party:
        fields["party"] = party
    return next(iter(drafts_of(fields, setting)), None)


def _party(title: str) -> str:
    """Who it was decided for: what stands before the matter, or a company's name; "" where neither is plain."""
    match = _UP_TO_THE_MATTER.match(title)
    if match and (looks_like_party(match[1]) or _REGISTERED.fullmatch(match[1].strip())):
        return match[1].strip()
    company = _COMPANY.match(title)
    return company[0] if company else ""

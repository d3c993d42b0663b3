"""A decision whose page is only a picture: what its title in the list says of it. The rest is unread, not missing."""

from __future__ import annotations

import re

from crawler.details.detail import RecordDraft
from crawler.details.drafts import Setting, drafts_of
from crawler.details.words import kind_of_number, kind_of_words, never_a_decision
from crawler.listings.family import ListRow
from disclosure.document_number import find_document_numbers
from disclosure.vocabulary import DateSource, Kind

_LEAD = re.compile(
    r"^[\s·•]*(?:\[?【?(?:行政许可|行政处罚|许可|处罚)】?\]?)?[\s:：]*(?:关于)?(?:不予|准予|同意|批准|核准|给予|对)?"
)
_PARTY = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9（）()·]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|合作社|事务所|经营部|加工厂"
    r"|医院|学校|幼儿园|中心|商行|商店|超市|饭店|餐馆|酒店|药店|药房|诊所|厂|店|社|行|馆|场|坊|院|部|站)(?:[\u4e00-\u9fff]{2,8}分公司)?"
)


def draft_in_title(row: ListRow, kind: Kind | None) -> RecordDraft | None:
    """The number and party that a list's entry names; None where its title gives no number in full, or is about
    something that is no decision."""
    if never_a_decision(row.title):
        return None
    numbers = find_document_numbers(row.title)
    if len(numbers) != 1:
        return None
    bare = row.title.replace(numbers[0], " ")
    party = _PARTY.match(_LEAD.sub("", bare)) or _PARTY.search(_LEAD.sub("", bare))
    known = kind_of_number(numbers[0]) or kind or kind_of_words(row.title)
    setting = Setting(known, row.listed_on, DateSource.LIST if row.listed_on else None)
    fields = {"document_number": numbers[0], "document_title": row.title[:200]}
    if party is not None:
        fields["party"] = party[0]
    return next(iter(drafts_of(fields, setting)), None)

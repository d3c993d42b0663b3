"""What the title of a scanned decision says of it."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.details import draft_in_title
from crawler.listings import ListRow
from disclosure.vocabulary import DateSource, Kind


def row(title: str) -> ListRow:
    return ListRow(title=title, ask=None, listed_on=date(2018, 5, 7))


@pytest.mark.parametrize(
    ("title", "party", "number", "kind"),
    [
        (
            "平川县鑫天建筑有限公司准予行政许可决定书（示建许〔2018〕12号）",
            "平川县鑫天建筑有限公司",
            "示建许〔2018〕12号",
            Kind.PERMIT,
        ),
        (
            "示安监罚〔2018〕3号 关于对福亿酒店管理有限公司的行政处罚决定书",
            "福亿酒店管理有限公司",
            "示安监罚〔2018〕3号",
            Kind.PENALTY,
        ),
        (
            "平川县嘉腾农家乐行政处罚决定书（示食罚〔2018〕44号）",
            "平川县嘉腾农家乐",
            "示食罚〔2018〕44号",
            Kind.PENALTY,
        ),
    ],
)
def test_number_party_and_day_are_taken_from_the_title(title: str, party: str, number: str, kind: Kind) -> None:
    draft = draft_in_title(row(title), None)
    assert draft is not None
    assert (draft.party, draft.document_number, draft.kind) == (party, number, kind)
    assert (draft.published_on, draft.published_on_source) == (date(2018, 5, 7), DateSource.LIST)
    assert draft.decision_date is None


@pytest.mark.parametrize(
    "title",
    [
        "平川县鑫天建筑有限公司准予行政许可决定书",
        "某某建设项目环境影响报告书的批复（示环审〔2018〕9号）",
        "关于拟对福亿酒店管理有限公司作出行政处罚的公示（示安监罚〔2018〕3号）",
        "示建许〔2018〕12号、示建许〔2018〕13号",
    ],
)
def test_nothing_is_guessed(title: str) -> None:
    assert draft_in_title(row(title), Kind.PERMIT) is None

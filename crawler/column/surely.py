"""Whether rows are surely decisions: what a channel without a telling name (信用公示, 行政执法结果) must show to be
taken for the column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.column.view import is_menu, is_of_other_matter
from crawler.column.words import decoy
from crawler.listings.family import ListRow
from disclosure.document_number import find_document_numbers
from disclosure.vocabulary import Kind

_DECISION = re.compile(
    r"(?:许可|处罚|审批|核准)决定|决定书|准予.{0,20}许可|不予(?:行政)?(?:许可|处罚)|行政处罚(?:信息|案|结果)|罚(?:决)?字|"
    r"(?:未按|未经|未取得|擅自|违法|违规|超标|不合格).{2,40}案(?:$|[）)】\]])"
)
_FEWEST = 2


def are_surely_decisions(rows: Sequence[ListRow]) -> bool:
    """Most rows are titled or numbered as decisions, or stand in two boxes headed 行政许可 and 行政处罚."""
    if len(rows) < _FEWEST or is_menu(rows) or is_of_other_matter(rows):
        return False
    kinds = {row.values.get("kind", "") for row in rows}
    if {kind.chinese for kind in Kind} <= kinds:
        return all(row.listed_on or row.values.keys() - {"kind"} for row in rows)
    told = sum(1 for row in rows if _is_decision(row))
    return 2 * told > len(rows)


def _is_decision(row: ListRow) -> bool:
    if {"document_number", "party"} <= row.values.keys():
        return True
    if decoy(row.title) and not find_document_numbers(row.title):
        return False
    return bool(_DECISION.search(row.title)) or (bool(find_document_numbers(row.text)) and "party" in row.values)

"""What had to be made equal before a row and a publication met: said in the row's note."""

from __future__ import annotations

from audit.match.desk import Match
from audit.match.number_parts import number_parts
from audit.match.publications import row_numbers
from audit.wording import say
from disclosure.document_number import normalise, spread
from disclosure.number_forms import form_differences
from disclosure.records import LedgerRow
from disclosure.vocabulary import MatchedBy

_BY_NUMBER = (MatchedBy.DOCUMENT_NUMBER_AND_PARTY, MatchedBy.DOCUMENT_NUMBER)


def how_matched(row: LedgerRow, match: Match) -> list[str]:
    """Chinese sentences: the transformations of the number, numbers spread out, likeness. Empty where nothing had
    to be done."""
    shown = match.publication.record
    if match.matched_by is MatchedBy.SIMILAR:
        told = {"number": shown.document_number or "", "party": shown.party or "", "url": shown.url}
        return [say("match.similar", **told)]
    mine = row.document_number or ""
    written = [found.record.document_number or "" for found in match.publications]
    if match.matched_by not in _BY_NUMBER or written == [mine]:
        return []
    said = [say("match.spread", ledger=mine, shown="、".join(written))] if _several(mine, written) else []
    for text in written:
        said += _of_one(mine, text)
    return list(dict.fromkeys(said))


def _several(mine: str, written: list[str]) -> bool:
    return [row_numbers(mine)] != [row_numbers(text) for text in written] and any(
        len(row_numbers(text)) > 1 for text in (mine, *written)
    )


def _of_one(mine: str, shown: str) -> list[str]:
    """By the pair of numbers of the two cells that are one: those of the first such pair."""
    theirs = {normalise(number): number for number in spread(shown)}
    for number in spread(mine):
        other = theirs.get(normalise(number))
        if other is not None:
            names = form_differences(number, other)
            return [say("match.written_otherwise", shown=other, forms="、".join(names))] if names else []
    if _lost_year(mine, shown):
        return [say("match.year_lost", ledger=mine, shown=shown)]
    return []


def _lost_year(mine: str, shown: str) -> bool:
    one, other = number_parts(normalise(mine)), number_parts(normalise(shown))
    return one is not None and other is not None and (one.may_be(other) or other.may_be(one))

"""However both sides write their numbers, and however often they repeat them, the same rows meet."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.match.matching import match_rows
from audit.match.publications import gather_publications
from tests.audit.making import ledger_row, record

FORMS = (
    "示罚字〔2018〕{}号", "示罚字[2018]{}号", "示罚字【2018】第{}号", "示罚字（2018）00{}号", "示罚字 {{2018}} {}",
    "示罚字2018年第{}号", "文书号：示罚字〔2018〕{}号",
)  # fmt: skip
writings = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(FORMS)), max_size=12)


@settings(deadline=None, max_examples=100)
@given(writings, writings)
def test_mixed_forms_and_repetitions_meet_as_plain_ones_do(
    ledger: list[tuple[int, str]], site: list[tuple[int, str]]
) -> None:
    rows = [ledger_row(form.format(serial), row=at) for at, (serial, form) in enumerate(ledger, 2)]
    records = [record(form.format(serial), url=f"http://p/{at}") for at, (serial, form) in enumerate(site)]
    found = match_rows(rows, gather_publications(records))
    met = Counter(ledger[at][0] for at in found.matches)
    # One party's number shown several times is one publication, and answers for one row.
    assert met == Counter({serial for serial, _ in ledger} & {serial for serial, _ in site})

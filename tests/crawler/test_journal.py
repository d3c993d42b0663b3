"""Each look at a site keeps its own journal; all of them are the owner's."""

from __future__ import annotations

import pytest

from crawler.journal import journal_key, owner_of


@pytest.mark.parametrize("owner", ["示范市水利局", "信用网站", "某局#分局"])
@pytest.mark.parametrize("look", [1, 2])
def test_the_owner_of_each_looks_journal(owner: str, look: int) -> None:
    assert owner_of(journal_key(owner, look)) == owner
    assert journal_key(owner, 1) != journal_key(owner, 2)

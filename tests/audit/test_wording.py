from __future__ import annotations

import re
from pathlib import Path

import audit
from audit.wording import sentences
from disclosure.vocabulary import Exclusion, SiteRole

KEY = re.compile(r'say\(\s*(f?)"([^"]+)"')
ALTERNATIVE = re.compile(r'say\(\s*"([\w.]+)" if .+? else "([\w.]+)"')


def test_every_sentence_the_code_asks_for_is_there() -> None:
    asked = []
    for path in Path(audit.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        asked += [key for formatted, key in KEY.findall(text) if not formatted]
        asked += [key for pair in ALTERNATIVE.findall(text) for key in pair]
        for formatted, key in KEY.findall(text):
            stem = key.split("{", maxsplit=1)[0]
            assert not formatted or any(name.startswith(stem) for name in sentences()), key
    assert len(asked) > 50
    assert [key for key in asked if key not in sentences()] == []


def test_every_exclusion_and_site_has_its_words() -> None:
    assert all(f"excluded.{reason}" in sentences() for reason in Exclusion)
    assert all(f"site.{role}" in sentences() for role in SiteRole)

"""A copy of a kept page without what may not be handed over, where that can be taken out of it word by word."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePosixPath

from crawler.pages.decode import UndecodableError, decode, is_binary
from disclosure.findings import Evidence
from disclosure.party import mask_name, mask_personal_numbers
from reports.package.screening import Reason, Screen
from reports.package.texts import searchable

_MARK = "-遮盖副本"
_CAN_BE_MASKED = frozenset({Reason.NUMBER, Reason.PERSON, Reason.NAMES})


def masked_copy(
    one: Evidence, data: bytes, screen: Screen, reason: Reason, *, credit: bool
) -> tuple[Evidence, bytes] | None:
    """The copy and its bytes; None where the page cannot be masked so (a list with others' decisions, a file, a
    page whose names are written so that they would remain)."""
    if reason not in _CAN_BE_MASKED or is_binary("", one.url, data):
        return None
    try:
        text = _masked(decode(data, ""), screen)
    except UndecodableError:
        return None
    # the byte-order mark tells browsers the charset, whatever the page says of itself
    copy = text.encode("utf-8-sig")
    if screen.against(searchable(copy, "", one.url), credit=credit):
        return None
    path = PurePosixPath(one.path)
    caption = f"{one.caption}（遮盖副本，原件 {path.name} 的 SHA-256 为 {one.sha256}）"
    name = path.with_name(f"{path.stem}{_MARK}{path.suffix}").as_posix()
    return replace(one, path=name, sha256=hashlib.sha256(copy).hexdigest(), caption=caption), copy


def _masked(text: str, screen: Screen) -> str:
    text = screen.departments.taken_out(mask_personal_numbers(text))
    if not screen.persons:
        return text
    people = re.compile("|".join(map(re.escape, sorted(screen.persons, key=len, reverse=True))))
    return people.sub(lambda found: mask_name(found[0]), text)

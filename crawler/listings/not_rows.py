"""What stands in the boxes of lists and is no row: filters and pagers."""

from __future__ import annotations

import re

from crawler.pages.visible import Element

_WORDS = ("下一页", "上一页", "尾页", "末页", "下页", "跳转到")
_NUMBERS = re.compile(r"(?!.*\d{4})[\d\s\[\](){}（）【】<>«»‹›|·]+")
"""[1] [2] [3]: the pager, where it is a table's row too."""
_LONGEST_PAGER = 160


def has_text_box(item: Element) -> bool:
    """Whether something can be typed or sent in it: a filter."""
    return any(
        (field.get("type") or "text").lower() in {"text", "search", "date", "submit"} for field in item.iter("input")
    )


def is_pager(text: str) -> bool:
    """Whether a text is that of a pager, as far as no date stands in it."""
    return bool(_NUMBERS.fullmatch(text)) or (len(text) < _LONGEST_PAGER and any(word in text for word in _WORDS))

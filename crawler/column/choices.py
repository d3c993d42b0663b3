"""A list that shows one kind of its matters at a time (普通, 特许, 认可 …), chosen in a <select> that offers no 全部:
what stands on the page is a part of what is published."""

from __future__ import annotations

import re

from crawler.listings.forms import fields_of, submission
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element, region_of, stands_hidden

# 行政许可法 §12, 行政处罚法 §9, and the parties of PORTALS §3.4. Another department's name is no kind of its matters.
_KIND = re.compile(
    r"(?:行政)?(?:普通|一般|特许|认可|核准|登记|备案|其他|其它|警告|通报批评|罚款|没收|暂扣|吊销|降低资质|限制|责令|拘留|"
    r"法人|非法人|自然人|个体|企业|个人).{0,14}"
)
_FEWEST = 2


def choices(page: Page) -> list[tuple[str, Ask]]:
    """The kinds that are not shown, with the requests that show them; none where all is shown or can be chosen."""
    for form in page.tree.iter("form"):
        for select in form.iter("select"):
            if stands_hidden(select) or region_of(page, select) != "body" or not select.get("name"):
                continue
            options = [(_words(option), _value(option)) for option in select.iter("option")]
            if len(options) < _FEWEST or not all(value and _KIND.fullmatch(words) for words, value in options):
                continue
            name = select.get("name") or ""
            shown = fields_of(form).get(name)
            return [(words, submission(page, form, {name: value})) for words, value in options if value != shown]
    return []


def _words(option: Element) -> str:
    return "".join(option.itertext()).strip()


def _value(option: Element) -> str:
    value = option.get("value")
    return value.strip() if value is not None else _words(option)

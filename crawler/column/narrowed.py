"""A list that stands narrowed from the start: a query whose dates are set to today, one that shows nothing until it is
asked, one behind a captcha. What such a page shows, or does not show, is not what is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from crawler.column.query import QueryForm
from crawler.listings.forms import fields_of, submission
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element, hides, region_of
from disclosure.dates import read_date

_FULL_DATE = re.compile(r"(20\d\d)([-/.年])(\d{1,2})([-/.月])(\d{1,2})(.*)", re.DOTALL)
_CAPTCHA = re.compile(r"验证码|captcha|vcode|yzm|checkcode|verifycode|validatecode", re.IGNORECASE)
_NUMBER_BOX = re.compile(r"wsh|wenshu|文书号|文号|jds|决定书", re.IGNORECASE)
IN_EVERY_NUMBER = "号"
IN_MOST_PARTIES = "公司"


def preset_dates(page: Page) -> list[date]:
    """The days that the page's own query is set to before anybody touched it."""
    return [day for form in _forms(page) for name, day in _presets(form)]


def widened(page: Page, first: date, last: date) -> list[Ask]:
    """The requests of the page's query with those days left blank, and set to a span."""
    asks = []
    for form in _forms(page):
        names = list(dict.fromkeys(name for name, _ in _presets(form)))
        if not names:
            continue
        now = fields_of(form)
        span = {name: _like(now[name], last if name == names[-1] and len(names) > 1 else first) for name in names}
        asks += [submission(page, form, dict.fromkeys(names, "")), submission(page, form, span)]
    return asks


def asked_with(query: QueryForm) -> list[tuple[QueryForm, str]]:
    """What to ask a query that shows nothing by itself: (the query by one of its boxes, text). Only the answer to
    nothing at all is surely the whole list."""
    asked = [(query, "")]
    number = next((name for name in query.fields if _NUMBER_BOX.search(name)), None)
    if number is not None:
        asked.append((replace(query, box_name=number), IN_EVERY_NUMBER))
    elif _NUMBER_BOX.search(f"{query.box_name} {query.box} {query.label}"):
        asked.append((query, IN_EVERY_NUMBER))
    return [*asked, (query, IN_MOST_PARTIES)]


def wants_captcha(page: Page, query: QueryForm) -> bool:
    """Whether a person must read a picture before the query answers."""
    for box in page.tree.iter("input"):
        said = " ".join(box.get(name) or "" for name in ("name", "id", "placeholder", "title"))
        if _CAPTCHA.search(said) and not hides(box) and (box.get("type") or "text").lower() == "text":
            return region_of(page, box) == "body" or box.get("name") in query.fields
    return False


def _forms(page: Page) -> Iterator[Element]:
    return (form for form in page.tree.iter("form") if not hides(form))


def _presets(form: Element) -> Iterator[tuple[str, date]]:
    for box in form.iter("input"):
        kind = (box.get("type") or "text").lower()
        if kind not in {"text", "date"} or not box.get("name") or hides(box):
            continue
        value = (box.get("value") or "").strip()
        day = read_date(value) if _FULL_DATE.fullmatch(value) else None
        if day is not None:
            yield box.get("name") or "", day


def _like(written: str, day: date) -> str:
    """A day as the form writes days."""
    match = _FULL_DATE.fullmatch(written.strip())
    assert match is not None
    return f"{day.year}{match[2]}{day.month:02d}{match[4]}{day.day:02d}{match[6]}"

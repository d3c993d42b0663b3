"""Lists that go on by submitting a form with the page number in it: gotopage(n), page('12'), _gotoPage(total,cur,n),
hidden ttPage/pageNum (PORTALS §3.4, §3.5; real-pages, fj_tzxm)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.forms import fields_of, submission
from crawler.listings.pager import is_page_name, next_link
from crawler.listings.rows import rows_of
from crawler.listings.totals import pages_of, total_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import calls_in, functions_of
from crawler.pages.visible import Element

_ASSIGNS = re.compile(
    r"""(?:getElementById\(\s*["']([\w.$:-]+)["']\s*\)|\$\(\s*["'](?:#|[\w]*\[name=["']?)([\w.$:-]+)["']?\]?["']\s*\)|"""
    r"""([\w.$\[\]'"]+?)\.([\w$]+))\s*(?:\.value\s*=(?!=)\s*|\.(?:val|attr)\(\s*(?:["']value["']\s*,\s*)?)([\w$.]+|\d+)"""
)
_SUBMITS = re.compile(r"\.submit\s*\(|\.click\s*\(")


class PostForm:
    """Posts every field of the form, with the number of the next page where the page's own script puts it."""

    name = "post_form"

    def recognise(self, page: Page) -> bool:
        return _next(page) is not None

    def start(self, page: Page) -> ListPage:
        return self._read(page, rows_of(page))

    def go_on(self, page: Page, state: Any) -> ListPage:  # noqa: ARG002 - each page carries its own form
        return self._read(page, rows_of(page))

    def _read(self, page: Page, rows: tuple[ListRow, ...]) -> ListPage:
        ask = _next(page) if rows else None
        return ListPage(rows=rows, following=Following(ask=ask) if ask else None, total=total_of(page))


def _next(page: Page) -> Ask | None:
    if "post_form_next" not in page.memo:
        page.memo["post_form_next"] = _by_link(page) or _by_count(page)
    found: Ask | None = page.memo["post_form_next"]
    return found


def _by_link(page: Page) -> Ask | None:
    link = next_link(page)
    if link is None:
        return None
    href = link.get("href") or ""
    script = f"{link.get('onclick') or ''};{href if href.lower().startswith('javascript:') else ''}"
    sent = sent_by(page, script, {})
    if sent is not None:
        return sent
    for name, arguments in calls_in(script.replace("javascript:", "")):
        ask = _called(page, name, arguments)
        if ask is not None:
            return ask
    return None


def _called(page: Page, name: str, arguments: list[str]) -> Ask | None:
    numbers = [argument for argument in arguments if argument.isdigit()]
    function = functions_of(page).get(name)
    if function is not None:
        sent = sent_by(page, function.body, dict(zip(function.parameters, arguments, strict=False)))
        if sent is not None:
            return sent
    # the function stands in a file of its own: a form that counts pages, and a call with a number
    return counted_form(page, numbers[-1]) if numbers and function is None else None


def counted_form(page: Page, number: str) -> Ask | None:
    """The form that counts pages, sent with another number."""
    form = next((found for found in page.tree.iter("form") if _page_field(found)), None)
    field = _page_field(form) if form is not None else None
    return submission(page, form, {field: number}) if form is not None and field is not None else None


def sent_by(page: Page, code: str, known: Mapping[str, str]) -> Ask | None:
    """The form that a piece of code fills in and sends, given the values of its parameters."""
    changed = {}
    for match in _ASSIGNS.finditer(code):
        value = known.get(match[5], match[5] if match[5].isdigit() else None)
        if value is not None:
            changed[match[1] or match[2] or match[4]] = value
    form = _form_with(page, changed, code)
    if changed and form is not None and (_SUBMITS.search(code) or _page_field(form)):
        return submission(page, form, _by_name(form, changed))
    return None


def _form_with(page: Page, changed: dict[str, str], body: str) -> Element | None:
    """The form that the script submits: named in it, or the one that has the fields it sets."""
    forms = list(page.tree.iter("form"))
    for form in forms:
        names = [name for name in (form.get("name"), form.get("id")) if name]
        if any(re.search(rf"[.\"'#\[]{re.escape(name)}\b", body) for name in names):
            return form
    for form in forms:
        if _by_name(form, changed):
            return form
    return forms[0] if len(forms) == 1 else None


def _by_name(form: Element, changed: dict[str, str]) -> dict[str, str]:
    """Fields by the names they are sent under: the script may have named them by id."""
    names: dict[str, str] = {}
    for field in form.iter("input", "select", "textarea"):
        name = field.get("name")
        if name:
            names[name] = name
            if field.get("id"):
                names.setdefault(field.get("id") or "", name)
    return {names[key]: value for key, value in changed.items() if key in names}


def _page_field(form: Element) -> str | None:
    return next((name for name in fields_of(form) if is_page_name(name)), None)


def _by_count(page: Page) -> Ask | None:
    """No links at all (a script draws them), but a form that holds the page's number and the number of pages."""
    pages = pages_of(page)
    for form in page.tree.iter("form"):
        field = _page_field(form)
        value = fields_of(form).get(field, "") if field else ""
        if field and pages and (value.isdigit() or not value):
            shown = int(value or 1)
            posts = (form.get("method") or "").lower() == "post"
            if posts and shown < pages:
                return submission(page, form, {field: str(shown + 1)})
    return None

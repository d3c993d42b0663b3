"""What a form on a page would send."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

from crawler.pages.decode import charset_of
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element

_SILENT = frozenset({"submit", "button", "reset", "image", "file"})


def fields_of(form: Element) -> dict[str, str]:
    """Name and value of every field the browser would send, hidden ones included; buttons left out."""
    found: dict[str, str] = {}
    for field in form.iter("input", "select", "textarea"):
        name = field.get("name")
        if not name or field.get("disabled") is not None:
            continue
        kind = (field.get("type") or "text").lower()
        if kind in _SILENT or (kind in {"checkbox", "radio"} and field.get("checked") is None):
            continue
        found.setdefault(name, _value(field))
    return found


def _value(field: Element) -> str:
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = next(
            (option for option in options if option.get("selected") is not None),
            options[0] if options else None,
        )
        if chosen is None:
            return ""
        value = chosen.get("value")
        return value if value is not None else (chosen.text or "").strip()
    return (field.text or "") if field.tag == "textarea" else field.get("value") or ""


def submission(page: Page, form: Element, changed: dict[str, str]) -> Ask:
    """The request that submitting the form makes, with these fields set."""
    fields = fields_of(form) | changed
    action = (form.get("action") or "").strip()
    url = (
        page.absolute(action) if action and not action.lower().startswith("javascript") else page.url.partition("#")[0]
    )
    charset = charset_of(page.body, page.content_type)
    if (form.get("method") or "get").lower() == "post":
        return Ask(url=url, method="POST", form=tuple(fields.items()), charset=charset)
    query = urlencode(fields, encoding=charset, errors="xmlcharrefreplace")
    return Ask(url=urlunsplit(urlsplit(url)._replace(query=query, fragment="")), charset=charset)


def pressed(button: Element) -> dict[str, str]:
    """What a button adds to the form that it sends (ASP.NET asks which one was pressed)."""
    name, kind = button.get("name"), (button.get("type") or ("submit" if button.tag == "button" else "")).lower()
    if not name or button.tag not in {"input", "button"}:
        return {}
    if kind == "image":
        return {f"{name}.x": "1", f"{name}.y": "1"}
    return {name: button.get("value") or ""} if kind == "submit" else {}

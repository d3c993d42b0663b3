"""The named signals that say: what a person sees on this page is not in its HTML (DESIGN, browser only on signals)."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.pages.frames import frames_of, redirect_of
from crawler.pages.page import Page
from crawler.pages.script_calls import scripts_of
from crawler.pages.visible import Element, body_text, hides, region_of, shown_text, text_of

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PLACEHOLDER = re.compile(r"\{\{[^{}]{1,120}\}\}|\$\{[\w.]{1,60}\}|<%=?[^%]{1,120}%>|\[\[\s*[\w.]{1,60}\s*\]\]")
_ROW_TEMPLATE = (
    "v-for",
    "ng-repeat",
    "data-ng-repeat",
    ":key",
    "wx:for",
    "x-for",
    "*ngfor",
    "ms-repeat",
    "data-bind",
)
_APP_ROOT = re.compile(
    r"^(?:app|root|__nuxt|__next|app[-_]?root|application|vue[-_]?app|micro-?app|ice-container|q-app)$",
    re.IGNORECASE,
)
_CALLS_SERVER = re.compile(
    r"\$\.(?:ajax|get|post|getJSON)\b|jQuery\.(?:ajax|get|post|getJSON)\b|axios\b|\bfetch\s*\(|XMLHttpRequest|table\.render\s*\(|"
    r"bootstrapTable\s*\(|\.datagrid\s*\(|\.jqGrid\s*\(|\.DataTable\s*\(|mini\.get\(|Vue\s*\(|createApp\s*\(|\.load\s*\(\s*['\"]",
)
_WRITES_ROWS = re.compile(
    r"\.append\s*\(|\.html\s*\(|innerHTML|\.appendTo\s*\(|insertAdjacentHTML|document\.write|template\s*\(|\.render\s*\(|"
    r"loadData|getList|queryList|initTable|datagrid|bootstrapTable|jqGrid|DataTable",
)
_LIST_BOX = re.compile(
    r"list|data|content|rows?|tbody|table|result|main|grid|page|items?|xzxk|xzcf|sgs|gs", re.IGNORECASE
)
_NEEDS_SCRIPT = re.compile(
    r"(?:请|需要?|您的浏览器).{0,12}(?:JavaScript|脚本)|doesn't work properly without JavaScript|enable JavaScript",
    re.IGNORECASE,
)
_LOADING = re.compile(
    r"(?:数据|列表|信息|正在|努力)*(?:加载|载入|读取|查询)中?[.。…!！]*|loading[.…]*|请稍[候等后][.。…]*", re.IGNORECASE
)
_REFUSED = 400
_LITTLE = 40
_ENOUGH = 5 * _LITTLE
"""Chinese characters outside menus below which a page says nothing of its own."""


def browser_signal(page: Page) -> str | None:
    """The name of the signal that asks for a browser; None where plain HTTP shows what a person would see.

    `empty_app_root`, `template_placeholders`, `rows_by_script`, `iframe_only` (a frame filled by script),
    `meta_refresh_script` (ask `redirect_of` first), `noscript_only`. For a page out of a browser a signal says that
    the browser did not get it drawn either: placeholders left standing, an application or a named list still empty.
    """
    if "signal" not in page.memo:
        page.memo["signal"] = _signal(page)
    found: str | None = page.memo["signal"]
    return found


def _signal(page: Page) -> str | None:
    if not page.text.lstrip("\ufeff \r\n\t").startswith("<"):
        return None
    if page.tree.find("body") is None and page.tree.find(".//frameset") is None:
        return None
    own = len(_CHINESE.findall(body_text(page)))
    return next((name for name, applies in _SIGNALS.items() if applies(page, own)), None)


def asks_server(page: Page) -> bool:
    """Whether the page's own script fetches data after it is loaded."""
    return bool(_CALLS_SERVER.search(scripts_of(page)))


def was_not_understood(part: Page) -> bool:
    """Whether an answer that a script fetched was refused, or is none that can be read (信用邯郸 answers in SM4): what
    it would have put on the page is not known."""
    if part.status >= _REFUSED:
        return True
    return bool(part.body) and ("octet-stream" in part.content_type or not part.text.strip())


def may_be_filled(page: Page) -> bool:
    """Whether a script of the page may still put rows on it: it asks the server, or a list's place stands empty."""
    scripts = next(page.tree.iter("script"), None) is not None
    return not page.rendered and scripts and (asks_server(page) or _empty_box(page) is not None)


def _placeholders(page: Page, own: int) -> bool:
    """Template marks where the rows or the text should stand; a mark in a menu of a full page does not count."""
    if "{{" not in page.text and "${" not in page.text and "[[" not in page.text and "<%" not in page.text:
        return False
    marks = _PLACEHOLDER.findall(body_text(page))
    if not marks:
        return False
    return own < _LITTLE * 3 or any(
        _is_row_template(page, element) for element in page.tree.iter() if _has_loop(element)
    )


def _has_loop(element: Element) -> bool:
    return isinstance(element.tag, str) and any(element.get(name) is not None for name in _ROW_TEMPLATE)


def _is_row_template(page: Page, element: Element) -> bool:
    """A repeated row of the body (table row, list item) that carries marks, in a list with no other rows."""
    if not _PLACEHOLDER.search(text_of(element)) or region_of(page, element) != "body":
        return False
    parent = element.getparent()
    shown = (
        [child for child in parent if isinstance(child.tag, str) and child.tag == element.tag]
        if parent is not None
        else []
    )
    return len(shown) <= 2


def _empty_root(page: Page, own: int) -> bool:
    if own >= _ENOUGH:
        return False
    body = page.tree.find("body")
    boxes = body.iter("div", "main", "section") if body is not None else ()
    if not any(_is_bare(box) for box in boxes if _APP_ROOT.match(box.get("id") or "")):
        return False
    if len(_CHINESE.findall(shown_text(page))) > _LITTLE * 3:
        return False
    return next(page.tree.iter("script"), None) is not None


def _is_bare(root: Element) -> bool:
    """Nothing in it, or no more than a word such as 加载中."""
    text = text_of(root)
    return not text or (len(_CHINESE.findall(text)) < 12 and next(root.iter("td", "li", "a"), None) is None)


def _sends_on(page: Page, own: int) -> bool:
    if page.rendered or own >= _LITTLE:
        return False
    if redirect_of(page):
        return True
    return len(page.text) < 4000 and bool(
        re.search(r"location\s*(?:\.\s*(?:href|replace|assign)\s*[=(]|=[^=])", scripts_of(page))
    )


def _frame_by_script(page: Page, own: int) -> bool:
    if page.rendered or own >= _LITTLE:
        return False
    frames = [frame for frame in page.tree.iter("iframe", "frame") if not hides(frame)]
    return bool(frames) and not frames_of(page)


def _needs_script(page: Page, own: int) -> bool:
    if page.rendered or own >= _LITTLE:
        return False
    told = " ".join(tag.text_content() for tag in page.tree.iter("noscript"))
    return bool(_NEEDS_SCRIPT.search(told) or _NEEDS_SCRIPT.search(shown_text(page)))


def _rows_by_script(page: Page, own: int) -> bool:
    """An empty list box in the body and a script that asks the server and writes rows."""
    if own >= _ENOUGH or "<datastore" in page.text or frames_of(page):
        return False
    asks = asks_server(page)
    # the script that fills the box may stand in a file of its own
    by_file = not page.rendered and own < _LITTLE and _external_scripts(page) > 0
    box = _empty_box(page) if asks or by_file else None
    if box is None:
        return False
    code = scripts_of(page)
    named = bool(box and re.search(rf"[#.'\"]{re.escape(box)}\b", code))
    if page.rendered:
        return asks and named and not _has_rows(page)
    if asks and (named or _WRITES_ROWS.search(code)):
        return not _has_rows(page)
    return by_file and not _has_rows(page) and bool(box) and _names_a_list(box)


def _names_a_list(box: str) -> bool:
    return bool(re.search(r"list|data|tbody|result|grid|xzxk|xzcf|sgs", box, re.IGNORECASE))


def _external_scripts(page: Page) -> int:
    return sum(1 for tag in page.tree.iter("script") if tag.get("src"))


def _empty_box(page: Page) -> str | None:
    """Name of an element of the body that looks like the place of a list and holds nothing; None if there is none."""
    for element in page.tree.iter("ul", "ol", "tbody", "table", "div", "section", "main", "dl"):
        name = f"{element.get('id') or ''} {element.get('class') or ''}"
        of_a_list = element.tag in {"table", "ul", "ol", "tbody", "dl"} or _LIST_BOX.search(name)
        if of_a_list and _is_empty(element) and region_of(page, element) == "body":
            return (element.get("id") or (element.get("class") or " ").split(" ")[0]).strip()
    return None


def _is_empty(element: Element) -> bool:
    text = text_of(element)
    if _LOADING.fullmatch(text) and next(element.iter("a", "img", "input"), None) is None:
        return True
    if element.tag == "table":
        rows = list(element.iter("tr"))
        return len(rows) <= 1 and not any(True for _ in element.iter("td"))
    filled = ("img", "input", "a", "iframe", "form", "canvas", "video", "object", "embed", "li", "td")
    return not text and next(element.iter(*filled), None) is None


def _has_rows(page: Page) -> bool:
    """One dated line is enough: a list of one row is a list."""
    return bool(re.search(r"(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}", body_text(page)))


_SIGNALS: dict[str, Callable[[Page, int], bool]] = {
    "template_placeholders": _placeholders,
    "empty_app_root": _empty_root,
    "meta_refresh_script": _sends_on,
    "iframe_only": _frame_by_script,
    "rows_by_script": _rows_by_script,
    "noscript_only": _needs_script,
}
"""In the order they are asked; each is given the number of Chinese characters the page says outside its menus."""

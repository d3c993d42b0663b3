"""Whether a list may be taken for read to its end: signs that there is more than what was shown."""

from __future__ import annotations

import re

from crawler.listings.pager import next_link, unmarked_pages
from crawler.listings.script_pager import pages_told
from crawler.listings.select_pager import pages_in_select
from crawler.listings.totals import pages_of
from crawler.pages.page import Page
from crawler.pages.script_calls import scripts_of
from crawler.pages.visible import Element, body_text, hides, region_of, shown_text_of, stands_hidden

_PAGER_SCRIPT = re.compile(
    r"laypage\s*(?:\.render)?\s*\(|kkpager\s*\.|\bnew\s+Pag(?:ination|er)\w*\s*\("
    r"|\.(?:pagination|jqPaginator|twbsPagination|pagy|createPage|myPage|paging)\s*\(",
    re.IGNORECASE,
)
_PAGER_BOX = re.compile(
    r"^(?:page[rs]?|pagination|paging|page[-_]?(?:box|nav|bar|div|list|wrap|num)|fenye|fy|kkpager)$", re.IGNORECASE
)
_MORE = re.compile(
    r"^(?:点击)?(?:加载|查看|显示|浏览)?更多(?:信息|记录|内容|数据)?[>»…\s.]*$|^load\s*more$", re.IGNORECASE
)
_PART = re.compile(
    r"(?:最近|近)\s*[\d一二三四五六七十]+\s*(?:个)?\s*(?:天|日|周|个月|月)(?!\d)|[七7]\s*(?:天|日)双公示"
)
_KEPT_FOR = re.compile(r"(?:仅|只)(?:公示|显示|展示|公开|保留)[^。；]{0,12}(?:内|天|日|月|年|条)")
_BY_DAYS = re.compile(r"(?:query|recent|last)_?days?=\d+", re.IGNORECASE)
_ALL = re.compile(r"全部|所有|不限|请选择|^-+")
_OWN_LIST = re.compile(r"许可|处罚|法人|双公示|公示|局$|委$|厅$|办$|委员会$")
"""What a list of one kind or one department is rightly set to."""


def sign_of_more(page: Page, *, walked: int) -> str:
    """Why the list surely or perhaps goes on after this page, in Chinese; "" where nothing speaks for it.

    `walked`: how many pages of the list were read, this one included.
    """
    # a pager script that never came (an outside library, a closed network) leaves its count of pages in the page
    pages = pages_of(page) or pages_in_select(page) or pages_told(page)
    if pages is not None and pages > walked:
        return f"页面标明共 {pages} 页，只读到 {walked} 页"
    if next_link(page) is not None and (pages is None or walked < pages):
        return "页面还有“下一页”，但程序未能翻过去"
    if pages is not None:
        return ""
    if (numbers := len(unmarked_pages(page))) > walked:
        return f"页面有页码 1 至 {numbers}，只读到 {walked} 页"
    if more_button(page) is not None:
        return "页面有“加载更多”按钮，后面的内容未能读取"
    if not page.rendered and (_PAGER_SCRIPT.search(scripts_of(page)) or _empty_pager(page)):
        return "翻页由脚本生成，程序未能翻页"
    return ""


def more_button(page: Page) -> Element | None:
    """A button under the list that fetches more of it; a 更多 that leads to another page is no such button."""
    for element in page.tree.iter("a", "button", "div", "span"):
        if len(element) > 1 or not _is_script_button(element):
            continue
        if _MORE.match(shown_text_of(element)) and region_of(page, element) == "body" and not stands_hidden(element):
            return element
    return None


def _is_script_button(element: Element) -> bool:
    href = (element.get("href") or "").strip().lower()
    if element.tag == "a":
        return href in {"", "#"} or href.startswith("javascript")
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag == "button" or bool(element.get("onclick")) or "more" in name


def _empty_pager(page: Page) -> bool:
    """A box for a pager with nothing in it: a script fills it."""
    for element in page.tree.iter("div", "ul", "nav", "p", "span", "td"):
        names = [element.get("id") or "", *(element.get("class") or "").split()]
        if any(_PAGER_BOX.match(name) for name in names) and not len(element) and not (element.text or "").strip():
            return not hides(element)
    return False


def shows_a_part(page: Page, *, reaches_back: bool = False) -> str:
    """Why the list by its own account is a part of what is published: the last days only, or filtered from the
    start; "" where it says nothing of the kind. `reaches_back`: it was seen to go back beyond the days in question, so
    that 七天双公示 is but its name."""
    if reaches_back:
        return _filtered_from_the_start(page)
    found = _PART.search(f"{page.metas.get('columnname', '')} {body_text(page)[:4000]}")
    if found or _BY_DAYS.search(page.url) or _BY_DAYS.search(scripts_of(page)):
        return f"该列表只显示一段时间内的公示（{found[0] if found else '按天数查询'}）"
    kept = _KEPT_FOR.search(body_text(page)[:6000])
    if kept:
        return f"该列表不保留全部公示（“{kept[0]}”）"
    return _filtered_from_the_start(page)


def _filtered_from_the_start(page: Page) -> str:
    """A select of the query that stands on one of its values though it offers 全部."""
    for select in page.tree.iter("select"):
        if region_of(page, select) != "body" or hides(select):
            continue
        options = list(select.iter("option"))
        chosen = next((one for one in options if one.get("selected") is not None), None)
        if chosen is None or not any(_ALL.search((one.text or "").strip()) for one in options):
            continue
        text = (chosen.text or "").strip()
        if (
            text
            and not _ALL.search(text)
            and not _OWN_LIST.search(text)
            and (chosen.get("value") or "") not in {"", "0", "-1"}
        ):
            return f"该列表已按“{text[:20]}”筛选，不是全部公示"
    return ""

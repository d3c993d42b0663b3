"""What the page behind a column's link holds: rows, a working empty list, links to lists, a query, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.column.candidates import Candidate, candidates_inside
from crawler.column.identity import is_article, names_of
from crawler.column.parts import Part, parts_of
from crawler.column.query import QueryForm, find_query
from crawler.column.tabs import tabs_of
from crawler.column.words import What, decoy, meaning_of, news_patterns
from crawler.listings.blocks import list_block
from crawler.listings.choose import read_list
from crawler.listings.family import ListPage, ListRow
from crawler.listings.pager import next_link
from crawler.listings.rows import headers_of
from crawler.listings.totals import says_empty
from crawler.pages.frames import frames_of
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal, was_not_understood
from crawler.pages.visible import Element, body_text, region_of, shown_text_of, stands_hidden, text_of
from disclosure.dates import dates_in_text
from disclosure.document_number import find_document_numbers

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BOILERPLATE = re.compile(
    r"版权所有|备案|ICP|主办|承办|协办|网站标识码|技术支持|维护单位|联系电话|联系我们|地址[:：]|邮编|公网安备|建议使用|分辨率|浏览器|网站地图|当前位置|"
    r"您的位置|字体[:：]|打印|关闭窗口|分享到|浏览次数|扫一扫|无障碍|来访|访问量|今天是|欢迎|版本|设为首页|加入收藏"
)
_UNDER_WORK = re.compile(r"建设中|开发中|正在更新|敬请期待|即将上线|内容更新中|under construction", re.IGNORECASE)
_OF_RECORDS = re.compile(r"许可|处罚|决定|法人|自然人|台账|20\d\d年")
_PARTY = re.compile(
    r"[\u4e00-\u9fff]{4,}(?:公司|厂|店|中心|合作社|商行|经营部|超市|医院|诊所|学校|幼儿园|酒店|宾馆|事务所)$"
)
"""A list that names nothing but the party of each decision."""
_LISTS = frozenset({What.PERMIT_LIST, What.PENALTY_LIST})
_NEARLY_ALL = 0.9
_LITTLE = 30
_MANY = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """What stands on a page of the column.

    `has_rows`: a list of records (not of news). `total_zero`: a working list that says it has none. `inner`: links to
    the lists, catalogue, plan and officers inside. `query`: a query of its own. `shell`: the signal that says plain
    HTTP does not show it. `content_chars`: Chinese characters outside menus and footers. `is_news`: its rows are about
    the work, not decisions. `frames`: pages it shows in frames. `parts`: the parts of its list, where that is divided.
    """

    has_rows: bool
    total_zero: bool
    inner: tuple[Candidate, ...]
    query: QueryForm | None
    shell: str | None
    content_chars: int
    is_news: bool
    frames: tuple[Ask, ...] = ()
    rows: int = 0
    total: int | None = None
    parts: tuple[Part, ...] = ()

    @property
    def leads_to_both(self) -> bool:
        """Whether the ways to both lists stand on it: no list itself, though a query may stand beside them."""
        return {What.PERMIT_LIST, What.PENALTY_LIST} <= {found.what for found in self.inner}


def view_column(page: Page) -> ColumnView:
    """Look at the page that a column's link leads to."""
    if "view" not in page.memo:
        page.memo["view"] = _look(page)
    view: ColumnView = page.memo["view"]
    return view


def _look(page: Page) -> ColumnView:
    listed = read_list(page)
    records = is_record_list(listed.rows) and not (is_article(page) and not _carry_records(listed.rows))
    news = is_news(page, listed.rows)
    query = find_query(page)
    return ColumnView(
        has_rows=records and not news,
        total_zero=not records and _says_zero(page, listed, query),
        inner=_inner(page),
        query=query,
        shell=browser_signal(page),
        content_chars=len(_CHINESE.findall(body_text(page))),
        is_news=news,
        frames=frames_of(page),
        rows=len(listed.rows),
        total=listed.total,
        parts=() if news else parts_of(page),
    )


def _inner(page: Page) -> tuple[Candidate, ...]:
    """The links inside the column; tabs only to what no link leads to."""
    linked = tuple(found for found in candidates_inside(page) if found.ask.url != page.url)
    known = {found.what for found in linked}
    return (*linked, *(tab for tab in tabs_of(page) if tab.what not in known))


def is_record_list(rows: Sequence[ListRow]) -> bool:
    """Whether rows look like published entries: dated, or carrying fields, or titled like decisions; not a menu."""
    if not rows:
        return False
    decisions = news_patterns()[2]
    telling = sum(
        1
        for row in rows
        if row.listed_on
        or {"document_number", "party", "decision_date"} & set(row.values)
        or decisions.search(row.title)
        or dates_in_text(row.text)
        or find_document_numbers(row.text)
        or _PARTY.search(row.title)
    )
    return telling >= max(1, 0.5 * len(rows)) and not is_menu(rows)


def _carry_records(rows: Sequence[ListRow]) -> bool:
    """Whether the rows are records themselves, as in an article with a batch of decisions."""
    return any({"document_number", "party"} <= row.values.keys() for row in rows)


def is_menu(rows: Sequence[ListRow]) -> bool:
    """Links named like channels (行政许可公示, 双公示目录), without dates: the way on, not the list."""
    bare = (row for row in rows if not row.listed_on and not row.values and not find_document_numbers(row.text))
    named = sum(1 for row in bare if meaning_of(row.title) or len(row.title) < 8)
    return named >= 0.5 * len(rows)


def is_of_other_matter(rows: Sequence[ListRow]) -> bool:
    """Whether most rows are surely no decisions: guides, notices, news, entries before the decision."""
    _, items, decisions = news_patterns()
    other = sum(1 for row in rows if decoy(row.title) or (items.search(row.title) and not decisions.search(row.title)))
    return other > 0.5 * len(rows)


def is_news(page: Page, rows: Sequence[ListRow]) -> bool:
    """Whether the list is about the work (meetings, notices, plans) or of another kind than decisions."""
    columns, items, decisions = news_patterns()
    if any(decoy(name) for name in names_of(page)[:1]) and not any(meaning_of(name) for name in names_of(page)[:1]):
        return True
    if not rows or any(row.values.get("document_number") for row in rows):
        return False
    about_work = sum(1 for row in rows if items.search(row.title) and not decisions.search(row.title))
    if any((meaning := meaning_of(name)) and meaning.what in _LISTS for name in names_of(page)[:1]):
        # what calls itself the list of decisions is one though words of the work (方案, 活动) stand in its titles
        return about_work > _NEARLY_ALL * len(rows)
    names = [name for name in names_of(page)[:2] if columns.search(name)]
    return about_work > 0.6 * len(rows) or (bool(names) and about_work > 0.3 * len(rows))


def _says_zero(page: Page, listed: ListPage, query: QueryForm | None) -> bool:
    """A list that works and has no rows: it says 0, or says so in words where its rows would stand."""
    if listed.broken:
        return False
    if listed.total == 0:
        return True
    holder = _empty_words(page)
    if holder is None:
        return False
    in_list = holder.tag in {"td", "li", "tr", "th"} or any(
        up.tag in {"table", "ul", "ol", "tbody", "tr", "td"} for up in holder.iterancestors() if isinstance(up.tag, str)
    )
    named = re.search(
        r"list|data|empty|nodata|notfound|result|table",
        f"{holder.get('class') or ''} {holder.get('id') or ''}",
        re.IGNORECASE,
    )
    block = list_block(page)
    header = block is not None and bool(headers_of(block))
    return bool(in_list or named or query is not None or header or next_link(page) is not None)


def _empty_words(page: Page) -> Element | None:
    """The shown element whose text is a list's way of saying that it is empty."""
    for element in page.tree.iter("td", "li", "p", "div", "span", "tr", "dd", "h3", "h4"):
        own = (element.text or "").strip()
        if not own or len(own) > 40:
            continue
        if says_empty(own) and _is_shown(page, element):
            return element
    return None


def _is_shown(page: Page, element: Element) -> bool:
    return region_of(page, element) == "body" and not stands_hidden(element)


def empty_behind_icon(page: Page) -> bool:
    """Whether the page holds nothing but its site's frame (有专栏图标，但点进去无内容的，视为无专栏).

    True only where everything was seen: no rows, no list that says 0, no lists linked inside, no frame, no script that
    would draw something, next to no text and no links of its own.
    """
    view = view_column(page)
    if view.has_rows or view.total_zero or view.frames or view.shell or view.query or view.is_news:
        return False
    if any(was_not_understood(part) for part in page.traffic):
        return False
    if any(found.region == "body" for found in view.inner) or view.rows:
        return False
    own = own_text(page)
    if _UNDER_WORK.search(own):
        return True
    return len(_CHINESE.findall(own)) < _LITTLE and _own_links(page) <= 2


def own_text(page: Page) -> str:
    """Text of the body outside links, without the page's own name and the words every page of a site carries."""
    names = names_of(page)
    pieces: list[str] = []
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag in {
            "a",
            "script",
            "style",
            "title",
            "option",
            "head",
            "noscript",
            "meta",
        }:
            continue
        if (
            element.text
            and element.text.strip()
            and _is_shown(page, element)
            and not any(up.tag == "a" for up in element.iterancestors())
        ):
            pieces.append(element.text)
        pieces += [child.tail for child in element if child.tail and child.tail.strip() and _is_shown(page, element)]
    kept = [piece.strip() for piece in pieces]
    return " ".join(piece for piece in kept if piece not in names and not _BOILERPLATE.search(piece))


def _own_links(page: Page) -> int:
    """Links of the body with words long enough for an entry."""
    block = list_block(page)
    if block is not None and any(
        link.get("href") for item in block.items for link in item.iter("a") if len(text_of(link)) >= 9
    ):
        return len(block.items)
    links = [link for link in page.tree.iter("a") if region_of(page, link) == "body"]
    said = [shown_text_of(link) for link in links if not _BOILERPLATE.search(shown_text_of(link))]
    telling = sum(1 for words in said if _OF_RECORDS.search(words))
    parties = sum(1 for words in said if _PARTY.search(words))
    return _MANY if telling > 1 or parties > 1 else sum(1 for words in said if len(words) >= 14)

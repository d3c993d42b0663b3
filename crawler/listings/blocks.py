"""Which part of a page is the list: repeated items with dates or long link texts, not the menus around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from crawler.listings.div_headers import headers_beside
from crawler.listings.headed import headed_around
from crawler.listings.not_rows import has_text_box, is_pager
from crawler.listings.panes import panes_around
from crawler.listings.spans import spans_around
from crawler.listings.totals import says_empty, words
from crawler.pages.page import Page
from crawler.pages.script_calls import lend
from crawler.pages.visible import Element, hides, region_of, shown_in, shown_text_of
from disclosure.document_number import looks_like_document_number

_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?!\d)|(?<!\d)[0-3]?\d\s*20\d\d[-/.]\d{1,2}(?!\d)|(?<![\w.-])[1-4]\d-[01]\d-[0-3]\d(?![\w.-])|[\[(（【][01]?\d[-/.][0-3]?\d[\])）】]"
)
_NUMBER = re.compile(r"[〔【\[（(]\s*(?:19|20)\d\d\s*年?\s*[〕】\]）)].{0,10}\d")
_HOME = re.compile(r"(?:https?:)?//[^/?#]+/?(?:index\.\w+)?$", re.IGNORECASE)
"""Another site's front door (友情链接), never a record."""
_CHANNEL = re.compile(
    r"(?:信用信息|行政)?(?:双公示|许可|处罚)(?:和?行政处罚)?(?:[（(][^（()）]{1,8}[)）])?(?:决定|信息|结果|事项|案件)?"
    r"(?:公示|公开|公告|专栏|目录|查询|列表)?(?:[（(][^（()）]{1,8}[)）])?"
)
"""The name of a list and no more: a tab (行政处罚（自然人）公示), which weighs less than the one row under it."""
_CRUMBS = re.compile(r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在)*位置(?:是|为)?\s*[:：>»]")
_CUT = re.compile(r"(?:…|\.{2,})\s*$")
_ITEM_TAGS = frozenset({"li", "tr", "div", "dl", "dd", "p", "a", "article", "section", "tbody", "span", "table"})
_CONTAINER_TAGS = frozenset(
    {
        "ul",
        "ol",
        "tbody",
        "table",
        "div",
        "dl",
        "section",
        "main",
        "td",
        "article",
        "form",
        "span",
        "thead",
        "marquee",
        "center",
    }
)
_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody"})
_PAGER = re.compile(r"下一页|尾页|末页|下页|createPage|Pagination\s*\(|laypage|kkpager|jpage\(")
_RECORDS_HEAD = re.compile("行政许可|行政处罚|公示")
_NEWS_HEAD = re.compile("最新|热点|热门|推荐|动态|新闻|要闻|资讯|相关|排行|图片|通知公告|友情链接")
_LONGEST_HEAD = 16
_CLIMB = 7
_LEAST = 2
_BOXES_KEPT = 14
_STANDS = "list_stands_at"

Place: TypeAlias = tuple[tuple[str, str], ...]
"""A list's box and those around it: tag, and id or class."""


@dataclass(frozen=True, slots=True)
class Block:
    """The list of a page: its items in document order (rows, not headers), and the boxes that hold them."""

    boxes: tuple[Element, ...]
    items: tuple[Element, ...]
    score: float

    @property
    def is_table(self) -> bool:
        return bool(self.items) and self.items[0].tag == "tr"


def list_block(page: Page) -> Block | None:
    """The block of the page that is its list; None where nothing on it looks like one."""
    if "list_block" not in page.memo:
        page.memo["list_block"] = find_block(page, page.tree)
    found: Block | None = page.memo["list_block"]
    return found


def follow(page: Page, before: Page) -> None:
    """Tell a later page of a list where the list stood on the page before: the one row that is left on a last page
    looks less like a list than the menus around it."""
    lend(before, page)
    there = stands_at(before)
    if there and "list_block" not in page.memo:
        page.memo["list_place"] = there


def stands_at(page: Page) -> Place | None:
    """Where the page's list stands; where it has none, where it stood on the page before."""
    if _STANDS not in page.memo:
        block = list_block(page)
        page.memo[_STANDS] = place_of(block) if block is not None else page.memo.get("list_place")
    place: Place | None = page.memo[_STANDS]
    return place


def know_place(page: Page, place: Place | None) -> None:
    """Lay down with a page what `stands_at` gave elsewhere."""
    page.memo[_STANDS] = place


def stands_empty(page: Page) -> bool:
    """Whether the page has the list's box where it stood before, with no row in it: the page after the last one."""
    there = page.memo.get("list_place")
    if not there:
        return False
    boxes = (box for box in page.tree.iter(there[0][0]) if (box.get("id") or box.get("class") or "") == there[0][1])
    return any(_chain(box) == there and not any(is_row(page, item) for item in box) for box in boxes)


def place_of(block: Block) -> Place:
    """The list's box and those around it: tag, and id or class."""
    return _chain(block.boxes[0])


def _chain(box: Element) -> Place:
    around = [box, *box.iterancestors()]
    return tuple((str(box.tag), box.get("id") or box.get("class") or "") for box in around)


def find_block(page: Page, root: Element) -> Block | None:
    """The best list below `root`; on a later page of a list the one that stands where the list stood before."""
    best = _best(page, root)
    return _with_siblings(page, best) if best is not None else None


def _best(page: Page, root: Element) -> Block | None:
    blocks = [block for box in _boxes(root) if (block := _block(page, box)) is not None]
    there = page.memo.get("list_place")
    blocks = [block for block in blocks if there and place_of(block) == there and block.score > 0] or blocks
    likely = [block for block in blocks if block.score >= _LEAST]
    return max(likely, key=lambda block: block.score * _head_weight(block.boxes[0]), default=None)


def _marks(root: Element) -> Iterator[Element]:
    """Elements that may stand in a row: links, onclicks, and whatever holds a date or a document number."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str) or tag in {"script", "style", "head", "option"}:
            continue
        if (
            tag == "a"
            or element.get("onclick")
            or (element.text and (_DATE.search(element.text) or _NUMBER.search(element.text)))
        ):
            yield element


def _boxes(root: Element) -> list[Element]:
    """The containers with most marked children; every mark counts for the boxes above it."""
    children: dict[Element, set[Element]] = {}
    for mark in _marks(root):
        child: Element = mark
        for _ in range(_CLIMB):
            box = child.getparent()
            if box is None or box.tag in {"body", "html"}:
                if box is not None and box.tag == "body" and child.tag in _ITEM_TAGS:
                    children.setdefault(box, set()).add(child)
                break
            if child.tag in _ITEM_TAGS and box.tag in _CONTAINER_TAGS:
                children.setdefault(box, set()).add(child)
            child = box
    ranked = sorted(children, key=lambda box: -len(children[box]))
    several = [box for box in ranked if len(children[box]) > 1]
    alone = [box for box in ranked if len(children[box]) == 1 and box.tag in {*_LISTS, "div"}]
    tables = [box for box in several if box.tag in {"table", "tbody"}]
    return list(dict.fromkeys([*several[:_BOXES_KEPT], *tables[:_BOXES_KEPT], *alone[:_BOXES_KEPT]]))


def _block(page: Page, box: Element) -> Block | None:
    tags = Counter(child.tag for child in box if isinstance(child.tag, str) and child.tag in _ITEM_TAGS)
    if not tags:
        return None
    tag = "tr" if tags.get("tr") else max(tags, key=lambda name: tags[name])
    own = region_of(page, box)
    rows = [child for child in box if child.tag == tag and is_row(page, child) and region_of(page, child) == own]
    as_table = tag == "tr" or (bool(rows) and rows[-1].find(".//a") is None and bool(headers_beside(rows)))
    scores = {row: _item_score(page, row, as_table=as_table) for row in rows}
    # a box of other news beside the rows is no row; a plain table row may say little and be one
    items = tuple(row for row in rows if scores[row] > 0 or (tag == "tr" and scores[row] == 0))
    if not items or (tag == "span" and len(items) < 3):
        return None
    score = sum(scores.values()) * _place_weight(page, box)
    if sum(1 for row in items if scores[row] >= 2) < 2:
        # one row: rather the innermost list around it than the boxes around that
        score *= 0.8 if box.tag in _LISTS else 0.6
    return Block((box,), items, score)


def is_row(page: Page, item: Element) -> bool:
    """Not hidden, not a header, not a filter, not the pager, not the breadcrumb, not the words for "no rows"."""
    if hides(item) or (item.tag == "tr" and item.find("td") is None):
        return False
    text = shown_in(page, item)
    if len(text) < 4 or (len(text) < 80 and says_empty(text[:60])):
        return False
    if item.find(".//select") is not None or has_text_box(item):
        return False
    return not (is_pager(text) and not _DATE.search(text)) and _CRUMBS.match(text) is None


def _item_score(page: Page, item: Element, *, as_table: bool) -> float:
    text = shown_in(page, item)
    links = [link for link in item.iter("a") if link.get("href") or link.get("onclick")]
    if not links and not as_table and not _opens(item) and not _labelled(page, item):
        return 0.0  # a paragraph of an article is no row
    dates = len(_DATE.findall(text))
    if len(text) > 700 or len(links) > 8 or (dates > 4 and item.tag != "tr"):
        return -1.0
    if _holds_list(item):
        return -1.0
    longest = max((len(words_of(link)) for link in links if not _HOME.match(link.get("href") or "")), default=0)
    told = not _CHANNEL.fullmatch(text) and (
        longest >= 9 or (bool(links) and longest > 0 and len(_DATE.sub("", text)) >= 12)
    )
    score = 3.0 if dates else 0.0
    score += 2.0 if told else (0.1 if links else 0.0)
    score += 3.0 if _NUMBER.search(text) or looks_like_document_number(text) else 0.0
    if (item.get("onclick") and len(text) >= 9) or (not score and _labelled(page, item)):
        score += 2.0
    return score


def _holds_list(item: Element) -> bool:
    """A box around a list is no row of one; a row may be laid out as a table of one line, or be one (old ASP sites)."""
    if item.tag == "table" and sum(1 for _ in item.iter("tr")) > 1:
        return True
    several = (("table", "tr"), ("ul", "li"), ("ol", "li"))
    return any(
        len(list(inner.iterchildren(part)) or list(inner.iter(part))) > 1
        for name, part in several
        for inner in item.iterdescendants(name)
    )


def words_of(link: Element) -> str:
    """What a link says in full: its title where its words are cut or fewer."""
    words, title = shown_text_of(link), (link.get("title") or "").strip()
    return title if title and (_CUT.search(words) or len(title) > len(words)) else words


def _opens(item: Element) -> bool:
    return any(isinstance(part.tag, str) and part.get("onclick") for part in item.iter())


def _place_weight(page: Page, box: Element) -> float:
    weight = 1.0 if region_of(page, box) == "body" else 0.1
    aside = re.compile(words()["aside"]["names"], re.IGNORECASE)
    step: Element | None = box
    for _ in range(4):
        if step is None or step.tag == "body":
            break
        name = f"{step.get('class') or ''} {step.get('id') or ''}"
        if any(aside.search(part) for part in name.split()):
            weight *= 0.4
            break
        step = step.getparent()
    if _PAGER.search(page.text) and _pager_near(box):
        weight *= 2.0
    return weight


def _head_weight(box: Element) -> float:
    """By the short heading right over the box: 行政许可公示 against 最新动态."""
    step: Element | None = box
    for _ in range(3):
        if step is None or step.tag == "body":
            break
        before = next((one for one in step.itersiblings(preceding=True) if isinstance(one.tag, str)), None)
        head = shown_text_of(before) if before is not None and before.tag not in {"thead", "tr"} else ""
        if head:
            if len(head) > _LONGEST_HEAD:
                break
            return 1.2 if _RECORDS_HEAD.search(head) else 0.2 if _NEWS_HEAD.search(head) else 1.0
        step = step.getparent()
    return 1.0


def _pager_near(box: Element) -> bool:
    """A pager among what follows the box, up to three levels out."""
    step: Element | None = box
    for _ in range(3):
        if step is None:
            return False
        for after in step.itersiblings():
            if isinstance(after.tag, str) and _says_pager(after):
                return True
        step = step.getparent()
    return False


def _says_pager(element: Element) -> bool:
    if element.tag in {"tr", "li"}:
        return False
    text = "".join(element.itertext())
    return len(text) < 6000 and bool(_PAGER.search(text))


def _with_siblings(page: Page, best: Block) -> Block:
    """The list with its other parts: several <ul>s of five rows each, or the same cards behind another tab."""
    parts = _adjoining(best.boxes[0])
    parts += [box for box in (_behind_tabs(page, best) or _in_panes(page, best)) if box not in parts]
    parts += [box for box in _under_heads(page, best) if box not in parts]
    spans = _under_spans(page, best)
    parts = spans + [box for box in parts if box not in spans]
    if len(parts) < 2:
        return best
    blocks = [found for part in parts if (found := _block(page, part)) is not None and found.score > 0]
    any_shape = best.items[0].tag in {"tr", "li"}  # odd and even rows differ in class
    first = _shape(best.items[0])
    items = [item for block in blocks for item in block.items if any_shape or _shape(item) == first]
    if len(blocks) < 2 or len(items) <= len(best.items) or not _alike(page, items):
        return best
    return Block(tuple(block.boxes[0] for block in blocks), tuple(items), best.score)


def _adjoining(box: Element) -> list[Element]:
    """Boxes of the same tag and class right beside this one, with nothing to read between them."""
    found = [box]
    for direction in (True, False):
        for sibling in box.itersiblings(preceding=direction):
            if not isinstance(sibling.tag, str) or sibling.tag in {"br", "hr", "script", "style"}:
                continue
            if (sibling.tag, sibling.get("class")) == (box.tag, box.get("class")) and box.tag not in {
                "div",
                "td",
            }:
                found.insert(0 if direction else len(found), sibling)
            elif shown_text_of(sibling):
                break
    return found


def _behind_tabs(page: Page, best: Block) -> list[Element]:
    """Cards of the same make that carry document numbers and stand in another, unshown state of the page."""
    shape = _shape(best.boxes[0]), _shape(best.items[0])
    if not all(_NUMBER.search(shown_in(page, item)) for item in best.items[:1]) and not _labelled(page, best.items[0]):
        return []
    if not best.boxes[0].get("class") or not best.items[0].get("class"):
        return []
    same = [box for box in page.tree.iter(str(best.boxes[0].tag)) if _shape(box) == shape[0]]
    return [
        box
        for box in same
        if any(_shape(child) == shape[1] and _labelled(page, child) for child in box)
        and (box in best.boxes or any(hides(up) for up in box.iterancestors() if isinstance(up.tag, str)))
    ]


def _in_panes(page: Page, best: Block) -> list[Element]:
    found = (_best(page, pane) for pane in panes_around(best.boxes[0]))
    return [block.boxes[0] for block in found if block is not None]


def _under_heads(page: Page, best: Block) -> list[Element]:
    found = (_best(page, box) for box in headed_around(best.boxes[0]))
    return [block.boxes[0] for block in found if block is not None]


def _under_spans(page: Page, best: Block) -> list[Element]:
    found = (_best(page, box) for box in spans_around(best.boxes[0]))
    return [block.boxes[0] for block in found if block is not None]


def _shape(element: Element) -> tuple[str, str | None]:
    return str(element.tag), element.get("class")


def _labelled(page: Page, item: Element) -> bool:
    return bool(re.search(r"(?:文书号|文号|决定书号|许可编号)\s*[:：]", shown_in(page, item)))


def _alike(page: Page, items: list[Element]) -> bool:
    """Rows of one list have the same tag, and either nearly all or none carry dates."""
    dated = sum(1 for item in items if _DATE.search(shown_in(page, item)))
    labelled = all(_labelled(page, item) for item in items)
    return len({item.tag for item in items}) == 1 and (labelled or dated >= 0.8 * len(items) or dated == 0)

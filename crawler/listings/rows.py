"""Rows out of the items of a list: title, the request for the detail, the date, the fields shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from crawler.listings.blocks import Block, is_row, list_block, words_of
from crawler.listings.called_values import by_look, called_values
from crawler.listings.div_headers import headers_beside, parts_of_row
from crawler.listings.family import ListRow
from crawler.listings.headed import headed_around
from crawler.listings.panes import kinds_of, panes_around
from crawler.listings.spans import are_rising, days_within, span_of_page, spans_around
from crawler.pages.addresses import is_plain, is_route, web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in
from crawler.pages.script_requests import fetched_by
from crawler.pages.visible import Element, hides, shown_in, shown_text_of, squeeze, text_of
from disclosure.dates import dates_in_text, read_date
from disclosure.document_number import is_truncated
from disclosure.fields import canonical, is_certain, map_header
from disclosure.tables import tables_in_html
from disclosure.vocabulary import Kind

_SHORT_YEAR = re.compile(r"(?<![\w.-])[1-4]\d([-/.])[01]?\d\1[0-3]?\d(?![\w.-])")
_VIEWER = re.compile(r"viewer|preview|pdfjs|readonline|onlineview|flexpaper", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et)$", re.IGNORECASE)
_DAY = re.compile(r"[0-3]?\d$")
_MONTH = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?$")
_PROJECT_CODE = re.compile(r"^\s*项目(?:代码|编码|编号)\s*$")
_ACTION = re.compile(r"^(?:查看|详情|详细|查看详情|更多|打开|预览|点击查看|查看更多|>+|»|\[?详细\]?|下载)$")
_LOOK = re.compile(r"^\[?(?:点击)?(?:查看|详情|详细|明细|查看详情|查看详细|详细信息|查看明细)\]?[>»]*$")
_LABELLED = re.compile(r"([\u4e00-\u9fff（）()\"“”]{2,16})\s*[:：]\s*")
_HEADERS_NEAR = 6
_TITLE_DATE = re.compile(r"[\s\[(（【]*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d\d?:\d\d(?::\d\d)?)?[\s\])）】]*$")


def rows_of(page: Page) -> tuple[ListRow, ...]:
    """The rows of the page's list, in order; none where the page has no list."""
    block = list_block(page)
    return rows_of_block(page, block) if block is not None else ()


def rows_of_block(page: Page, block: Block) -> tuple[ListRow, ...]:
    """The rows of one block."""
    panes = panes_around(block.boxes[0]) if len(block.boxes) > 1 else []
    kinds = kinds_of(panes) if panes else headed_around(block.boxes[0]) if len(block.boxes) > 1 else {}
    rows = [(item, row_of(page, item, headers)) for part, headers in _parts(block) for item in part]
    if all(row is None or row.listed_on is None for _, row in rows):
        rows = list(_dated_by_span(page, block, rows))
    return tuple(_of_kind(row, item, kinds) for item, row in rows if row is not None)


def _dated_by_span(
    page: Page, block: Block, rows: Sequence[tuple[Element, ListRow | None]]
) -> Iterator[tuple[Element, ListRow | None]]:
    """Rows that say only 06-28, with the year of the heading over them, or of the page that stands for one span."""
    heads = spans_around(block.boxes[0])
    whole = span_of_page(page) if not heads else None
    days: dict[Element, date | None] = {}
    for box, span in heads.items() or (((block.boxes[0], whole),) if whole is not None else ()):
        own = [item for item, _ in rows if whole is not None or box in item.iterancestors()]
        days |= dict(zip(own, days_within(span, own, rising=are_rising(heads.values())), strict=True))
    return ((item, replace(row, listed_on=days.get(item)) if row is not None else None) for item, row in rows)


def _parts(block: Block) -> Iterator[tuple[Sequence[Element], tuple[str, ...]]]:
    """The items of each box with the headers over them: two tables of one page have their own."""
    for box in block.boxes:
        items = tuple(item for item in block.items if len(block.boxes) == 1 or box in item.iterancestors())
        part = replace(block, boxes=(box,), items=items)
        yield items, headers_of(part) if part.is_table else headers_beside(items) if items else ()


def _of_kind(row: ListRow, item: Element, kinds: Mapping[Element, Kind]) -> ListRow:
    """The row with the kind that its pane's tab names, where the row does not say it itself."""
    kind = next((kind for pane, kind in kinds.items() if pane is item or pane in item.iterancestors()), None)
    return replace(row, values={"kind": kind.chinese, **row.values}) if kind is not None else row


def headers_of(block: Block) -> tuple[str, ...]:
    """The column headers over a table of rows: its own, its <thead>'s, or a table of headers above it (fj_tzxm)."""
    width = max((len(_cells(item)) for item in block.items), default=0)
    table = next((up for up in (block.boxes[0], *block.boxes[0].iterancestors()) if up.tag == "table"), None)
    if table is None or width < 2:
        return ()
    for row in table.iter("tr"):
        if row in block.items[:1]:
            break
        if _is_header(row, width):
            return tuple(text_of(cell) for cell in _cells(row))
    return _headers_above(table, width) or _spanned_headers(table, width)


def _spanned_headers(table: Element, width: int) -> tuple[str, ...]:
    """Headers of two lines, 行政相对人 over 名称 and 统一社会信用代码: as the reader of whole tables lays them."""
    if not any(cell.get("colspan") or cell.get("rowspan") for row in islice(table.iter("tr"), 3) for cell in row):
        return ()
    header = next((found.header for found in tables_in_html(table, "")), ())
    return tuple(header) if len(header) == width and sum(1 for name in header if canonical(name)) >= 2 else ()


def _headers_above(table: Element, width: int) -> tuple[str, ...]:
    step: Element | None = table
    for _ in range(_HEADERS_NEAR):
        if step is None:
            return ()
        for before in step.itersiblings(preceding=True):
            if not isinstance(before.tag, str):
                continue
            rows = list(before.iter("tr"))
            if len(rows) == 1 and _is_header(rows[0], width):
                return tuple(text_of(cell) for cell in _cells(rows[0]))
        step = step.getparent()
    return ()


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _is_header(row: Element, width: int) -> bool:
    cells = _cells(row)
    if len(cells) != width:
        return False
    if all(cell.tag == "th" for cell in cells):
        return True
    texts = [text_of(cell) for cell in cells]
    return sum(1 for text in texts if canonical(text)) >= 2 and not any(read_date(text) for text in texts)


def row_of(page: Page, item: Element, headers: Sequence[str] = ()) -> ListRow | None:
    """One item as a row; None where it says nothing."""
    text = shown_in(page, item)
    if not text:
        return None
    cells = (
        [_cell_text(cell) for cell in _cells(item)] if item.tag == "tr" else list(parts_of_row(item)) if headers else []
    )
    values = _values(headers, cells) if headers and len(headers) == len(cells) else labelled_values(item)
    if cells and not headers and (told := by_look(cells)).get("document_number"):
        values = told | values
    link = _main_link(item)
    ask = _ask(page, item, link)
    if ask is None:
        values = called_values(page, item) | values
    title = _title(item, link, cells, values)
    return ListRow(
        title=title,
        ask=needed(ask, values),
        listed_on=_split_day(item) or _listed_on(text, title, headers, cells),
        values=values,
        text=text[:2000],
    )


def _cell_text(cell: Element) -> str:
    """A cell's words, in full where they are cut off and a title attribute holds them (PORTALS §2)."""
    text = text_of(cell)
    if not is_truncated(text):
        return text
    head = text.rstrip(".…。⋯ ")
    titles = [part.get("title") or "" for part in cell.iter() if isinstance(part.tag, str)]
    return next((title for title in titles if title.startswith(head) and len(title) > len(head)), text)


def needed(ask: Ask | None, values: Mapping[str, str]) -> Ask | None:
    """The request for the detail, but for rows that say it all and whose detail would cost a browser each."""
    complete = {"document_number", "party", "decision_date"} <= values.keys()
    return None if ask is not None and complete and is_route(ask.url) else ask


def _values(headers: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    laid = map_header(headers)
    found = {name: cells[place] for name, place in laid.columns.items() if cells[place]}
    for name, places in laid.others.items():
        spare = next((cells[place] for place in places if cells[place]), "")
        if spare:
            found.setdefault(name, spare)
    place = laid.columns.get("decision_date")
    # a bare 日期 over a list of links is the day of publication, not of the decision
    if place is not None and not is_certain(headers[place]):
        found.pop("decision_date", None)
    code = next(
        (cell for header, cell in zip(headers, cells, strict=True) if _PROJECT_CODE.search(header) and cell), ""
    )
    return found | {"project_code": code} if code and "document_number" not in found else found


def labelled_values(item: Element) -> dict[str, str]:
    """Fields that the lines of a card name themselves: 决定文书号：…, 许可机关：… (zhengzhou)."""
    found: dict[str, str] = {}
    for line in _lines(item):
        match = _LABELLED.match(line)
        name = canonical(match[1]) if match else None
        value = line[match.end() :].strip() if match else ""
        if name and value and name not in found:
            found[name] = value
    return found


_BLOCKS = ("p", "li", "dd", "dt", "div", "td", "tr", "ul", "table", "dl", "br")


def _lines(item: Element) -> list[str]:
    """The innermost blocks of an item, and spans where there are no blocks in it."""
    parts = [
        part for part in item.iter("p", "li", "dd", "td", "div") if next(part.iterchildren(*_BLOCKS), None) is None
    ]
    if len(parts) < 2:
        parts += list(item.iter("span", "em", "label"))
    lines = [squeeze("".join(part.itertext())) for part in parts]
    return [line for line in lines if 3 < len(line) < 300 and (":" in line or "：" in line)]


def _main_link(item: Element) -> Element | None:
    """The link with the longest words: not the 查看 at the end nor the category before it."""
    links = [item] if item.tag == "a" else [link for link in item.iter("a") if not hides(link)]
    opening = [link for link in links if link.get("href") or link.get("onclick")]
    return max(opening, key=lambda link: len(_link_words(link)), default=None)


def _link_words(link: Element) -> str:
    return "" if _ACTION.match(shown_text_of(link)) else words_of(link)


def _title(item: Element, link: Element | None, cells: Sequence[str], values: Mapping[str, str]) -> str:
    words = _link_words(link) if link is not None else ""
    if len(words) < 2:
        full = next(
            (part.get("title") or "" for part in item.iter() if isinstance(part.tag, str) and part.get("title")),
            "",
        )
        rest = [cell for cell in cells if not read_date(cell) and not _ACTION.match(cell)]
        words = (
            full
            or values.get("project")
            or (rest and (rest[0] if len(rest[0]) > 6 else max(rest, key=len)))
            or shown_text_of(item)
        )
    inner = [
        part
        for part in (link if link is not None else item).iter("span", "em", "i", "b")
        if read_date(shown_text_of(part))
    ]
    for part in inner:
        words = words.replace(shown_text_of(part), "")
    return squeeze(_TITLE_DATE.sub("", squeeze(words)).lstrip("·•●■◆-–—▪> "))[:500]


def _ask(page: Page, item: Element, link: Element | None) -> Ask | None:
    tried: list[str | None] = [
        written for one in item.iter("a") if _opens_detail(one) for written in _written(page, one)
    ]
    if link is not None:
        tried += _written(page, link)
    tried += [
        address_in(page, part.get("onclick") or "")
        for part in item.iter()
        if isinstance(part.tag, str) and part.get("onclick")
    ]
    tried += [item.get("data-href") or item.get("data-url")]
    if link is not None and not any(tried):
        tried += [written for other in item.iter("a") for written in _written(page, other)]
    for written in tried:
        ask = ask_for(page, written)
        if ask is not None:
            return ask
    return _fetched(page, item)


def _opens_detail(link: Element) -> bool:
    """查看 beside a name that leads to the company's own page."""
    return bool(_LOOK.match(shown_text_of(link))) and not hides(link)


def _fetched(page: Page, item: Element) -> Ask | None:
    """The request behind a row that opens without an address."""
    scripts = [part.get("onclick") or "" for part in item.iter() if isinstance(part.tag, str)]
    scripts += [link.get("href") or "" for link in item.iter("a") if "(" in (link.get("href") or "")]
    return next((ask for script in scripts if script and (ask := fetched_by(page, script)) is not None), None)


def _written(page: Page, link: Element) -> list[str | None]:
    href = (link.get("href") or "").strip()
    plain = href if is_plain(href) else None
    return [
        plain,
        address_in(page, link.get("onclick") or ""),
        address_in(page, href) if "(" in href else None,
    ]


def ask_for(page: Page, written: str | None) -> Ask | None:
    """The request for an address as written on the page; None for what is no web address."""
    address = web_address(page, written)
    return Ask(url=_behind_the_viewer(page, address)) if address else None


def _behind_the_viewer(page: Page, address: str) -> str:
    """The file that a viewer's address opens (pdfjs/web/viewer.html?file=/files/1.pdf)."""
    parts = urlsplit(address)
    if not _VIEWER.search(parts.path):
        return address
    files = (value for _, value in parse_qsl(parts.query) if _FILE.search(value))
    return next((found for value in files if (found := web_address(page, value))), address)


def _listed_on(text: str, title: str, headers: Sequence[str], cells: Sequence[str]) -> date | None:
    if headers and len(headers) == len(cells):
        return _by_header(headers, cells)
    rest = text.replace(title, " ", 1) if title else text
    alone = [day for cell in cells if len(cell) < 24 and (day := read_date(cell.strip("[]【】()（） ")))]
    if alone:
        return alone[-1]
    if _LABELLED.search(rest):
        return _by_label(rest)
    found = dates_in_text(rest)
    if not found:
        short = _SHORT_YEAR.search(rest)
        return read_date(short[0]) if short else None
    return found[-1]


def _split_day(item: Element) -> date | None:
    """A day and its month in elements of their own: <b>07</b><i>2018-05</i>."""
    for part in item.iter("b", "i", "em", "span", "p", "div", "strong", "h3", "h4", "h5", "dt", "dd"):
        after = part.getnext()
        day = (part.text or "").strip()
        if not _DAY.match(day) or after is None or len(part):
            continue
        month = _MONTH.match(squeeze("".join(after.itertext())))
        if month:
            return read_date(f"{month[1]}-{month[2]}-{day}")
    return None


def _by_header(headers: Sequence[str], cells: Sequence[str]) -> date | None:
    """The date under a header that speaks of publishing, or just says 日期, or nothing; never the decision's date."""
    dated = [(header, day) for header, cell in zip(headers, cells, strict=True) if (day := read_date(cell))]
    said = [day for header, day in dated if canonical(header) == "published_on"]
    plain = [
        day
        for header, day in dated
        if not header.strip() or (canonical(header) == "decision_date" and not is_certain(header))
    ]
    return next(iter([*said, *plain]), None)


def _by_label(text: str) -> date | None:
    """A date labelled as publication; else one that no label claims for the decision."""
    said = re.search(r"(?:发布|公示|公开|公布|上网)(?:日期|时间)\s*[:：]\s*(.{8,20})", text)
    if said:
        return next(iter(dates_in_text(said[1])), None)
    if re.search(r"决定|许可日期|处罚日期|有效期|截止|制作日期|签发|作出", text):
        return None
    found = dates_in_text(text)
    return found[-1] if found else None


def fragment_rows(page: Page, fragments: Sequence[str]) -> tuple[ListRow, ...]:
    """Rows out of pieces of HTML that a script holds (`<li>…`, `<tr>…`, `<table>…`), read as on a page."""
    from lxml import html as lxml_html  # noqa: PLC0415 - only the scripted families need it

    rows: list[ListRow] = []
    for fragment in fragments:
        bare = fragment.strip()
        if bare.startswith(("<tr", "<TR")):
            bare = f"<table>{bare}</table>"
        if not bare:
            continue
        box = lxml_html.fromstring(f"<div>{bare}</div>")
        items = [item for item in box.iter("tr", "li") if is_row(page, item)] or [box]
        rows.extend(row for item in items if (row := row_of(page, item)) is not None)
    return tuple(rows)

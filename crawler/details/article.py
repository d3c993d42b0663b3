"""The article of a detail page: its title, its paragraphs, its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.pages.addresses import web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in
from crawler.pages.visible import Element, hides, region_of, shown_text_of, text_of, title_of

_BODY_NAMES = re.compile(
    r"^(?:zoom|ucap-content|trs_editor|trs_ueditor|bt_content|articlecontent|article[-_]?content|article[-_]?con|content[-_]?text|contenttext|"
    r"wenzhang-content|news_?content|newscontent|textcontent|pages_content|view|xl_content|info-?content|detail[-_]?content|detailcontent|"
    r"main_?txt|mainbody|wzcon|zw|nr|txt_con|conttxt|cont_txt|gp-article|fontzoom|printcontent|print|content|article|con|neirong|zhengwen)$",
    re.IGNORECASE,
)
_BLOCKS = (
    "p",
    "div",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "section",
    "tr",
    "table",
    "ul",
    "ol",
    "dl",
    "br",
)
_FILES = re.compile(r"\.(xlsx?|et|csv|ods|docx?|wps|pdf|zip|rar|7z)$", re.IGNORECASE)
_FILES_INSIDE = re.compile(r"\.(xlsx?|et|csv|ods|docx?|wps|pdf|zip|rar|7z)(?:$|[\s&?)）\]】])", re.IGNORECASE)
_FILE_AT_ALL = re.compile(r"\.(?:xls|et|csv|ods|doc|wps|pdf|zip|rar|7z)", re.IGNORECASE)
_DOWNLOADS = re.compile(r"getfile|download|downfile|attach|fileid|openfile|readattach|annex", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s*[-_|—]\s*")


def title_of_article(page: Page) -> str:
    """ArticleTitle, else the heading of the body, else the document's title without the site's name."""
    said = page.metas.get("articletitle", "")
    if said:
        return said
    for head in page.tree.iter("h1", "h2", "h3"):
        if region_of(page, head) == "body" and 4 <= len(text_of(head)) <= 200:
            return text_of(head)
    parts = _TITLE_PARTS.split(title_of(page))
    return max(parts, key=len, default="") if parts else ""


def article_of(page: Page) -> Element:
    """The element that holds the article's text; the whole body where no part of it can be told for that."""
    if "article" not in page.memo:
        page.memo["article"] = _article(page)
    found: Element = page.memo["article"]
    return found


def _article(page: Page) -> Element:
    body = page.tree.find("body")
    whole = body if body is not None else page.tree
    best, most = whole, 0
    for element in page.tree.iter("div", "td", "article", "section", "ucapcontent", "span"):
        names = [element.get("id") or "", *(element.get("class") or "").split()]
        if any(_BODY_NAMES.match(name) for name in names) and region_of(page, element) == "body":
            size = len(shown_text_of(element))
            # the innermost of those that hold nearly all of the text
            if size > most * 1.2 or (size >= 0.8 * most and size > 0 and best in list(element.iterancestors())):
                best, most = element, max(size, most)
    return best


def paragraphs_of(page: Page) -> list[str]:
    """The lines of the article's text, in order; lines broken by <br> count apiece."""
    lines: list[str] = []
    for block in article_of(page).iter("p", "div", "li", "td", "h1", "h2", "h3", "h4", "span", "section"):
        if block.tag == "span" and (parent := block.getparent()) is not None and parent.tag != "div":
            continue
        if next(
            block.iterdescendants("p", "div", "li", "td", "h1", "h2", "h3", "table", "section"), None
        ) is not None or hides(block):
            continue
        lines += _lines_of(block)
    return lines or _lines_of(article_of(page))


def _lines_of(block: Element) -> list[str]:
    parts, line = [], [block.text or ""]
    for piece in _walk(block):
        if piece is None:
            parts.append("".join(line))
            line = []
        else:
            line.append(piece)
    parts.append("".join(line))
    return [text for part in parts if (text := re.sub(r"[\s\u3000\xa0]+", " ", part).strip())]


def _walk(block: Element) -> Iterator[str | None]:
    for child in block:
        if child.tag == "br":
            yield None
        elif isinstance(child.tag, str) and child.tag not in {"script", "style"} and not hides(child):
            yield child.text or ""
            yield from _walk(child)
        yield child.tail or ""


def attachments_of(page: Page) -> list[tuple[Ask, str]]:
    """The files linked in the article and what they are called: by extension, or by a file name in the query
    (`getfile.do?id={…}&filename=双公示处罚2018.11.23.xls`)."""
    found: dict[str, tuple[Ask, str]] = {}
    for link in page.tree.iter("a"):
        href = (link.get("href") or "").strip()
        if href.lower().startswith("javascript") or not href:
            href = address_in(page, link.get("onclick") or href) or ""
        name = _file_name(href, text_of(link), link.get("title") or link.get("download") or "")
        if not name or region_of(page, link) == "footer":
            continue
        address = web_address(page, href)
        if address:
            found.setdefault(address, (Ask(url=address), name))
    return list(found.values())


def _file_name(href: str, words: str, title: str) -> str:
    if not href or not _FILE_AT_ALL.search(f"{unquote(href)} {words} {title}"):
        return ""
    parts = urlsplit(href)
    last = unquote(parts.path.rpartition("/")[2])
    if _FILES.search(last):
        return words if _FILES.search(words) else title if _FILES.search(title) else last
    for _, value in parse_qsl(parts.query):
        if _FILES.search(value):
            return value
    if _FILES_INSIDE.search(words) and (_DOWNLOADS.search(href) or not re.search(r"\.s?html?$", parts.path)):
        return words
    return title if _FILES.search(title) and _DOWNLOADS.search(href) else ""

"""Text of a page to its tree."""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.html import HtmlElement

_NOTHING = "<html><body></body></html>"
# As UTF-8 and by one parser a page is parsed in two thirds of the time; whatever charset or XML declaration the text
# still carries is then passed over, and a broken character does not end the page (lxml stops at a lone surrogate).
# Comments are no part of what a person reads; behind one (<td><!-- 文号 -->示许〔2018〕1号) words would be its tail.
_PARSER = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def parsed_html(text: str) -> HtmlElement:
    """The parsed text, which is decoded already; an empty document where there is nothing but blanks and comments."""
    data = text.lstrip("\ufeff").strip().encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data or _NOTHING, parser=_PARSER)
    except lxml_html.etree.ParserError:  # nothing but comments or blanks
        return lxml_html.document_fromstring(_NOTHING)

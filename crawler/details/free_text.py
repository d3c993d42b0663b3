"""Decisions in running text (PORTALS §3.17): number on its own line, addressee ending "：", the day at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from crawler.details.article import paragraphs_of, title_of_article
from crawler.details.words import free_text_pattern
from crawler.pages.page import Page
from disclosure.dates import dates_in_text
from disclosure.document_number import find_document_numbers, looks_like_document_number

_PARTY_LINE = re.compile(
    r"^(?:当\s*事\s*人|被处罚人|被处罚单位|被处罚(?:人)?名称|申\s*请\s*人|申请单位|行政相对人|许可申请人|被许可人|单位名称|名\s*称)(?:名称|姓名)?\s*[:：]\s*(.{2,80}?)(?:[,，;；。（(]|\s{2,}|$)"
)
_ADDRESSEE = re.compile(r"^[^:：。，,；;]{2,60}[:：]$")
_FOOT_DATE = re.compile(
    r"^.{0,40}?((?:[〇○零一二三四五六七八九]{4}|\d{4})\s*年\s*[\d一二三四五六七八九十元]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日)\s*(?:\(.*\)|（.*）)?$"
)
_WORD_APART = re.compile(r"[\u4e00-\u9fff（）()]{1,3}\s+$")
"""The organ's short name, set apart by a blank from the rest of the number: 渝关 缉罚字〔2018〕2号."""
_HEAD_LINES = 14
_PARTY_END = re.compile(r"[（(].*$")


def decision_in_text(page: Page) -> dict[str, str] | None:
    """The fields of the one decision that the article's text is; None where the text is no decision.

    Needs a document number near the head (or in the title) and an addressee or a named party: nothing is guessed.
    """
    return decision_in_lines(title_of_article(page), paragraphs_of(page))


def decision_in_lines(title: str, lines: Sequence[str]) -> dict[str, str] | None:
    """The same of any lines of text: a Word or PDF file that is the decision."""
    whole = f"{title} {' '.join(lines)}"
    if not free_text_pattern("decision_words").search(whole):
        return None
    number = _number(title, lines)
    party = _party(lines)
    if number is None or party is None:
        return None
    fields = {"document_number": number, "party": party}
    day = _day(lines)
    if day is not None:
        fields["decision_date"] = day.isoformat()
    if title and not looks_like_document_number(title):
        fields["document_title"] = title[:200]
    if re.search(r"罚款|没收|警告|吊销", whole) and "罚" in number:
        fields["penalty_content"] = next((line[:500] for line in lines if re.search(r"罚款|没收|警告|吊销", line)), "")
    elif free_text_pattern("decision_words").search(whole):
        fields.setdefault("permit_content" if re.search(r"许|准|批|核|审", number) else "organ", _outcome(lines))
    return {name: value for name, value in fields.items() if value}


def _number(title: str, lines: Sequence[str]) -> str | None:
    for line in lines[:_HEAD_LINES]:
        if len(line) <= 60 and looks_like_document_number(line):
            found = find_document_numbers(line)
            return found[0] if len(found) == 1 and not _WORD_APART.match(line.partition(found[0])[0]) else line
    in_title = find_document_numbers(title)
    return in_title[0].lstrip("（(【[") if in_title else None


def _party(lines: Sequence[str]) -> str | None:
    for line in lines[:40]:
        match = _PARTY_LINE.match(line)
        if match:
            return match[1].strip()
    not_one = free_text_pattern("not_addressee")
    for line in lines[:_HEAD_LINES]:
        if _ADDRESSEE.match(line) and not not_one.search(line.rstrip(":：").strip()):
            return _PARTY_END.sub("", line.rstrip(":：").strip()) or None
    return None


def _day(lines: Sequence[str]) -> date | None:
    """The day at the foot: the last line that is a date, perhaps after the organ's name."""
    for line in reversed(lines):
        match = _FOOT_DATE.match(line)
        if match:
            days = dates_in_text(match[1])
            return days[-1] if days else None
    return None


def _outcome(lines: Sequence[str]) -> str:
    pattern = free_text_pattern("decision_words")
    return next((line[:500] for line in lines if len(line) > 15 and pattern.search(line)), "")

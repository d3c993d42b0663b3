"""Detail pages: one decision as labels and values, in tables, lists, paragraphs or divs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from disclosure.fields import canonical, is_certain, kind_of_header, normalise_header
from disclosure.tables.forms import pairs_in_row, records_in_columns, split_records
from disclosure.tables.grid import field_named, header_score
from disclosure.tables.html_cells import TableGrid, as_tree, grids_in, is_hidden, own_cells, own_rows, visible_text

_TELLING = frozenset(
    [
        "party",
        "credit_code",
        "facts",
        "violation",
        "penalty_type",
        "penalty_content",
        "permit_type",
        "permit_content",
        "permit_number",
        "certificate_name",
        "organ",
        "organ_code",
        "document_title",
        "valid_until",
        "display_until",
        "fine_amount",
        "document_number",
        "decision_date",
        "project",
        "legal_representative",
        "basis",
    ]
)
"""Fields of a decision. Two of them make a record; 发布时间 and 来源 of a news page do not."""
_ONLY_OF_DECISIONS = frozenset(
    [
        "party",
        "facts",
        "violation",
        "penalty_type",
        "penalty_content",
        "permit_type",
        "permit_content",
        "fine_amount",
    ]
)
"""One of these, or labels that name the kind, tell a decision from the head of any official paper (文号,
成文日期)."""
_PAPER_HEAD = re.compile(r"^(?:索引号|主题词|主题分类|体裁分类|发文机关|发布机构|成文日期|公文种类|内容概述|信息索引)$")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "thead",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "fieldset",
        "body",
        "header",
        "footer",
        "nav",
        "main",
    ]
)
_INLINE = frozenset(["label", "span", "b", "strong", "em", "i", "font"])
_SILENT = frozenset(["script", "style", "noscript", "template", "head", "title", "select", "textarea", "button"])
_LABEL = re.compile(r"(?P<label>[^:：\n]{2,40}?)\s*[:：]\s*")
_LONGEST_LABEL = 40

Pair = tuple[str, str]
Block = tuple[HtmlElement, str]
"""A line of the page with its visible text, which is worked out once."""


def label_values_in_html(
    tree_or_text: HtmlElement | str, source: str, known: Sequence[TableGrid] | None = None
) -> list[Mapping[str, str]]:
    """The decisions of a page that are written as labels and values: canonical field → value, blanks left
    out.

    `kind` is 行政许可 or 行政处罚 where the labels tell it and no label says it. `url` is the page
    (`source`). The same decision twice in a page counts once. Empty for pages without a decision. `known`: the
    page's `grids_in`, where they were made already.
    """
    tree = as_tree(tree_or_text)
    tables = grids_in(tree) if known is None else known
    blocks = [(block, visible_text(block)) for block in _leaf_blocks(tree)]
    groups = [*_table_groups(tables), _line_pairs(blocks), _block_pairs(blocks)]
    records = [record for pairs in groups for part in split_records(pairs) if (record := _record(part, source))]
    return _distinct(records)


def _record(pairs: list[Pair], source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for label, value in pairs:
        name = canonical(label)
        if name and value and name not in found:
            found[name] = value
    if len(_TELLING & found.keys()) < 2 or not {"document_number", "party", "project"} & found.keys():
        return {}
    kind = kind_of_header([label for label, _ in pairs])
    if _ONLY_OF_DECISIONS.isdisjoint(found) and (kind is None or _is_paper(pairs)):
        return {}
    if kind is not None and "kind" not in found:
        found["kind"] = kind.chinese
    return {**found, "url": found.get("url", source)}


def _is_paper(pairs: list[Pair]) -> bool:
    return any(_PAPER_HEAD.match(normalise_header(label)) for label, _ in pairs)


def _distinct(records: list[dict[str, str]]) -> list[Mapping[str, str]]:
    """Records without those that say nothing another does not say too."""
    kept: list[dict[str, str]] = []
    for record in sorted(records, key=len, reverse=True):
        if not any(record.items() <= other.items() or _is_same_decision(record, other) for other in kept):
            kept.append(record)
    order = {id(record): place for place, record in enumerate(records)}
    return sorted(kept, key=lambda record: order[id(record)])


def _is_same_decision(record: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether one record is a poorer reading of the other: nothing that both have differs, and both have
    a key."""
    shared = record.keys() & other.keys() - {"url", "kind"}
    keys = {"document_number", "party", "project"} & shared
    return bool(keys) and all(record[name] == other[name] for name in shared)


def _table_groups(tables: Sequence[TableGrid]) -> Iterator[list[Pair]]:
    """The pairs of each label/value table."""
    for table, grid, is_form in tables:
        if is_form:
            if columns := records_in_columns(grid):
                yield from columns
                continue
            yield [pair for row in own_rows(table) if not is_hidden(row) for pair in _row_pairs(row)]
        elif grid.width and (lines := _cell_lines(table)):
            yield lines


def _row_pairs(row: HtmlElement) -> list[Pair]:
    return pairs_in_row([visible_text(cell) for cell in own_cells(row)])


def _cell_lines(table: HtmlElement) -> list[Pair]:
    """<td><b>label</b>value</td>, <td>label：value</td>: pairs within the cells of a table."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    if any(header_score([visible_text(cell) for cell in own_cells(row)]) >= 3 for row in own_rows(table)):
        return []
    cells = (cell for row in own_rows(table) for cell in own_cells(row))
    return [pair for cell in cells for pair in _pairs_in_block(cell, visible_text(cell))]


def _line_pairs(blocks: list[Block]) -> list[Pair]:
    """Pairs within one block each: <li>label<span>value</span></li>, <p>label：value</p>."""
    return [pair for block, text in blocks if text for pair in _pairs_in_block(block, text)]


def _pairs_in_block(block: HtmlElement, text: str) -> list[Pair]:
    """The pairs of one line of text: by colons, or by its first inline element."""
    if not text:
        return []
    if (":" in text or "：" in text) and (pairs := _by_colon(text)):
        return pairs
    if not len(block):
        return []
    parts = [part for part in _inline_parts(block) if part]
    if len(parts) >= 2 and field_named(parts[0]) and len(parts[0]) <= _LONGEST_LABEL:
        return [(parts[0], "".join(parts[1:]).lstrip(":： "))]
    return []


def _by_colon(text: str) -> list[Pair]:
    """label：value, several in a line where each label is a known one: 文号：A 日期：B."""
    cuts: list[tuple[int, int, str]] = []
    for match in re.finditer(r"[:：]", text):
        if label := _label_before(text, match.start(), cuts[-1][1] if cuts else 0):
            cuts.append((match.start() - len(label), match.end(), label))
    if not cuts or text[: cuts[0][0]].strip(" 　(（[【·•*-0123456789.、一二三四五六七八九十"):
        return []
    cuts = _outer(cuts)
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    return [(label, text[after:end].strip(" 　;；,，")) for (_, after, label), end in zip(cuts, ends, strict=True)]


def _outer(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without the labels inside a value: 决定文书号：制作日期：2019-02-19；文书字轨：…〔2019〕69号 is one
    number."""
    kept: list[tuple[int, int, str]] = []
    inside = ""
    for start, end, label in cuts:
        if kept and start <= kept[-1][1]:
            inside = canonical(kept[-1][2]) or ""
        elif not (inside and canonical(label) == inside):
            kept.append((start, end, label))
    return kept


def _label_before(text: str, colon: int, after: int) -> str:
    """The known label that ends at a colon: surely known ones first, then the longest."""
    start = max(after, colon - _LONGEST_LABEL)
    words = text[start:colon]
    labels = [
        words[place:]
        for place in range(len(words))
        if (start == after if place == 0 else words[place - 1] in " 　;；,，。、\t(（") and canonical(words[place:])
    ]
    return next(filter(is_certain, labels), labels[0] if labels else "")


def _inline_parts(block: HtmlElement) -> list[str]:
    parts = [(block.text or "").strip()]
    for child in block:
        if isinstance(child.tag, str) and child.tag not in _SILENT and not is_hidden(child):
            parts.append(visible_text(child))
        parts.append((child.tail or "").strip())
    return parts


def _block_pairs(blocks: list[Block]) -> list[Pair]:
    """Pairs of two blocks: <dt>label</dt><dd>value</dd>, <div>label</div><div>value</div>."""
    pairs: list[Pair] = []
    place = 0
    while place + 1 < len(blocks):
        label = blocks[place][1].rstrip(":： ")
        if label and len(label) <= _LONGEST_LABEL and is_certain(label) and not _is_label_like(blocks, place + 1):
            pairs.append((label, blocks[place + 1][1]))
            place += 2
        else:
            place += 1
    return pairs


def _is_label_like(blocks: list[Block], place: int) -> bool:
    """Whether the block that should be a value is the next label: it is written as labels are, and its
    own follower is not."""
    (before, _), (block, text) = blocks[place - 1], blocks[place]
    same = (block.tag, block.get("class")) == (before.tag, before.get("class"))
    text = text.rstrip(":： ")
    if not text or not is_certain(text):
        return False
    following = blocks[place + 1][1] if place + 1 < len(blocks) else ""
    return same and not is_certain(following.rstrip(":： "))


def _leaf_blocks(tree: HtmlElement) -> list[HtmlElement]:
    """Blocks without blocks within, in order, outside of tables that hold data. A hidden value still has
    its place, as an empty text.

    A block stands after all that hold it, so what holds the nearest one around it is known by then.
    """
    unread = {table for table in tree.iter("table") if _is_innermost(table)}
    holds_blocks: set[HtmlElement] = set()
    outside: list[HtmlElement] = []
    for block in tree.iter(*_BLOCKS):
        within = False
        around = block.getparent()
        while around is not None and around.tag not in _BLOCKS:
            within = within or around.tag in _SILENT
            around = around.getparent()
        if around is not None:
            holds_blocks.add(around)
        if within or around in unread:
            unread.add(block)
        else:
            label = block.getprevious()
            if label is not None and label.tag in _INLINE and _is_bare_label(label):
                outside.append(label)
            outside.append(block)
    return [block for block in outside if block not in holds_blocks and block.tag not in {"td", "th"}]


def _is_bare_label(element: HtmlElement) -> bool:
    """<label>决定书文号</label><div>value</div>: an inline label before a block of its own for the value."""
    if (element.tail or "").strip() or any(child.tag in _BLOCKS for child in element):
        return False
    text = visible_text(element).rstrip(":： ")
    return 1 < len(text) <= _LONGEST_LABEL and is_certain(text)


def _is_innermost(table: HtmlElement) -> bool:
    """Whether a table has no table within and more than one column: its cells are read as cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(len(own_cells(row)) >= 2 for row in own_rows(table))

"""Whether a column has a query of its own (PORTALS §2, S3): a text box and a button that filter its records.

Not the site-wide search box in the header, not a form that goes to another host, not tabs of categories.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.listings.blocks import list_block
from crawler.listings.forms import pressed, submission
from crawler.pages.css import css_of
from crawler.pages.page import Ask, Page
from crawler.pages.typed import retyped
from crawler.pages.visible import Element, hides, region_of, shown_text_of

_BUTTON = re.compile(r"查\s*询|检\s*索|搜\s*索|查\s*找|筛\s*选|query|search", re.IGNORECASE)
_RECORD_WORDS = re.compile(
    r"相对人|企业名称|单位名称|法人名称|当事人|文书号|文号|项目名称|项目代码|案件名称|信用代码|许可|处罚|法人单位|主体名称|公司名称|事项名称|被处罚|"
    r"决定书|姓名|名称|机关|xdr|wsh|xmmc|qymc|ajmc|sxmc|dsr|enterprise|project|company|entname|party",
    re.IGNORECASE,
)
_SITE_WIDE = re.compile(
    r"全站|站内|本站|搜本站|请输入(?:您要)?(?:搜索|检索|查找)?(?:的)?(?:关键字|关键词|内容)|热门搜索|搜一搜|智能搜索",
    re.IGNORECASE,
)
_SITE_SEARCH = re.compile(
    r"/(?:site/search|so|ss|s|jsearch\w*|search|searchall|fullsearch|isearch|sousuo|qwjs|was5)(?:[/.?]|$)|search\.[\w.-]+",
    re.IGNORECASE,
)
_KEYWORD_NAMES = re.compile(
    r"^(?:q|qt|wd|kw|key|keys|keyword|keywords|searchword|searchkey|searchtext|search|sw|word|query)$",
    re.IGNORECASE,
)
_CAPTCHA = re.compile(r"验证码|captcha|vcode|yzm|checkcode|validate", re.IGNORECASE)
_TEXT_TYPES = frozenset({"", "text", "search"})
_LEVELS = 5
_NEAR = 4
_CLIMB = 3
_LABELLED_BY_NEIGHBOUR = frozenset({"td", "dd", "span", "label", "th", "li"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryForm:
    """A query inside the column. `selector` finds it, `box` its text box, `button` its button (CSS); `fields`
    names what it asks for; `request` is what it sends with nothing filled in, None where a script sends it."""

    selector: str
    fields: tuple[str, ...]
    box: str
    button: str
    box_name: str = ""
    label: str = ""
    """What stands at the box: its label and placeholder."""
    request: Ask | None = None
    captcha: bool = False
    """A captcha has to be typed in with every query."""
    learnt: tuple[tuple[str, Ask], ...] = ()
    """What a script was seen to send for `learnt_with`, typed into the box of this name."""
    learnt_with: str = ""

    def asking(self, text: str, box_name: str = "") -> Ask | None:
        """The request that asks for `text` (in another box of the form: `box_name`), where the form says by itself
        what it sends, or a script was seen to send it."""
        name = box_name or self.box_name
        seen = next((ask for box, ask in self.learnt if box == name), None)
        if seen is not None:
            return retyped(seen, self.learnt_with, text)
        if self.request is None or not name:
            return None
        if self.request.form is not None:
            return replace(self.request, form=_filled(self.request.form, name, text))
        from crawler.listings.pager import with_parameters  # noqa: PLC0415 - only when a query is tried

        return replace(self.request, url=with_parameters(self.request.url, {name: text}, self.request.charset))


def _filled(form: tuple[tuple[str, str], ...], name: str, text: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, text if key == name else value) for key, value in form)


def find_query(page: Page) -> QueryForm | None:
    """The query of the page's own records, if it has one."""
    boxes = [box for box in page.tree.iter("input") if _is_text_box(box)]
    ranked = sorted(
        ((_score(page, box), -place, box) for place, box in enumerate(boxes)),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    for score, _, box in ranked:
        found = _around(page, box) if score > 0 else None
        if found is not None:
            return found
    return None


def _is_text_box(box: Element) -> bool:
    if (box.get("type") or "").lower() not in _TEXT_TYPES or box.get("disabled") is not None or hides(box):
        return False
    named = f"{box.get('name') or ''} {box.get('id') or ''} {box.get('placeholder') or ''}"
    picks_date = "readonly" in box.attrib or "WdatePicker" in (box.get("onclick") or box.get("onfocus") or "")
    return not picks_date and not _CAPTCHA.search(named)


def _score(page: Page, box: Element) -> int:
    """Above 0 for a box that may filter records."""
    form = next(box.iterancestors("form"), None)
    named = " ".join(box.get(name) or "" for name in ("name", "id", "placeholder", "title", "value"))
    by_name = bool(_RECORD_WORDS.search(named))
    about_records = by_name or bool(_RECORD_WORDS.search(_label(box)))
    if form is not None and _goes_elsewhere(page, form):
        return 0
    if _SITE_WIDE.search(named) and not by_name:
        # 请输入关键字 right over the list is the list's own box where no form of the site takes it elsewhere
        return 1 if form is None and _is_over_the_list(page, box) else 0
    if form is not None and _SITE_SEARCH.search(form.get("action") or "") and not about_records:
        return 0
    if region_of(page, box) != "body":
        return 1 if about_records and not _KEYWORD_NAMES.match(box.get("name") or "") else 0
    return 3 if about_records else 2


def _is_over_the_list(page: Page, box: Element) -> bool:
    """Whether the page's list follows the box, or a box around it, with next to nothing between them."""
    block = list_block(page)
    if block is None or region_of(page, box) != "body":
        return False
    around = {block.boxes[0], *block.boxes[0].iterancestors()}
    step: Element | None = box
    for _ in range(_CLIMB):
        if step is None or step.tag in {"body", "html"}:
            return False
        following = (one for one in step.itersiblings() if isinstance(one.tag, str))
        if any(one in around for one in itertools.islice(following, _NEAR)):
            return True
        step = step.getparent()
    return False


def _goes_elsewhere(page: Page, form: Element) -> bool:
    action = (form.get("action") or "").strip()
    if not action.startswith(("http://", "https://", "//")):
        return False
    return urlsplit(page.absolute(action)).hostname != urlsplit(page.url).hostname


def _label(box: Element) -> str:
    """What stands before the box: its label, the text of its cell or of the cell before."""
    before = box.getprevious()
    words = [
        (shown_text_of(before) if isinstance(before.tag, str) else "") + (before.tail or "")
        if before is not None
        else ""
    ]
    parent = box.getparent()
    if parent is not None:
        words.append(parent.text or "")
        sibling = parent.getprevious()
        if parent.tag in _LABELLED_BY_NEIGHBOUR and sibling is not None and isinstance(sibling.tag, str):
            words.append(shown_text_of(sibling)[-20:])
        holder = parent.getparent()
        if holder is not None and holder.tag in {"li", "p", "td", "label", "div"}:
            words.append(
                (holder.text or "")
                + " ".join(shown_text_of(one) for one in holder if one.tag in {"span", "label", "b"})[:40]
            )
    return " ".join(words)[-120:]


def _around(page: Page, box: Element) -> QueryForm | None:
    """The form or the nearest box that holds both the text box and a button of a query."""
    form = next(box.iterancestors("form"), None)
    own = form if form is not None and not _is_whole_page(page, form) else None
    levels, inside = _LEVELS, own is not None
    for step in box.iterancestors():
        if step.tag == "html" or (levels <= 0 and not inside):
            return None
        button = _button_after(box) if step.tag == "body" else _button_in(step)
        if button is not None:
            return _form(page, step, box, button)
        inside = inside and step is not own  # in a form of its own the button may stand any number of boxes away
        levels -= 1
    return None


def _button_after(box: Element) -> Element | None:
    """The button that follows a box which stands right in the body of the page (深圳: `#txtKeyWord`, no form)."""
    for step in itertools.islice((one for one in box.itersiblings() if isinstance(one.tag, str)), _NEAR):
        button = _button_in(step)
        if button is not None:
            return button
    return None


def _button_in(holder: Element) -> Element | None:
    for element in holder.iter("button", "input", "a", "img", "span", "div"):
        if element.tag == "input" and (element.get("type") or "").lower() not in {
            "button",
            "submit",
            "image",
        }:
            continue
        if element.tag in {"span", "div", "img", "a"} and not (element.get("onclick") or element.tag == "a"):
            continue
        said = " ".join([shown_text_of(element), *(element.get(name) or "" for name in ("value", "title", "alt"))])
        short = len(said.strip()) <= 12
        if short and (
            _BUTTON.search(said) or (element.get("type") == "image" and _BUTTON.search(element.get("src") or ""))
        ):
            return element
    return None


def _form(page: Page, holder: Element, box: Element, button: Element) -> QueryForm:
    form = next(box.iterancestors("form"), None)
    # ASP.NET wraps the page in one form: frame the query, not the page
    shown = form if form is not None and not _is_whole_page(page, form) else holder
    fields = [field for field in shown.iter("input") if _is_text_box(field)]
    names = [field.get("name") or field.get("id") or field.get("placeholder") or "" for field in fields]
    return QueryForm(
        selector=css_of(shown),
        fields=tuple(dict.fromkeys(name for name in names if name)),
        box=_field_css(box),
        button=css_of(button),
        box_name=box.get("name") or "",
        label=f"{_label(box)} {box.get('placeholder') or ''} {box.get('title') or ''}".strip(),
        request=submission(page, form, pressed(button)) if form is not None and box.get("name") else None,
        captcha=any(_asks_captcha(field) for field in shown.iter("input", "img")),
    )


def _asks_captcha(field: Element) -> bool:
    """A box for a captcha, or the picture that shows it."""
    if field.tag == "input" and (field.get("type") or "").lower() not in _TEXT_TYPES:
        return False
    names = ("name", "id", "placeholder", "alt", "src") if field.tag == "img" else ("name", "id", "placeholder")
    return bool(_CAPTCHA.search(" ".join(field.get(name) or "" for name in names)))


def _is_whole_page(page: Page, form: Element) -> bool:
    body = page.tree.find("body")
    return body is not None and len(shown_text_of(form)) > 0.7 * len(shown_text_of(body)) > 0


def _field_css(box: Element) -> str:
    name = box.get("name") or ""
    own = css_of(box)
    return own if own.startswith("#") or not name or '"' in name else f'input[name="{name}"]'

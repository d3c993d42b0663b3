"""Pictures of pages as evidence: each with its strip, and a caption that says what is framed, or why nothing is."""

from __future__ import annotations

from crawler.browser.browser import BrowserFailureError, OpenTab
from crawler.browser.framing import Shot
from crawler.messages import say
from crawler.pages.page import Page
from crawler.visit.tools import SiteTools

SIGNAL = "evidence"
_FRAME = "（红框）"


async def take_picture(
    tools: SiteTools, opened: OpenTab, name: str, caption: str, *, href: str = "", css: str = "", **fields: str
) -> str:
    """The path of a picture of an open page, the element with this address or selector framed. `caption` is a key of
    the messages; one that speaks of a frame says why there is none. Raises BrowserFailureError."""
    shot = await opened.screenshot(href=href, css=css)
    shows = _caption(say("caption", caption, **fields), shot)
    if tools.look > 1:
        shows += say("caption", "second_look")
    try:
        picture = await opened.labelled(shot, owner=tools.owner, shows=shows)
    except BrowserFailureError:  # better without than no picture at all
        picture, shows = shot.picture, shows + say("caption", "no_strip")
    return tools.evidence.keep_screenshot(name, picture, url=shot.url, caption=shows)


def copy_instead(tools: SiteTools, page: Page, caption: str, why: str) -> str:
    """The path of the page's copy, with the reason for which there is no picture of it."""
    text = say("caption", caption).replace(_FRAME, "")
    path = tools.evidence.keep_page(page, caption=text)
    tools.evidence.remark(path, say("caption", "no_picture", why=why))
    return path


def _caption(text: str, shot: Shot) -> str:
    if shot.framed or _FRAME not in text:
        return text
    return text.replace(_FRAME, say("caption", "no_frame", why=say("frame", shot.unframed or "not_linked")))

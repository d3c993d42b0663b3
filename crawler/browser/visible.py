"""A visible browser in which a person passes what a site asks of visitors."""

from __future__ import annotations

import json
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from crawler.sessions import session_file
from crawler.settings import browser_arguments
from disclosure.errors import EnvironmentMissingError

PATIENCE = 900.0
_LOOK_EVERY_MS = 500


def pass_by_hand(
    url: str, *, browser: Path, out: Path, patience: float = PATIENCE, headless: bool = False
) -> tuple[Path, int]:
    """Show the page until the person closes the window, or for `patience` seconds; the session's file and how
    many cookies it holds.

    EnvironmentMissingError where the machine has no screen to show a browser on.
    """
    with sync_playwright() as playwright:
        try:
            shown = playwright.chromium.launch(
                executable_path=str(browser), headless=headless, args=browser_arguments()
            )
        except PlaywrightError as error:
            raise EnvironmentMissingError("浏览器窗口打不开：请在有屏幕的电脑上运行 gongshi visit。") from error
        context = shown.new_context()
        page = context.new_page()
        page.goto(url, wait_until="commit")
        kept: dict[str, object] = {}
        agent = page.evaluate("navigator.userAgent")
        # the state cannot be read once the window is closed, so it is read as long as it stands open
        until = time.monotonic() + patience
        while not page.is_closed() and shown.is_connected() and time.monotonic() < until:
            kept = _state(context) or kept
            try:
                page.wait_for_timeout(_LOOK_EVERY_MS)
            except PlaywrightError:
                break
    path = session_file(out, url)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept | {"user_agent": agent}, ensure_ascii=False), encoding="utf-8")
    cookies = kept.get("cookies")
    return path, len(cookies) if isinstance(cookies, list) else 0


def _state(context: BrowserContext) -> dict[str, object]:
    try:
        return dict(context.storage_state())
    except PlaywrightError:  # the window was closed in this very moment
        return {}

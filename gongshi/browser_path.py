"""Where this machine's Chromium, Chrome or Edge stands.

The order: the setting, the PATH, the usual places, the one that `playwright install` keeps. A browser in a
snap comes last, because a snap sees neither the run's folders nor its temporary files.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from disclosure.errors import EnvironmentMissingError

SETTING = "GONGSHI_BROWSER"

ON_THE_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
LINUX = (
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
)
MACOS_ROOTS = ("/Applications", "~/Applications")
MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
SNAP = "/snap/bin/chromium"
PLAYWRIGHT = ("chrome-linux*/chrome", "chrome-win*/chrome.exe", "chrome-mac*/*.app/Contents/MacOS/*")


def find_browser(setting: str | None = None) -> Path:
    """The browser to start: `setting`, else `GONGSHI_BROWSER`, else the first one found on this machine.

    Raises EnvironmentMissingError (exit code 4) where there is none, or where the setting names no program:
    a wrong setting is said, never passed over.
    """
    wanted = (setting or os.environ.get(SETTING) or "").strip().strip('"')
    if wanted:
        return _named(wanted)
    for candidate in candidates():
        if _can_start(candidate):
            return candidate
    raise EnvironmentMissingError(
        "这台电脑上没有找到 Chromium、Chrome 或 Edge 浏览器：请安装其中一种，"
        f"或在 gongshi.toml 的 browser（环境变量 {SETTING}）中写明浏览器程序的完整路径。"
    )


def candidates(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """Places to look at, best first; most of them do not exist on a given machine."""
    for name in ON_THE_PATH:
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found and not _leads_to_a_snap(Path(found)):
            yield Path(found)
    yield from _usual_places(platform, environ)
    yield from _kept_by_playwright(platform, environ)
    if platform.startswith("linux"):
        yield Path(SNAP)


def _named(wanted: str) -> Path:
    path = Path(wanted).expanduser()
    if _can_start(path):
        return path.absolute()
    on_the_path = shutil.which(wanted)
    if on_the_path:
        return Path(on_the_path)
    raise EnvironmentMissingError(
        f"浏览器设置 {SETTING}（或 browser）写的是“{wanted}”，但那里没有可以启动的程序："
        "请改成浏览器程序的完整路径，或删去这项设置，由程序自己查找。"
    )


def _usual_places(platform: str, environ: Mapping[str, str]) -> Iterator[Path]:
    if platform == "win32":
        roots = [Path(environ[name]) for name in WINDOWS_ROOTS if environ.get(name)]
        yield from (root / place for place in WINDOWS for root in roots)
    elif platform == "darwin":
        yield from (Path(root).expanduser() / place for place in MACOS for root in MACOS_ROOTS)
    else:
        yield from map(Path, LINUX)


def _kept_by_playwright(platform: str, environ: Mapping[str, str]) -> Iterator[Path]:
    """The newest revision first; the folder is Playwright's own choice for each system."""
    kept = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if kept and kept != "0":
        folder = Path(kept)
    elif platform == "win32":
        folder = Path(environ.get("LOCALAPPDATA", "~")).expanduser() / "ms-playwright"
    elif platform == "darwin":
        folder = Path("~/Library/Caches/ms-playwright").expanduser()
    else:
        folder = Path(environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "ms-playwright"
    revisions = sorted(folder.glob("chromium-[0-9]*"), key=_revision, reverse=True)
    for revision in revisions:
        for pattern in PLAYWRIGHT:
            yield from sorted(revision.glob(pattern))


def _revision(folder: Path) -> int:
    digits = folder.name.removeprefix("chromium-")
    return int(digits) if digits.isdigit() else 0


def _can_start(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _leads_to_a_snap(path: Path) -> bool:
    """Ubuntu's /usr/bin/chromium-browser is a script that starts, or only asks for, the chromium snap."""
    if "snap" in path.parts or "snap" in path.resolve().parts:
        return True
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"#!") and SNAP.encode() in head

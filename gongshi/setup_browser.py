"""`python -m gongshi.setup_browser`: leaves this machine with a browser that starts and a Chinese font.

Run by `make setup`; does nothing where both are there. The ways, in DESIGN's order: what is found, then
`playwright install`, then (as root, with apt) the packages `chromium fonts-noto-cjk`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from disclosure.errors import EnvironmentMissingError
from gongshi.browser_path import SETTING, find_browser

START_SECONDS = 60
INSTALL_SECONDS = 1200
FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_FILES = ("*CJK*", "*cjk*", "wqy*", "*SourceHan*", "*simsun*", "*simhei*", "*msyh*")


def main() -> int:
    """Prints one line of what is there now; gives the exit code (0, or 4 where no browser can be had)."""
    try:
        browser, how = provide_browser()
    except EnvironmentMissingError as missing:
        _say(str(missing))
        return missing.exit_code
    _say(f"浏览器：{browser}（{how}）；中文字体：{provide_font()}")
    return 0


def provide_browser() -> tuple[Path, str]:
    """A browser that starts, and how it came here (Chinese); installs one only where none starts.

    Raises EnvironmentMissingError: none could be had, or `GONGSHI_BROWSER` names one that does not start.
    """
    problem = EnvironmentMissingError("")
    for how, install in _ways():
        install()
        try:
            return started(find_browser()), how
        except EnvironmentMissingError as missing:
            problem = missing
    raise problem


def started(browser: Path) -> Path:
    """The browser itself, once it has answered; raises EnvironmentMissingError where it does not start."""
    if sys.platform == "win32":
        return browser  # chrome.exe --version opens a window there instead of answering
    try:
        answer = _quietly([str(browser), "--version"])
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _does_not_start(browser, str(error)) from error
    if answer.returncode != 0:
        lines = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _does_not_start(browser, lines[-1] if lines else f"exit {answer.returncode}")
    return browser


def provide_font() -> str:
    """What to say of the Chinese font; installs one where it is missing and this user may."""
    if has_chinese_font():
        return "已有"
    if _may_use_apt() and _apt_install(FONT_PACKAGE):
        return f"已安装 {FONT_PACKAGE}"
    return f"没有找到，图表和截图中的汉字会显示成方框，请安装 {FONT_PACKAGE}"


def has_chinese_font() -> bool:
    """Windows and macOS bring one; elsewhere fontconfig is asked, or the font folders looked through."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list"):
        return bool(_quietly(["fc-list", ":lang=zh"]).stdout.strip())
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(next(folder.rglob(name), None) for folder in folders for name in FONT_FILES)


def _ways() -> Iterator[tuple[str, Callable[[], object]]]:
    yield "已有", lambda: None
    if os.environ.get(SETTING):
        return  # the user's own choice is not replaced by another browser behind his back
    yield "由 playwright 安装", _install_by_playwright
    if _may_use_apt():
        yield "由 apt 安装", lambda: _apt_install("chromium", FONT_PACKAGE)


def _install_by_playwright() -> bool:
    """As `playwright install --with-deps chromium`, but the download first: where its host cannot be reached,
    the libraries need not be installed either."""
    playwright = [sys.executable, "-m", "playwright"]
    if not _install([*playwright, "install", "chromium"]):
        return False
    return not _may_install_packages() or _install([*playwright, "install-deps", "chromium"])


def _apt_install(*packages: str) -> bool:
    return _install(["apt-get", "-q", "update"]) and _install(
        ["apt-get", "-q", "install", "-y", "--no-install-recommends", *packages]
    )


def _install(command: Sequence[str]) -> bool:
    """Whether the command ended well; its last error line is printed where it did not."""
    _say("$ " + " ".join(command))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if command[0] == "apt-get" else None,  # hundreds of lines
            stderr=subprocess.PIPE,
            timeout=INSTALL_SECONDS,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"  没有装成：{error}")
        return False
    if done.returncode != 0:
        _say(f"  没有装成：{_first_error(done.stderr)}")
    return done.returncode == 0


def _first_error(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").splitlines()
    telling = [line.strip() for line in lines if line.startswith(("Error", "E:"))]
    return (telling or lines or ["没有说明原因"])[0]


def _may_use_apt() -> bool:
    return shutil.which("apt-get") is not None and _is_root()


def _may_install_packages() -> bool:
    """`--with-deps` calls sudo: only where that asks for no password: nobody may be there to type it."""
    if _is_root():
        return True
    if shutil.which("sudo") is None:
        return False
    return _quietly(["sudo", "-n", "true"]).returncode == 0


def _quietly(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, timeout=START_SECONDS, check=False)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _does_not_start(browser: Path, why: str) -> EnvironmentMissingError:
    return EnvironmentMissingError(
        f"浏览器 {browser} 启动不了（{why}）：请重新安装 Chromium、Chrome 或 Edge，"
        f"或用环境变量 {SETTING} 指定另一个浏览器程序。"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

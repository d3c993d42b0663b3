"""Which browser is taken on which machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from disclosure.errors import EnvironmentMissingError
from gongshi.browser_path import SETTING, candidates, find_browser
from gongshi.setup_browser import has_chinese_font, main, started

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="programs of the tests are shell scripts")


def program(path: Path, text: str = "#!/bin/sh\necho Chromium 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine whose PATH has only `tmp_path/bin`, with no setting and no browser of Playwright's."""
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "kept"))
    monkeypatch.setattr("gongshi.browser_path.LINUX", ())
    monkeypatch.setattr("gongshi.browser_path.MACOS", ())
    monkeypatch.setattr("gongshi.browser_path.SNAP", str(tmp_path / "no-snap"))
    return tmp_path


@posix_only
def test_an_argument_goes_before_the_environment_and_the_path(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "bin/chromium")
    by_environment = program(bare / "by environment/chrome")
    by_argument = program(bare / "由参数/chrome")
    monkeypatch.setenv(SETTING, str(by_environment))
    assert find_browser(str(by_argument)) == by_argument
    assert find_browser() == by_environment


@posix_only
def test_a_setting_in_quotation_marks_or_by_its_bare_name_is_understood(bare: Path) -> None:
    browser = program(bare / "bin/my-browser")
    assert find_browser(f'"{browser}"') == browser
    assert find_browser("my-browser") == browser


@posix_only
def test_a_wrong_setting_is_said_and_not_replaced_by_another_browser(bare: Path) -> None:
    program(bare / "bin/chromium")
    with pytest.raises(EnvironmentMissingError, match="没有可以启动的程序") as raised:
        find_browser(str(bare / "nowhere/chrome"))
    assert str(bare / "nowhere/chrome") in str(raised.value)
    assert raised.value.exit_code == 4


def test_a_machine_without_any_browser_gets_a_sentence_that_says_what_to_do(bare: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("every Windows brings Edge")
    with pytest.raises(EnvironmentMissingError, match=r"请安装.*GONGSHI_BROWSER"):
        find_browser()


@posix_only
def test_the_path_goes_before_the_browser_that_playwright_keeps(bare: Path) -> None:
    kept = program(bare / "kept/chromium-1255/chrome-linux64/chrome")
    assert find_browser() == kept
    chrome = program(bare / "bin/google-chrome")
    assert find_browser() == chrome


@posix_only
def test_the_newest_revision_that_playwright_keeps_is_taken(bare: Path) -> None:
    program(bare / "kept/chromium-999/chrome-linux/chrome")
    newest = program(bare / "kept/chromium-1255/chrome-linux64/chrome")
    program(bare / "kept/chromium_headless_shell-1300/chrome-linux64/headless_shell")
    assert find_browser() == newest


@posix_only
def test_a_script_that_only_asks_for_the_snap_is_no_browser(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongshi.browser_path.SNAP", "/snap/bin/chromium")
    asks = "#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then\n  exit 1\nfi\nexec /snap/bin/chromium\n"
    program(bare / "bin/chromium-browser", asks)
    chrome = program(bare / "bin/google-chrome")
    assert find_browser() == chrome


def test_on_windows_chrome_and_edge_are_looked_for_under_the_program_folders(tmp_path: Path) -> None:
    environ = {
        "PROGRAMFILES": str(tmp_path / "Program Files"),
        "PROGRAMFILES(X86)": str(tmp_path / "Program Files (x86)"),
        "LOCALAPPDATA": str(tmp_path / "Local"),
        "PATH": "",
    }
    places = list(candidates("win32", environ))
    assert tmp_path / "Program Files/Google/Chrome/Application/chrome.exe" in places
    assert tmp_path / "Program Files (x86)/Microsoft/Edge/Application/msedge.exe" in places
    assert tmp_path / "Local/Google/Chrome/Application/chrome.exe" in places


def test_on_macos_the_applications_are_looked_through() -> None:
    places = list(candidates("darwin", {"PATH": ""}))
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in places


@posix_only
def test_a_browser_that_does_not_start_is_named_with_its_own_words(tmp_path: Path) -> None:
    broken = program(tmp_path / "chrome", "#!/bin/sh\necho 'libnss3.so: cannot open' >&2\nexit 127\n")
    with pytest.raises(EnvironmentMissingError, match=r"libnss3\.so: cannot open"):
        started(broken)


@posix_only
def test_setup_installs_nothing_where_the_users_own_setting_is_wrong(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(SETTING, str(bare / "nowhere"))
    assert main() == 4
    said = capsys.readouterr().out
    assert "没有可以启动的程序" in said
    assert "$ " not in said


def test_setup_on_a_machine_that_has_a_browser_says_so_in_one_line() -> None:
    try:
        browser = find_browser()
    except EnvironmentMissingError:
        pytest.skip("no browser on this machine")
    command = [sys.executable, "-X", "utf8", "-m", "gongshi.setup_browser"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0
    [line] = done.stdout.decode("utf-8").splitlines()
    assert str(browser) in line
    assert "已有" in line


@posix_only
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring a Chinese font")
def test_a_chinese_font_is_found_in_the_font_folders_where_fontconfig_is_missing(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongshi.setup_browser.FONT_FOLDERS", (str(bare / "fonts"),))
    assert not has_chinese_font()
    program(bare / "fonts/noto/NotoSansCJK-Regular.ttc", "font")
    assert has_chinese_font()


@posix_only
def test_where_playwright_cannot_download_root_on_debian_gets_the_packages(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = bare / "bin/chromium"
    makes_a_browser = f"#!/bin/sh\nprintf '#!/bin/sh\\n' > {browser}\n/bin/chmod +x {browser}\n"
    program(bare / "bin/apt-get", f"{makes_a_browser}echo apt-get $@ >> {bare}/asked\n")
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setattr("gongshi.setup_browser._is_root", lambda: True)
    assert main() == 0
    assert f"{browser}（由 apt 安装）" in capsys.readouterr().out
    assert "chromium fonts-noto-cjk" in (bare / "asked").read_text(encoding="utf-8")

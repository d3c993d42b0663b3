"""What people see of sites that wait for their second look."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

from rich.console import Console

from disclosure.findings import SiteProgress
from gongshi.progress import Progress


def test_a_site_that_waits_says_until_when_and_how_long_still() -> None:
    screen = io.StringIO()
    until = datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=10)
    with Progress(Console(file=screen, width=200), 1).shown() as watcher:
        watcher.on_site(SiteProgress(department="某局", doing="截图取证", pages=3))
        watcher.on_site(SiteProgress(department="某局", doing="等到 10:20:00 作第二次查看", waits_until=until))
        watcher.on_site(SiteProgress(department="某局", doing="第二次查看：打开首页"))
        watcher.on_site(SiteProgress(department="某局", doing="完成", finished=True))
    lines = screen.getvalue().splitlines()
    assert re.search(r"等到 10:20:00 作第二次查看（还有 (9:5\d|10:00)）", lines[1])
    assert "还有" not in lines[2]
    assert lines[3].endswith("（1/1）")


def test_on_a_terminal_the_time_still_to_wait_runs_down_by_itself() -> None:
    screen = io.StringIO()
    console = Console(file=screen, width=200, force_terminal=True)
    progress = Progress(console, 2)
    with progress.shown() as watcher:
        later = datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=2)
        watcher.on_site(SiteProgress(department="甲局", doing="等到 10:20:00 作第二次查看", waits_until=later))
        watcher.on_site(SiteProgress(department="乙局", doing="查找专栏"))
        first = _shown(progress)
        progress._now["甲局"] = SiteProgress(
            department="甲局", doing="等到 10:20:00 作第二次查看", waits_until=later - timedelta(seconds=5)
        )
        second = _shown(progress)
    assert first.index("乙局") < first.index("甲局"), "those under way stand first"
    assert "还有 0:01" in first
    assert "还有 0:00" in second
    assert "约剩" not in first


def _shown(progress: Progress) -> str:
    drawn = io.StringIO()
    Console(file=drawn, width=200).print(progress._table())
    return drawn.getvalue()

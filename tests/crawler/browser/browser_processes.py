"""The processes of a crawl's browser, found in /proc (Linux only)."""

from __future__ import annotations

from pathlib import Path


def of_browser(crawl: int, which: str) -> list[int]:
    """Below the process `crawl`: Chromium itself ("browser"), without those it starts, or Playwright's "driver"."""
    return [process for process in _below(crawl) if _is(which, process)]


def _parents() -> dict[int, int]:
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        found[int(stat.parent.name)] = int(fields[1])
    return found


def _below(process: int) -> list[int]:
    parents = _parents()
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        below = [child for child, parent in parents.items() if parent == one]
        found += below
        waiting += below
    return found


def _is(which: str, process: int) -> bool:
    """Chromium itself, not one of the processes it starts; or Playwright's driver."""
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    if which == "driver":
        return b"run-driver" in command
    return b"--remote-debugging" in command and b"--type=" not in command

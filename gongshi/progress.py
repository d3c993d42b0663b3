"""What people see while a run works: a live table on a terminal, one line an event elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from rich.console import Console
from rich.live import Live
from rich.table import Table

from disclosure.findings import SiteProgress
from gongshi.steps import Watcher

_EARLIEST = datetime.min  # noqa: DTZ901 -- UTC without a zone, as all times here


class Progress:
    """Sites under way, what each is doing, counts, and the time likely left."""

    def __init__(self, console: Console, sites: int) -> None:
        self._console = console
        self._sites = sites
        self._now: dict[str, SiteProgress] = {}
        self._since: dict[str, float] = {}
        self._done: list[SiteProgress] = []
        self._begun = time.monotonic()
        self._live: Live | None = None

    def on_site(self, told: SiteProgress) -> None:
        before = self._now.get(told.department)
        self._since.setdefault(told.department, time.monotonic())
        self._now[told.department] = told
        if told.finished:
            self._done.append(self._now.pop(told.department))
        if self._live is None and (before is None or before.doing != told.doing):
            self._say_line(told)

    def on_step(self, doing: str) -> None:
        if self._live is not None:
            self._live.console.print(f"[bold]{doing}[/bold]")
        else:
            self._console.print(f"{doing}", highlight=False)

    def _say_line(self, told: SiteProgress) -> None:
        counts = f"{told.pages} 页 {told.records} 条"
        done = f"（{len(self._done)}/{self._sites}）" if told.finished else ""
        doing = f"{told.doing}{_still(told)}"
        self._console.print(f"{told.department}：{doing} {counts}{done}", highlight=False, soft_wrap=True)

    def _table(self) -> Table:
        head = f"已完成 {len(self._done)}/{self._sites} 个网站，用时 {_clock(self._spent)}{self._left()}"
        table = Table(title=head, title_justify="left", expand=False)
        for name, justify in (
            ("网站", "left"),
            ("正在", "left"),
            ("页", "right"),
            ("条", "right"),
            ("用时", "right"),
        ):
            table.add_column(name, justify=justify)  # type: ignore[arg-type]
        under_way = list(self._now.values())  # a copy: the table is drawn in a thread of its own
        under_way.sort(key=lambda told: told.waits_until or _EARLIEST)
        for told in under_way[:20]:
            spent = time.monotonic() - self._since[told.department]
            doing = f"{told.doing}{_still(told)}"
            table.add_row(told.department, doing, str(told.pages), str(told.records), _clock(spent))
        return table

    @property
    def _spent(self) -> float:
        return time.monotonic() - self._begun

    def _left(self) -> str:
        """Sites take alike on the whole; said only once a few are done, and nothing is waited for."""
        if any(told.waits_until for told in list(self._now.values())):
            return ""
        if len(self._done) < 3 or len(self._done) >= self._sites:
            return ""
        left = self._spent / len(self._done) * (self._sites - len(self._done))
        return f"，约剩 {_clock(left)}"

    @contextmanager
    def shown(self) -> Iterator[Watcher]:
        """Watch a run."""
        watcher = Watcher(on_site=self.on_site, on_step=self.on_step)
        if not self._console.is_terminal:
            yield watcher
            return
        # drawn anew four times a second: the time that is still to be waited runs down by itself
        with Live(get_renderable=self._table, console=self._console, refresh_per_second=4, transient=True) as live:
            self._live = live
            try:
                yield watcher
            finally:
                self._live = None


def _still(told: SiteProgress) -> str:
    """How long a site still waits for its second look."""
    if told.waits_until is None:
        return ""
    left = (told.waits_until - datetime.now(UTC).replace(tzinfo=None)).total_seconds()
    return f"（还有 {_clock(max(0.0, left))}）"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"

"""What people see while a run works: a live table on a terminal, one line an event elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.table import Table

from disclosure.findings import SiteProgress
from gongshi.steps import Watcher


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
        if self._live is not None:
            self._live.update(self._table())
        elif before is None or before.doing != told.doing:
            self._say_line(told)

    def on_step(self, doing: str) -> None:
        if self._live is not None:
            self._live.console.print(f"[bold]{doing}[/bold]")
        else:
            self._console.print(f"{doing}", highlight=False)

    def _say_line(self, told: SiteProgress) -> None:
        counts = f"{told.pages} 页 {told.records} 条"
        done = f"（{len(self._done)}/{self._sites}）" if told.finished else ""
        self._console.print(f"{told.department}：{told.doing} {counts}{done}", highlight=False, soft_wrap=True)

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
        for told in list(self._now.values())[:20]:
            spent = time.monotonic() - self._since[told.department]
            table.add_row(told.department, told.doing, str(told.pages), str(told.records), _clock(spent))
        return table

    @property
    def _spent(self) -> float:
        return time.monotonic() - self._begun

    def _left(self) -> str:
        """Sites take alike on the whole; said only once a few are done."""
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
        with Live(self._table(), console=self._console, refresh_per_second=4, transient=True) as live:
            self._live = live
            try:
                yield watcher
            finally:
                self._live = None


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"

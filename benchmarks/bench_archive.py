# ruff: noqa: PLC0415 -- each side, in its own process, loads what it needs and no more
"""What keeping everything costs: a crawl with the archive, the evidence and the hashes, against the same crawl without.

    python benchmarks/bench_archive.py [PAGES]        (2,000 by default)

The site of bench_crawl.py, each side three times in turn. Prints pages a second by the clock and by processor time (the
machine may be busy), and what packing costs on such pages.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_crawl import nginx, page, whole, write_site
from isal import isal_zlib

ROUNDS = 3


def without(url: str, folder: str) -> dict[str, Any]:
    """The crawl as it is, but that nothing is kept."""
    from crawler.archive.archive import Archive
    from crawler.archive.exchange import Exchange
    from disclosure.captures import Capture
    from disclosure.chain import Chain

    def forget(_archive: Archive, exchange: Exchange) -> Capture:
        given = {name: getattr(exchange, name) for name in ("kind", "key", "url", "status", "at")}
        more = {"record": "-", "file": "", "offset": 0, "length": 0, "digest": "", "again": False, "reusable": False}
        return Capture(**given, **more)

    with (
        patch.object(Archive, "keep", forget),
        patch.object(Archive, "reusable", lambda _archive, _key: None),
        patch.object(Chain, "keep", lambda *_, **__: None),
        patch("crawler.evidence.folder.hashlib.sha256", lambda _data: _Unhashed()),
    ):
        return whole(url, folder)


class _Unhashed:
    def hexdigest(self) -> str:
        return "0" * 64


def main(pages: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_site(folder / "site", pages)
        for kept in (folder, *folder.rglob("*")):  # nginx's worker is another user
            kept.chmod(0o755 if kept.is_dir() else 0o644)
        figures: dict[str, list[dict[str, Any]]] = {"with": [], "without": []}
        with nginx(folder) as url:
            for number in range(ROUNDS):
                for side, runs in figures.items():
                    runs.append(_run(side, url, folder / f"{side}{number}"))
    speeds = {}
    for side, runs in figures.items():
        by_clock = statistics.median(run["pages"] / run["seconds"] for run in runs)
        by_processor = statistics.median(run["pages"] / run["processor"] for run in runs)
        speeds[side] = (by_clock, by_processor)
        print(f"{side}: {by_clock:.0f} pages/s by the clock, {by_processor:.0f} by processor time")
    costs = [1 - kept / bare for kept, bare in zip(speeds["with"], speeds["without"], strict=True)]
    print(
        f"keeping everything costs {costs[0]:.0%} by the clock, {costs[1]:.0%} of processor time (wanted: 25 % or less)"
    )
    _levels()


def _levels() -> None:
    made = [page(f"第{n}号", f"<p>示许〔2018〕{n}号</p>" * 200).encode() for n in range(200)]
    size = sum(map(len, made))
    ways = [("zlib", level, zlib.compress) for level in (1, 3, 6, 9)]
    ways += [("ISA-L", level, isal_zlib.compress) for level in (1, 2, 3)]
    for name, level, compress in ways:
        began = time.process_time()
        packed = sum(len(compress(body, level)) for body in made)
        took = time.process_time() - began
        print(f"{name} {level}: {size / took / 1e6:.0f} MB/s, {packed / size:.1%} of the size")


def _run(side: str, url: str, folder: Path) -> dict[str, Any]:
    folder.mkdir()
    words = [sys.executable, __file__, side, url, str(folder)]
    ended = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    if sys.argv[1:2] in (["with"], ["without"]):
        import crawler.run  # loaded before the time is taken

        assert crawler.run
        before = time.process_time()
        measured = {"with": whole, "without": without}[sys.argv[1]](sys.argv[2], sys.argv[3])
        print(json.dumps({**measured, "processor": time.process_time() - before}))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

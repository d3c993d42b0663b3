"""Run the whole job without a browser in processes that are killed at random moments, and let the same job go on."""

from __future__ import annotations

import json
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from disclosure.assessment import AssessmentFile
from gongshi import steps
from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.lineup import DEMO
from gongshi.city.plan import City
from gongshi.city.server import CityServer, serve
from gongshi.inputs import check_inputs
from gongshi.settings import gather_settings
from reports.custody.manifest import write_manifest
from reports.data_files.result_json import write_result_json
from reports.data_files.row_tables import write_matches_csv, write_records_csv
from reports.heading import SchemeHeading

_TIMES = frozenset({"created_at"})


@dataclass
class Killing:
    """One city, and the job on it in a folder. Processes are forked from one that has everything loaded."""

    server: CityServer
    inputs: CityInputs
    chance: random.Random
    kills: int = 0
    requests: int = 0
    fetched: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def undisturbed(self, out: Path) -> dict[str, Any]:
        before = len(self.server.requests)
        self._run(out, None)
        self.requests = len(self.server.requests) - before
        return results(out)

    def disturbed(self, out: Path, *, kills: int) -> dict[str, Any]:
        """The results after `kills` kills, spread over the requests that the job makes. `fetched`: what was answered
        how often."""
        before = len(self.server.requests)
        for number in range(kills):
            share = self.requests // kills
            until = min(number * share + self.chance.randint(1, 2 * share), self.requests - 1)
            self._run(out, before + until)
        self._run(out, None)
        self.fetched = Counter(
            (request.site, request.method, request.path)
            for request in self.server.requests[before:]
            if request.status == 200 and request.method == "GET"
        )
        return results(out)

    def _run(self, out: Path, until: int | None) -> None:
        """To the end, or until the server has had `until` requests and a few milliseconds more."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__, "crawler.archive.http_cache", "scrapy_playwright.handler"])
        process = context.Process(target=job, args=(self.inputs, self.server.city.as_of.isoformat(), out))
        process.start()
        while until is not None and process.is_alive() and len(self.server.requests) < until:
            process.join(0.002)
        process.join(None if until is None else self.chance.uniform(0, 0.05))
        if process.is_alive():
            process.kill()
            process.join()
            self.kills += 1
        elif until is None:
            assert process.exitcode == 0, f"the job ended with {process.exitcode}"


def job(inputs: CityInputs, as_of: str, out: Path) -> None:
    """As `gongshi run` does it, without a browser and without the papers that are written for people."""
    steps.find_browser = lambda _: None  # type: ignore[assignment]
    steps.write_all = _tables
    given = {
        "targets": inputs.targets,
        "ledgers": inputs.ledgers,
        "platform": inputs.platform,
        "period": "2018Q2",
        "as_of": as_of,
        "out": out,
        "delay": 0.0,
        "confirm_after": 0.0,
    }
    settings = gather_settings(None, given)
    checked = check_inputs(settings)
    watcher = steps.Watcher(on_site=lambda _: None, on_step=lambda _: None)
    with steps.result_store(settings) as store:
        assessment = steps.crawl_step(store, checked, watcher)
        steps.audit_step(store, assessment, settings, watcher)
        steps.report_step(store, assessment, out, watcher)


def _tables(file: AssessmentFile, heading: SchemeHeading, out: Path) -> None:
    write_result_json(file, out, heading.rules)
    write_records_csv(file, out)
    write_matches_csv(file, out)
    write_manifest(file, out)


def results(out: Path) -> dict[str, Any]:
    """What a run gave, times aside."""
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    tables = {name: (out / name).read_text(encoding="utf-8-sig") for name in ("records.csv", "matches.csv")}
    for site in [site for one in result["departments"] for site in one["sites"]]:
        site["looks"] = [look["status"] for look in site["looks"]]
    if result["credit"]:
        result["credit"]["looks"] = len(result["credit"]["looks"])
    return {name: value for name, value in result.items() if name not in _TIMES} | tables


@contextmanager
def killing(folder: Path, portals: set[str], *, base: str, seed: int) -> Iterator[Killing]:
    lineup = tuple(place for place in DEMO if place.portal in portals)
    with serve(City.generate(2018, lineup=lineup), base=base) as server:
        yield Killing(server, write_inputs(server.city, server, folder / "输入"), random.Random(seed))

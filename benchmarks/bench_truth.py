"""How right whole runs are: every portal of the city, on every seed, beside its truth.

    python benchmarks/bench_truth.py [--lineup NAME]... [SEED]...        (all; 7 42 2018 by default)

For each lineup and seed a real run (`gongshi run`, one after another). Prints verdicts right, record recall and
precision, fields and ledger rows right, each as n/d; false accusations and all other differences one by one; the most
browser loads that a static portal cost. Ends with 1 where a wanted figure is missed.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the tests' way of running the job

from disclosure.store import open_store
from gongshi.city.figures import Figures, figures
from gongshi.city.inputs import write_inputs
from gongshi.city.lineup import LINEUPS
from gongshi.city.plan import City
from gongshi.city.portals import PORTALS
from gongshi.city.server import serve
from tests.city.whole_way import Ran, run_city

SEEDS = (7, 42, 2018)
CREDIT = {"shapes_1": "credit_query", "shapes_2": "credit_captcha", "shapes_4": "credit_scripted"}
"""Every second seed meets a credit site of another family, where one is named here."""
WANTED = {"recall": 0.99, "precision": 0.995, "published_on": 0.99}
"""Everything else: all of it."""
MOST_STATIC_LOADS = 3
PATIENT = ("--request-timeout", 15, "--site-time-limit", 600, "--concurrency", 16)
"""A busy machine's browser takes its time; who waits for nobody says unknown, which is no accusation but no hit."""
LONGEST = 1800
"""Seconds a run may take on a busy machine."""


def static_loads(ran: Ran) -> Iterator[tuple[str, int]]:
    """(portal, browser loads) of each department whose site needs no script."""
    store = open_store(f"sqlite:///{ran.out / 'gongshi.db'}")
    file = store.load(store.latest())
    store.close()
    for department in file.departments:
        shape = ran.city.department(department.target.name).place.portal
        if department.portal is not None and not PORTALS[shape].scripted:
            yield shape, len(department.portal.browser_loads)


def measured(name: str, seed: int, credit: str) -> tuple[Figures, list[tuple[str, int]]]:
    city = City.generate(seed, lineup=LINEUPS[name], credit=credit)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, serve(city, base=f"127.65.{60 + os.getpid() % 150}") as server:
        inputs = write_inputs(city, server, Path(folder) / "in")
        ran = run_city(city, inputs, Path(folder) / "out", *PATIENT, seconds=LONGEST)
        if ran.ended.returncode not in {0, 3}:
            raise SystemExit(f"{name} {seed}: {ran.ended.stdout}{ran.ended.stderr}")
        truth = json.loads(inputs.truth.read_text(encoding="utf-8"))
        found = figures(ran.result, ran.out / "records.csv", ran.out / "matches.csv", truth)
        differences, loads = ran.differences(), list(static_loads(ran))
    seconds = time.perf_counter() - began
    print(f"\n{name}, seed {seed}, credit site {credit}: {len(city.departments)} portals, {seconds:.0f} s", flush=True)
    print_figures(found, loads)
    for difference in differences:
        print(f"  differs: {difference}", flush=True)
    return found, loads


def print_figures(found: Figures, loads: list[tuple[str, int]]) -> None:
    print("  " + "  ".join(f"{name} {share}" for name, share in found.shares.items()))
    most = max(loads, key=lambda load: load[1], default=("none", 0))
    print(f"  static portals: at most {most[1]} browser loads ({most[0]}); {sum(count for _, count in loads)} in all")
    print(f"  false accusations: {len(found.accusations)}")
    for accusation in found.accusations:
        print(f"    {accusation}")


def met(found: Figures, loads: list[tuple[str, int]]) -> bool:
    reached = all(share.right >= WANTED.get(name, 1) * share.of for name, share in found.shares.items())
    return reached and not found.accusations and all(count <= MOST_STATIC_LOADS for _, count in loads)


def main(names: list[str], seeds: list[int]) -> int:
    total, loads = Figures(shares={}), []
    for name in names:
        for at, seed in enumerate(seeds):
            credit = CREDIT.get(name, "credit") if at % 2 else "credit"
            found, cost = measured(name, seed, credit)
            total, loads = total + found, loads + cost
    print(f"\nin all, {len(names)} lineups on seeds {', '.join(map(str, seeds))}:")
    print_figures(total, loads)
    return 0 if met(total, loads) else 1


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    words.add_argument("--lineup", action="append", choices=LINEUPS)
    words.add_argument("seeds", nargs="*", type=int)
    given = words.parse_args()
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # visitors who hang up are part of the city
    sys.exit(main(given.lineup or list(LINEUPS), given.seeds or list(SEEDS)))

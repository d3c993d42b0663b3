"""Run the real job on a served city as a user would, and read what came out."""

from __future__ import annotations

import csv
import json
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gongshi.city.compare import compare
from gongshi.city.inputs import CityInputs
from gongshi.city.plan import City
from tests.gongshi.command import gongshi_program

LIMITS = ("--request-timeout", 4, "--site-time-limit", 150, "--concurrency", 16)
"""For sites that hang, many at once: nobody waits longer than that for an answer (seconds)."""


def run_words(city: City, inputs: CityInputs, out: Path, *more: object) -> list[object]:
    return [
        "run",
        *("--targets", inputs.targets, "--ledgers", inputs.ledgers, "--platform", inputs.platform),
        *("--credit-site", inputs.credit_site, "--scheme", "national-2018q2"),
        *("--period", city.period.label, "--as-of", city.as_of, "--out", out, "--delay", 0),
        *("--confirm-after", 0),
        *more,
    ]


@dataclass
class Ran:
    city: City
    inputs: CityInputs
    out: Path
    ended: subprocess.CompletedProcess[str]

    @cached_property
    def result(self) -> dict[str, Any]:
        return json.loads((self.out / "result.json").read_text(encoding="utf-8"))

    @cached_property
    def matches(self) -> list[dict[str, str]]:
        with (self.out / "matches.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def differences(self) -> list[str]:
        truth = json.loads(self.inputs.truth.read_text(encoding="utf-8"))
        return compare(self.result, self.out / "records.csv", self.out / "matches.csv", truth)


def run_city(city: City, inputs: CityInputs, out: Path, *more: object, seconds: float = 280) -> Ran:
    return Ran(city, inputs, out, gongshi_program(*run_words(city, inputs, out, *more), seconds=seconds))

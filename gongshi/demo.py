"""The demo: serve the city, run the real job on it, compare with the city's truth."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from rich.console import Console

from disclosure.errors import GongshiError
from gongshi.city.compare import compare
from gongshi.city.inputs import CityInputs, write_inputs
from gongshi.city.plan import City
from gongshi.city.server import serve
from gongshi.cli.run import run_whole
from gongshi.cli.screen import UNCHECKED
from gongshi.settings import Settings, gather_settings


class TruthMissedError(GongshiError):
    """The result differs from the city's truth."""

    exit_code = 1


def run_demo(out: Path, *, seed: int, verify: bool, keep_serving: bool, console: Console) -> int:
    """0 where the job ended well: sites that cannot be read are there on purpose, and are named."""
    city = City.generate(seed)
    with serve(city) as server:
        inputs = write_inputs(city, server, out / "input")
        console.print(f"示范市已开：{len(city.departments)} 个部门，信用网站 {inputs.credit_site}", highlight=False)
        # the addresses change from one serving to the next: an earlier demo cannot be gone on with
        code = run_whole(_settings(inputs, city, out), fresh=True, console=console)
        if verify:
            check_truth(out, inputs.truth, console)
        if keep_serving:
            console.print("示范市仍开着，按 Ctrl-C 结束。")
            threading.Event().wait()
    return 0 if code == UNCHECKED else code


def _settings(inputs: CityInputs, city: City, out: Path) -> Settings:
    return gather_settings(
        None,
        {
            "targets": inputs.targets,
            "ledgers": inputs.ledgers,
            "platform": inputs.platform,
            "credit_site": inputs.credit_site,
            "scheme": "national-2018q2",
            "period": city.period.label,
            "as_of": city.as_of.isoformat(),
            "out": out / "result",
            "delay": 0.0,
            "site_time_limit": 120.0,
            "confirm_after": 0.0,
        },
    )


def check_truth(out: Path, truth: Path, console: Console) -> None:
    """Raises TruthMissedError naming how many verdicts, records, rows or rates differ."""
    result = json.loads((out / "result" / "result.json").read_text(encoding="utf-8"))
    known = json.loads(truth.read_text(encoding="utf-8"))
    differences = compare(result, out / "result" / "records.csv", out / "result" / "matches.csv", known)
    for difference in differences:
        console.print(f"  ✗ {difference}", highlight=False, markup=False, soft_wrap=True)
    if differences:
        raise TruthMissedError(f"结果与示范市的真实情况有 {len(differences)} 处不符（见上）。")
    console.print("结果与示范市的真实情况逐项一致。")

"""Writes what an assessor would be handed: the target list, the ledgers, the platform's export; and the truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from disclosure.vocabulary import Kind
from gongshi.city.departments import Department
from gongshi.city.ledgers.books import ledger_files, period_label
from gongshi.city.plan import City
from gongshi.city.platform_export import platform_files
from gongshi.city.server import CityServer
from gongshi.city.sheets import Cell, xlsx_bytes
from gongshi.city.truth import truth_of

_HEADER = (
    "序号", "单位归属", "单位名称", "级别", "统一社会信用代码", "网站首页",
    "行政许可信息公示网址", "行政处罚信息公示网址", "备注",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CityInputs:
    """Paths of what was written; `credit_site` is an address."""

    targets: Path
    ledgers: Path
    platform: Path
    credit_site: str
    truth: Path


def write_inputs(city: City, server: CityServer, folder: Path) -> CityInputs:
    """Write everything into `folder` (made if it is missing, files of the same name replaced)."""
    files = {f"ledgers/{file.path}": file.content for file in ledger_files(city)}
    files |= {f"platform/{name}": content for name, content in platform_files(city).items()}
    files["targets.xlsx"] = xlsx_bytes({"网址清单": _targets(city, server)}, merged_titles=1)
    truth = truth_of(city, server)
    files["truth.json"] = (json.dumps(truth, ensure_ascii=False, indent=1) + "\n").encode()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return CityInputs(
        targets=folder / "targets.xlsx",
        ledgers=folder / "ledgers",
        platform=folder / "platform",
        credit_site=server.credit_url,
        truth=folder / "truth.json",
    )


def _targets(city: City, server: CityServer) -> list[list[Cell] | tuple[str, ...]]:
    """Annex 2 of 宜信用办〔2020〕2号 with a few columns more."""
    rows = [_target(city, server, department) for department in city.departments]
    return [[f"{city.name}行政许可和行政处罚信息公示网址清单（{period_label(city.period)}）"], _HEADER, *rows]


def _target(city: City, server: CityServer, department: Department) -> list[Cell]:
    home, permit, penalty = addresses_given(server, department)
    remark = "本单位无公示网站" if department.place.addresses == "none" else ""
    number = float(department.index)
    return [number, city.name, department.name, "市级", department.credit_code, home, permit, penalty, remark]


def addresses_given(server: CityServer, department: Department) -> tuple[str, str, str]:
    """(home page, permit address, penalty address) as the list gives them, empty where it gives none."""
    home, portal = server.url(department.name), server.portals[department.name]
    listings = [home.rstrip("/") + (portal.listing_path(kind) or "/") for kind in Kind]
    return {
        "home": (home, "", ""),
        "home_as_permit": ("", home, ""),
        "both_columns": ("", listings[0], listings[1]),
        "one_listing": ("", listings[0], ""),
        "none": ("", "", ""),
    }[department.place.addresses]

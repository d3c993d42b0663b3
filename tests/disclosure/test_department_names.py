"""Departments by the names that ledgers, sheets and files give them."""

from __future__ import annotations

import csv

import pytest

from disclosure.department_names import find_department, match_department
from tests.shared_data import GOLDEN, needs_shared

CITY = [
    "示范市卫生健康委员会",
    "示范市市场监督管理局",
    "示范市发展和改革委员会",
    "示范市人力资源和社会保障局",
    "示范市城市管理局",
    "示范市生态环境局",
    "示范市茶产业局",
    "示范市住房和城乡建设局",
]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("示范市卫生健康委员会", "示范市卫生健康委员会"),
        ("市卫健委", "示范市卫生健康委员会"),
        ("卫健委", "示范市卫生健康委员会"),
        (" 市 卫健委（本级）", None),
        ("示范市卫生健康委", "示范市卫生健康委员会"),
        ("市场监管局", "示范市市场监督管理局"),
        ("市市场监管局", "示范市市场监督管理局"),
        ("发改委", "示范市发展和改革委员会"),
        ("市人社局", "示范市人力资源和社会保障局"),
        ("茶产业局", "示范市茶产业局"),
        ("示范县卫健委", None),
        ("旅游局", None),
        ("局", None),
        ("", None),
    ],
)
def test_short_forms_find_their_department(name: str, full: str | None) -> None:
    assert match_department(name, CITY) == full


def test_an_ambiguous_name_is_not_guessed() -> None:
    known = ["示范市卫生健康委员会", "示范市城区卫生健康委员会"]
    assert match_department("卫健委", known) is None
    assert match_department("城区卫健委", known) == "示范市城区卫生健康委员会"
    assert match_department("示范市卫健委", known) == "示范市卫生健康委员会"


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("03_卫健委台账2018Q2.xlsx", "示范市卫生健康委员会"),
        ("示范市市场监督管理局-双公示台账.csv", "示范市市场监督管理局"),
        ("市生态环境局（许可）", "示范市生态环境局"),
        ("2018年二季度茶产业局.xls", "示范市茶产业局"),
        ("卫健委和城管局", None),
        ("ledgers/市场监管/2018Q2.xlsx", "示范市市场监督管理局"),
        ("卫健", "示范市卫生健康委员会"),
        ("汇总表", None),
        ("Sheet1", None),
    ],
)
def test_files_and_sheets_name_their_department(text: str, full: str | None) -> None:
    assert find_department(text, CITY) == full


@needs_shared
def test_the_departments_of_a_real_notice_are_found_by_common_names() -> None:
    with (GOLDEN / "yindu_2024_07_departments.csv").open(encoding="utf-8") as file:
        known = [row["department"] for row in csv.DictReader(file) if row["department"].startswith("殷都区")]
    assert len(known) == 25
    named = [
        "教育局",
        "殷都公安分局",
        "交通运输局",
        "发改委",
        "卫健委",
        "市场监管局",
        "安阳市殷都区生态环境分局",
        "应急管理局",
        "林业局",
        "水利局",
        "文旅局",
        "农业农村局",
        "城市管理局",
        "住建局",
        "财政局",
        "人社局",
        "统计局",
        "工信局",
        "编办",
        "司法局",
        "审计局",
        "医疗保障局",
        "自然资源局",
        "民政局",
        "商务局",
    ]
    assert [match_department(name, known) for name in named] == known
    assert [match_department(name, known) for name in known] == known

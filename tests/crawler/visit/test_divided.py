"""A column divided by months, once for each kind."""

from __future__ import annotations

import asyncio
from pathlib import Path

from crawler.pages.page import Ask
from crawler.visit.divided import read_divided
from disclosure.vocabulary import Kind
from tests.crawler.visit.asked_site import AskedSite, page_of, tools_for

SITE = "http://wlj.example/sgs/"
KINDS = {"xk": "许可", "cf": "处罚"}
MONTHS = ("05", "06")


def _menu() -> str:
    links = {
        mark: "".join(f'<li><a href="{mark}/2018/{month}.html">2018年{int(month)}月</a></li>' for month in MONTHS)
        for mark in KINDS
    }
    boxes = "".join(f"<h3>行政{name}</h3><ul>{links[mark]}</ul>" for mark, name in KINDS.items())
    return f"<html><head><title>双公示专栏</title></head><body><h1>行政许可和行政处罚公示</h1>{boxes}</body></html>"


def _month(mark: str, month: str) -> str:
    row = f"示文{KINDS[mark]}〔2018〕{int(month)}号</td><td>第{int(month)}{mark}物流有限公司</td><td>2018-{month}-02"
    head = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th></tr>"
    table = f"<table>{head}<tr><td>{row}</td></tr></table>"
    return (
        f"<html><head><title>行政{KINDS[mark]}</title></head><body><h1>行政{KINDS[mark]}公示</h1>{table}</body></html>"
    )


def test_the_same_month_under_each_kind_is_a_list_each(tmp_path: Path) -> None:
    pages = {SITE: _menu()} | {
        f"{SITE}{mark}/2018/{month}.html": _month(mark, month) for mark in KINDS for month in MONTHS
    }
    site = AskedSite(lambda ask: pages.get(ask.url, "<html></html>"))
    reading = asyncio.run(read_divided(tools_for(site, tmp_path), page_of(pages[SITE], Ask(url=SITE)), None))
    read = {(one.draft.kind, one.draft.document_number) for one in reading.records}
    assert read == {
        (kind, f"示文{name}〔2018〕{n}号") for kind, name in zip(Kind, KINDS.values(), strict=True) for n in (5, 6)
    }

"""Tables that are built of other tags than <table>."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.listings import read_list
from tests.crawler.pages.making import page, portal

NAMES = ("序号", "决定书文号", "行政相对人", "决定日期", "公示日期")
HEAD = "".join(f"<span>{name}</span>" for name in NAMES)


def cells(n: int) -> str:
    said = (str(n), f"示许〔2018〕{n}号", f"示范市{n}号商贸有限公司", f"2018-05-0{n}", f"2018-06-0{n}")
    return "".join(f"<span>{one}</span>" for one in said)


ITEMS = "".join(f"<li>{cells(n)}</li>" for n in range(1, 5))
LINKED = "".join(f"<li><a href='/d/{n}'>{cells(n)}</a></li>" for n in range(1, 5))
BOXES = "".join(f"<div class=tr>{cells(n)}</div>" for n in range(1, 5)).replace("span>", "div>")


@pytest.mark.parametrize(
    "html",
    [
        f"<ul><li class=head>{HEAD}</li>{ITEMS}</ul>",
        f"<ul><li class=head>{HEAD}</li>{LINKED}</ul>",
        f"<div class=head>{HEAD}</div><div class=con><ul>{LINKED}</ul></div>",
        f"<div class=tab><div class=th>{HEAD.replace('span>', 'div>')}</div>{BOXES}</div>",
        f"<ul class=head>{HEAD.replace('span>', 'li>')}</ul><div class=con><div class=in>{BOXES}</div></div>",
    ],
)
def test_rows_of_parts_are_read_by_the_names_over_them(html: str) -> None:
    rows = read_list(page(portal(html))).rows
    assert [row.values["document_number"] for row in rows] == [f"示许〔2018〕{n}号" for n in range(1, 5)]
    assert [(row.values["party"], row.values["decision_date"], row.listed_on) for row in rows[:1]] == [
        ("示范市1号商贸有限公司", "2018-05-01", date(2018, 6, 1))
    ]

# ruff: noqa: E501 - HTML stands here as sites write it
"""An interface whose names say nothing, under a table whose headers do."""

from __future__ import annotations

import json
from datetime import date

from crawler.listings import ListRow, read_list
from crawler.pages.page import Ask, Page
from tests.crawler.pages.making import page, portal

HEADS = ("行政许可决定书文号", "行政相对人名称", "项目名称", "许可决定日期", "公示日期")


def rows(decided: tuple[str, ...], made: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {"f0": str(n), "f1": f"示许〔2018〕{n}号", "f2": f"第{n}物流有限公司", "f3": "道路运输许可", "f4": f"{day} 00:00:00", "f5": f"{then} 08:30:11"}
        for n, (day, then) in enumerate(zip(decided, made, strict=True), 1)
    ]  # fmt: skip


def shown(data: list[dict[str, str]]) -> Page:
    head = "".join(f"<th>{name}</th>" for name in HEADS)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{row[name][:10] if name in 'f4f5' else row[name]}</td>" for name in ("f1", "f2", "f3", "f4", "f5")
        )
        + "</tr>"
        for row in data
    )
    ask = Ask(
        url="http://wjw.example.gov.cn/pubapi/query", method="POST", form=(("tb", "xk"), ("curr", "1"), ("nums", "3"))
    )
    part = page(json.dumps({"cnt": 9, "rs": data}), ask.url, ask=ask, content_type="application/json")
    return page(
        portal(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"), rendered=True, traffic=(part,)
    )


def read(data: list[dict[str, str]]) -> tuple[ListRow, ...]:
    return read_list(shown(data)).rows


def test_mute_names_are_known_by_the_headers_over_what_they_fill() -> None:
    first = read(rows(("2018-05-07", "2018-05-04", "2018-05-03"), ("2018-05-09", "2018-05-08", "2018-05-08")))[0]
    assert (first.values["document_number"], first.values["party"]) == ("示许〔2018〕1号", "第1物流有限公司")
    assert first.values["decision_date"].startswith("2018-05-07")
    assert first.listed_on == date(2018, 5, 9)


def test_a_day_that_two_names_tell_alike_is_nobodys() -> None:
    days = ("2018-05-07", "2018-05-04", "2018-05-03")
    assert all("decision_date" not in row.values for row in read(rows(days, days)))
    one = ("2018-05-07",) * 3
    assert all("decision_date" not in row.values for row in read(rows(one, ("2018-05-09", "2018-05-08", "2018-05-08"))))

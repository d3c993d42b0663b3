"""Kinds of matters that a list shows one at a time."""

from __future__ import annotations

import pytest

from crawler.column.choices import choices
from tests.crawler.pages.making import page, portal


def select(*options: str, method: str = "get") -> str:
    inner = "".join(f"<option>{one}</option>" for one in options)
    return (
        f"<form method={method} action='xk.jsp'><select name=lb onchange='this.form.submit()'>{inner}</select></form>"
    )


def test_the_kinds_that_are_not_shown() -> None:
    found = choices(page(portal(select("普通", "特许", "认可")), "http://a.gov.cn/sgs/xk.jsp"))
    assert [name for name, _ in found] == ["特许", "认可"]
    assert found[0][1].url == "http://a.gov.cn/sgs/xk.jsp?lb=%E7%89%B9%E8%AE%B8"


@pytest.mark.parametrize(
    "options",
    [
        ("全部", "普通", "特许"),
        ("请选择", "普通", "特许"),
        ("1", "2", "3"),
        ("按文书号", "按相对人"),
        ("水务局", "教育局"),
    ],
)
def test_a_select_of_other_things_divides_no_list(options: tuple[str, ...]) -> None:
    assert choices(page(portal(select(*options)))) == []

"""Signs that a list goes on after what was read of it."""

from __future__ import annotations

import pytest

from crawler.listings.ending import shows_a_part, sign_of_more
from tests.crawler.pages.making import page, portal

ROWS = "".join(
    f'<li><a href="/d/{n}.html">示范市第{n}物流有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 6)
)


@pytest.mark.parametrize("rendered", [False, True])
def test_a_pager_script_that_never_came_leaves_its_count_of_pages(rendered: bool) -> None:
    """In a closed network the browser draws no pager either: the list is not taken for read."""
    html = portal(
        f'<ul>{ROWS}</ul><div id="page"></div><script>new Pagination(18, {{pageSize: 5, url: "/l"}});</script>'
    )
    assert "4 页" in sign_of_more(page(html, rendered=rendered), walked=1)
    assert sign_of_more(page(html, rendered=True), walked=4) == ""


def test_a_list_that_goes_back_beyond_seven_days_bears_them_in_its_name_only() -> None:
    listed = page(portal(f"<h2>七天双公示</h2><ul>{ROWS}</ul>"))
    assert "七天双公示" in shows_a_part(listed)
    assert shows_a_part(listed, reaches_back=True) == ""

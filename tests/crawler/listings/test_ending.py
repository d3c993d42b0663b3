"""Signs that a list goes on after what was read of it."""

from __future__ import annotations

import pytest

from crawler.listings.ending import sign_of_more
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

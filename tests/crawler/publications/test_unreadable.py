"""A page that shows its matter in pictures says nothing to a reader of text."""

from __future__ import annotations

import pytest

from crawler.publications.unreadable import shows_no_text
from tests.crawler.pages.making import page, portal


@pytest.mark.parametrize(
    ("main", "pictured"),
    [
        ('<h1>双公示目录</h1><p><img src="/up/ml1.png" width=600></p>', True),
        ('<h1>双公示目录</h1><embed src="/up/ml.swf">', True),
        (
            '<h1>双公示目录</h1><p>暂无<img src="/img/icon_new.png"><img src="/up/a.png" width="16" height="16"></p>',
            False,
        ),
        (f'<h1>双公示目录</h1><p>{"目录正文" * 90}</p><img src="/up/ml1.png">', False),
    ],
)
def test_pictures_in_place_of_text(main: str, *, pictured: bool) -> None:
    assert shows_no_text(page(portal(main))) is pictured

# ruff: noqa: E501 - scripts stand here as sites write them
"""What an onclick asks the server for."""

from __future__ import annotations

import pytest

from crawler.pages.page import Ask
from crawler.pages.script_requests import fetched_by
from tests.crawler.pages.making import page

SCRIPT = """<script>
var ctx = '/gs';
function showDetail(id) { $.ajax({ url: ctx + '/getDetail.do', type: 'post', data: { infoId: id, lx: 'xk' }, dataType: 'json', success: fill }); }
function view(id) { $.get('/view.do', { id: id }, fill); }
function open2(id) { axios.get('/api/one/' + id).then(fill); }
function posted(id) { $.post('/one.do', { id: id, kind: window.kind }, fill); }
function hit(id) { $.post('/addHits.do', { id: id }); }
</script>"""


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("showDetail('1f')", ("POST", "http://wjw.example.gov.cn/gs/getDetail.do", (("infoId", "1f"), ("lx", "xk")))),
        ("javascript:view(7)", ("GET", "http://wjw.example.gov.cn/view.do?id=7", None)),
        ("open2('9')", ("GET", "http://wjw.example.gov.cn/api/one/9", None)),
        ("posted('1')", None),
        ("hit('1')", None),
        ("unknown('1')", None),
    ],
)
def test_a_request_is_made_only_where_the_page_says_all_of_it_and_it_changes_nothing(
    script: str, expected: tuple[str, str, object] | None
) -> None:
    ask = fetched_by(page(f"<html><body>{SCRIPT}</body></html>"), script)
    assert _told(ask) == (tuple(expected) if expected else None)


def _told(ask: Ask | None) -> tuple[str, str, object] | None:
    return (ask.method, ask.url, ask.form) if ask else None

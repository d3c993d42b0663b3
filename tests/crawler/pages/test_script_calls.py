import pytest

from crawler.pages.script_calls import address_in, calls_in
from tests.crawler.pages.making import page

SCRIPT = """<script>
var ctx = "/portal";
function show(id, type) { var w = 1; window.open(ctx + "/detail.do?id=" + id + "&type=" + encodeURIComponent(type)); }
var go = function (n) { location.href = "list_" + n + ".html"; };
function listOf(n) { document.forms[0].page.value = n; document.forms[0].submit(); }
function hard(x) { location.href = build(x); }
</script>"""


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ("window.open('/a/1.html')", "/a/1.html"),
        ("location.href='./t1.shtml'", "./t1.shtml"),
        ("javascript:window.location='x.jsp?id=2'", "x.jsp?id=2"),
        ("show('A-1','处罚')", "/portal/detail.do?id=A-1&type=%E5%A4%84%E7%BD%9A"),
        ("javascript:go(3)", "list_3.html"),
        ("return show(\"7\", 'x');", "/portal/detail.do?id=7&type=x"),
        ("listOf(2)", None),
        ("hard('1')", None),
        ("alert('查无')", None),
        ("", None),
    ],
)
def test_an_onclick_is_worked_out_only_where_the_page_says_it_all(script: str, address: str | None) -> None:
    assert address_in(page(f"<html><body>{SCRIPT}</body></html>"), script) == address


def test_arguments_come_unquoted() -> None:
    assert calls_in("_gotoPage(22,1,'2');") == [("_gotoPage", ["22", "1", "2"])]

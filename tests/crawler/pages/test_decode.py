import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.pages.decode import UndecodableError, decode, is_binary

CHINESE = "行政许可决定书文号：示卫许〔2018〕12号，行政相对人名称：示范市第一人民医院有限公司。" * 8


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb2312", "gb18030", "utf-8-sig", "utf-16"])
def test_text_comes_out_whatever_the_charset_is(charset: str) -> None:
    text = CHINESE.replace("〔", "(").replace("〕", ")")
    assert decode(text.encode(charset), "text/html").lstrip("\ufeff") == text


def test_meta_that_says_utf8_over_gbk_bytes_is_not_believed() -> None:
    body = f'<html><head><meta charset="utf-8"></head><body>{CHINESE}</body></html>'.encode("gbk")
    assert "行政相对人名称" in decode(body, "text/html; charset=utf-8")


def test_meta_that_says_gb2312_over_utf8_bytes_is_not_believed() -> None:
    body = f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">{CHINESE}'.encode()
    assert "行政相对人名称" in decode(body, "text/html; charset=gb2312")


def test_one_broken_byte_does_not_make_a_page_unreadable() -> None:
    body = CHINESE.encode()
    assert "行政相对人名称" in decode(body[:200] + b"\xff" + body[200:], "text/html")


def test_an_answer_cut_off_in_the_middle_of_a_character_is_read() -> None:
    assert decode(CHINESE.encode()[:-1], "text/html").startswith("行政许可决定书文号")


def test_rare_characters_of_names_survive_a_page_that_calls_itself_gb2312() -> None:
    body = f'<meta charset="gb2312">{CHINESE}当事人：李喆、朱镕、䶮'.encode("gb18030")
    assert decode(body, "").endswith("李喆、朱镕、䶮")


def test_encrypted_bytes_are_undecodable_and_not_a_page_without_rows() -> None:
    for _ in range(20):
        with pytest.raises(UndecodableError):
            decode(os.urandom(3000), "application/json")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"), max_codepoint=0x9FFF), max_size=200))
def test_utf8_always_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "text/html").lstrip("\ufeff") == text.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("kind", "url", "body", "binary"),
    [
        ("application/pdf", "http://a/b.pdf", b"%PDF-1.4 ...", True),
        ("application/octet-stream", "http://a/getfile.do?id=1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
        ("application/vnd.ms-excel", "http://a/b.xls", b"<html><table><tr><td>1</td></tr></table>", False),
        ("text/html", "http://a/b.docx", b"<!DOCTYPE html><p>404", False),
        ("text/html", "http://a/b.html", b"PK\x03\x04\x14\x00", True),
        ("application/json", "http://a/list", b'{"rows":[]}', False),
        ("", "http://a/b.zip", b"PK\x03\x04", True),
        ("image/png", "http://a/x", b"\x89PNG\r\n", True),
        ("application/octet-stream", "http://a/list.do", "序号,文号\n1,示许1号".encode(), False),
    ],
)
def test_files_are_told_from_pages_by_their_bytes_first(kind: str, url: str, body: bytes, binary: bool) -> None:
    assert is_binary(kind, url, body) is binary

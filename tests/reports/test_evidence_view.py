"""Addresses in captions are for people to read."""

from __future__ import annotations

import pytest

from reports.view.evidence import legible


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://a.gov.cn/s?xdr=%E5%B9%B3%E5%B7%9D%E5%8E%BF", "http://a.gov.cn/s?xdr=平川县"),
        ("http://a.gov.cn/s?xdr=%C6%BD%B4%A8", "http://a.gov.cn/s?xdr=%C6%BD%B4%A8"),  # GBK: not guessed
        ("http://a.gov.cn/s?x=%0A%E2%80%AE", "http://a.gov.cn/s?x=%0A%E2%80%AE"),  # would break or turn the line
        ("http://a.gov.cn/sgs/", "http://a.gov.cn/sgs/"),
    ],
)
def test_an_address_is_shown_decoded_only_where_that_is_safe_and_sure(address: str, shown: str) -> None:
    assert legible(address) == shown

"""Pauses that the user sets for single hosts: www.a.gov.cn=3, 10.0.3.7=0.5."""

from __future__ import annotations

import re
from collections.abc import Mapping

from disclosure.errors import InputError

_PAIR = re.compile(r"([^\s=]+)\s*=\s*(\d+(?:\.\d+)?)")


def read_site_delays(written: str) -> Mapping[str, float]:
    """Seconds by host name. Raises InputError where a part is no host=seconds."""
    found = {}
    for part in re.split(r"[,，;；\n]", written):
        if not part.strip():
            continue
        match = _PAIR.fullmatch(part.strip())
        if match is None:
            raise InputError(f"网站间隔“{part.strip()}”看不懂：请写成 www.a.gov.cn=3 的样子（秒），多个用逗号隔开。")
        found[match[1].lower()] = float(match[2])
    return found

"""Full identity numbers of natural persons on a public page (PORTALS §4: report, do not reprint)."""

from __future__ import annotations

import re

from disclosure.codes import is_valid_resident_id

# what stands before is looked at behind the first digit: a search that begins with a look back has no start to jump to
_EIGHTEEN = re.compile(r"[1-8](?<![0-9A-Za-z][1-8])\d{16}[0-9Xx](?![0-9A-Za-z])")
_REGION_DIGITS = 6


def resident_numbers(text: str) -> list[str]:
    """Each number on the page, masked behind the region's digits: 530102************.

    Region, birthday and check digit must all be right, so that serial numbers and credit codes are left alone."""
    found = dict.fromkeys(number for number in _EIGHTEEN.findall(text) if is_valid_resident_id(number))
    return [number[:_REGION_DIGITS] + "*" * 12 for number in found]

"""Check digits of the five codes (五项代码).

A code that passes here is well formed; whether it was ever issued is another question. Placeholders
(zeros or one digit repeated) are refused by rule, because zeros pass the check digits of GB 32100 and GB
11714.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: no I, O, S, V, Z."""
_CREDIT_VALUE = {character: value for value, character in enumerate(CREDIT_ALPHABET)}
CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
# First character: registering authority; A army, N rural collective, Y other (GB 32100-2015, table 1).
# The second is only asked to be a kind: kinds are still being added (54 for village committees).
_CREDIT_SHAPE = re.compile(rf"[1-9ANY][1-9][0-9]{{6}}[{CREDIT_ALPHABET}]{{10}}")

ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_SHAPE = re.compile(r"([0-9A-Z]{8})-?([0-9X])")

RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_RESIDENT_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
"""GB/T 2260; 81, 82, 83 are the residence permits for Hong Kong, Macao and Taiwan residents."""


def is_valid_credit_code(text: str) -> bool:
    """统一社会信用代码, GB 32100-2015: shape, both check digits, no placeholder."""
    code = tidy_code(text)
    return (
        _CREDIT_SHAPE.fullmatch(code) is not None
        and not _is_placeholder(code[2:17])
        and code[16] == _organisation_check(code[8:16])
        and code[17] == _credit_check(code[:17])
    )


def is_valid_organisation_code(text: str) -> bool:
    """组织机构代码, GB 11714-1997: eight characters and a check digit, hyphen optional."""
    match = _ORGANISATION_SHAPE.fullmatch(tidy_code(text))
    return match is not None and not _is_placeholder(match[1]) and match[2] == _organisation_check(match[1])


def is_valid_registration_number(text: str) -> bool:
    """工商注册号, GS15-2006: 15 digits by ISO 7064 MOD 11,10. The 13 digits given out before 2007 carry
    no check."""
    code = tidy_code(text)
    if not code.isascii() or not code.isdigit() or _is_placeholder(code[:14]):
        return False
    if len(code) == 13:
        return True
    return len(code) == 15 and code[14] == registration_check(code[:14])


def is_valid_tax_number(text: str) -> bool:
    """税务登记号: region and organisation code (15), the credit code (18), or a person's identity number
    (18, or 20 with two digits more)."""
    code = tidy_code(text)
    if len(code) == 15:
        return code.isascii() and code[:6].isdigit() and is_valid_organisation_code(code[6:])
    if len(code) == 20:
        return is_valid_resident_id(code[:18]) and code[18:].isascii() and code[18:].isalnum()
    return is_valid_credit_code(code) or is_valid_resident_id(code)


def is_valid_resident_id(text: str) -> bool:
    """居民身份证号, GB 11643-1999: 18 characters, a province, a real date of birth, the check digit.
    County codes are not looked up: they change. The 15-digit form ended in 2013."""
    code = tidy_code(text)
    return (
        _RESIDENT_SHAPE.fullmatch(code) is not None
        and code[:2] in PROVINCES
        and _is_date(code[6:14])
        and code[17] == _resident_check(code[:17])
    )


def make_organisation_code(first8: str) -> str:
    """Eight characters and their check digit, without hyphen."""
    return first8 + _organisation_check(first8)


def make_credit_code(first17: str) -> str:
    """A valid code from its first 16 characters; a 17th is recomputed, being a check digit itself."""
    first16 = first17[:16]
    with_organisation = first16 + _organisation_check(first16[8:])
    return with_organisation + _credit_check(with_organisation)


def make_registration_number(first14: str) -> str:
    return first14 + registration_check(first14)


def make_resident_id(first17: str) -> str:
    return first17 + _resident_check(first17)


def registration_check(first14: str) -> str:
    """ISO 7064 MOD 11,10 check digit."""
    rest = 10
    for digit in first14:
        rest = ((int(digit) + rest) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)


def _credit_check(first17: str) -> str:
    total = sum(_CREDIT_VALUE[c] * weight for c, weight in zip(first17, CREDIT_WEIGHTS, strict=True))
    return CREDIT_ALPHABET[-total % 31]


def _organisation_check(first8: str) -> str:
    total = sum(int(c, 36) * weight for c, weight in zip(first8, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def _resident_check(first17: str) -> str:
    total = sum(int(c) * weight for c, weight in zip(first17, RESIDENT_WEIGHTS, strict=True))
    return _RESIDENT_CHECKS[total % 11]


def _is_placeholder(code: str) -> bool:
    return len(set(code)) <= 1


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= 1850 and born <= date.today()


def tidy_code(text: str) -> str:
    """The one written form of a code: half-width, no blanks around it, capital letters."""
    return unicodedata.normalize("NFKC", text).strip().upper()

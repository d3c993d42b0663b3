"""Check digits of the five codes over whole columns: the siblings of `disclosure.codes`, in Narwhals expressions.

Every function takes a text column of any Narwhals backend (Polars by default) and gives a column of booleans as
long as it; blank cells are not valid. The answers are those of `disclosure.codes`, cell for cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import narwhals as nw

from disclosure import codes
from disclosure.codes import CREDIT_ALPHABET, CREDIT_WEIGHTS, ORGANISATION_WEIGHTS, PROVINCES, RESIDENT_WEIGHTS

Check = Callable[[nw.Series[Any]], nw.Series[Any]]

_DIGITS = "0123456789"
_LETTERS = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECK_DIGITS = {digit: value for value, digit in enumerate(_DIGITS + "X")}
_SPLIT = 10_000
"""Above it the sum by GB 32100, below it the sum by GB 11714: both come out of one look-up."""


def tidy_codes(values: nw.Series[Any]) -> nw.Series[Any]:
    """Codes in their one written form, as the scalar checks see them: NFKC, no blanks around, capital letters."""
    values = values.fill_null("")
    if values.str.contains(r"[a-z]").any():
        values = values.str.to_uppercase()
    plain = values.str.contains(r"^[0-9A-Z-]*$")
    if plain.all():
        return values
    odd = values.filter(~plain).unique().to_list()
    tidied = [codes.tidy_code(text) for text in odd]
    return _column(values, nw.col("code").replace_strict([*odd], [*tidied], default=nw.col("code"))) if odd else values


def valid_credit_codes(values: nw.Series[Any]) -> nw.Series[Any]:
    """统一社会信用代码, GB 32100-2015."""
    letters = f"[{CREDIT_ALPHABET}]"
    return _checked(values, rf"^[1-9ANY][1-9][0-9]{{6}}{letters}{{8}}[0-9X]{letters}$", "0" * 18, _credit)


def valid_organisation_codes(values: nw.Series[Any]) -> nw.Series[Any]:
    """组织机构代码, GB 11714-1997; the hyphen is optional."""
    return _checked(values, r"^[0-9A-Z]{8}-?[0-9X]$", "0" * 9, _organisation)


def valid_registration_numbers(values: nw.Series[Any]) -> nw.Series[Any]:
    """工商注册号, GS15-2006: 15 digits with a check digit, or the 13 from before 2007."""
    return _checked(values, r"^(?:[0-9]{13}|[0-9]{15})$", "0" * 15, _registration)


def valid_resident_ids(values: nw.Series[Any]) -> nw.Series[Any]:
    """居民身份证号, GB 11643-1999, residence permits (81, 82, 83) included."""
    return _checked(values, r"^[0-9]{17}[0-9X]$", "0" * 18, _resident)


def valid_tax_numbers(values: nw.Series[Any]) -> nw.Series[Any]:
    """税务登记号: region and organisation code, the credit code, or a person's identity number."""
    tidy = tidy_codes(values)
    region = tidy.str.contains(r"^[0-9]{6}[0-9A-Z]{8}[0-9X]$")
    with_region = region & valid_organisation_codes(tidy.str.slice(6))
    person = tidy.str.contains(r"^[0-9]{17}[0-9X](?:[0-9A-Z]{2})?$") & valid_resident_ids(tidy.str.head(18))
    return with_region | person | valid_credit_codes(tidy)


CHECKS: Mapping[str, Check] = {
    "credit_code": valid_credit_codes,
    "organisation_code": valid_organisation_codes,
    "registration_number": valid_registration_numbers,
    "tax_number": valid_tax_numbers,
    "resident_id": valid_resident_ids,
}
"""By the canonical field each code stands in."""


def _checked(values: nw.Series[Any], shape: str, filler: str, check: Check) -> nw.Series[Any]:
    """`check` sees well-shaped codes only: where the shape is wrong it sees the filler."""
    tidy = tidy_codes(values)
    shaped = tidy.str.contains(shape)
    if not shaped.any():
        return shaped
    seen = tidy
    if not shaped.all():
        frame = tidy.alias("code").to_frame().with_columns(shaped.alias("shaped"))
        seen = frame.select(nw.when("shaped").then("code").otherwise(nw.lit(filler)).alias("code"))["code"]
    return check(seen) & shaped


def _credit(code: nw.Series[Any]) -> nw.Series[Any]:
    text = nw.col("code").str
    parts = (
        code.alias("code")
        .to_frame()
        .select(
            text.slice(0, 1).replace_strict(_weighed(0), return_dtype=nw.Int32).alias("first"),
            text.slice(1, 7).cast(nw.Int32).alias("digits"),
            *(
                text.slice(8 + 2 * pair, 2).replace_strict(_both_sums(pair), return_dtype=nw.Int32).alias(f"pair{pair}")
                for pair in range(4)
            ),
            text.slice(16, 2).replace_strict(_both_checks(), return_dtype=nw.Int32).alias("checks"),
            text.slice(2, 15).is_in([digit * 15 for digit in _DIGITS]).alias("placeholder"),
        )
    )
    pairs = nw.sum_horizontal(*(nw.col(f"pair{pair}") for pair in range(4)))
    region = _digit_sum("digits", CREDIT_WEIGHTS[1:8])
    sums = parts.select(
        (nw.col("first") + region + pairs // _SPLIT + nw.col("checks") // _SPLIT).alias("credit"),
        (pairs % _SPLIT + nw.col("checks") % _SPLIT).alias("organisation"),
        "placeholder",
    )
    valid = (nw.col("credit") % 31 == 0) & (nw.col("organisation") % 11 == 0) & ~nw.col("placeholder")
    return sums.select(valid.alias("valid"))["valid"]


def _organisation(code: nw.Series[Any]) -> nw.Series[Any]:
    text = nw.col("code").str
    parts = (
        code.alias("code")
        .to_frame()
        .select(
            *(
                text.slice(2 * pair, 2)
                .replace_strict(_pair_sums(*ORGANISATION_WEIGHTS[2 * pair : 2 * pair + 2]), return_dtype=nw.Int32)
                .alias(f"p{pair}")
                for pair in range(4)
            ),
            text.tail(1).replace_strict(_CHECK_DIGITS, return_dtype=nw.Int32).alias("check"),
            text.head(8).is_in([letter * 8 for letter in _LETTERS]).alias("placeholder"),
        )
    )
    total = nw.sum_horizontal("p0", "p1", "p2", "p3", "check")
    return parts.select(((total % 11 == 0) & ~nw.col("placeholder")).alias("valid"))["valid"]


def _registration(code: nw.Series[Any]) -> nw.Series[Any]:
    text = nw.col("code").str
    repeated = [digit * length for digit in _DIGITS for length in (13, 14)]
    parts = (
        code.alias("code")
        .to_frame()
        .select(
            text.slice(0, 7).cast(nw.Int32).alias("front"),
            text.slice(7, 8).cast(nw.Int32).alias("back"),
            (text.len_chars() == 13).alias("old"),
            text.head(14).is_in(repeated).alias("placeholder"),
        )
    )
    digits = [*_places("front", 7), *_places("back", 8)]
    rest: nw.Expr = nw.lit(10, nw.Int32)
    for digit in digits[:14]:  # ISO 7064 MOD 11,10; (x + 9) % 10 + 1 is x % 10 with 10 for 0
        rest = ((digit + rest + 9) % 10 + 1) * 2 % 11
    sound = nw.col("old") | ((rest + digits[14]) % 10 == 1)
    return parts.select((sound & ~nw.col("placeholder")).alias("valid"))["valid"]


def _resident(code: nw.Series[Any]) -> nw.Series[Any]:
    text = nw.col("code").str
    parts = (
        code.alias("code")
        .to_frame()
        .select(
            text.head(17).cast(nw.Int64).alias("digits"),
            text.tail(1).replace_strict(_CHECK_DIGITS, return_dtype=nw.Int32).alias("check"),
            text.head(2).is_in(sorted(PROVINCES)).alias("province"),
        )
    )
    parts = parts.with_columns((nw.col("digits") // 1000 % 10**8).alias("born"))
    total = _digit_sum("digits", RESIDENT_WEIGHTS) + nw.col("check")
    valid = nw.col("province") & _is_birthday(nw.col("born")) & (total % 11 == 1)
    return parts.select(valid.alias("valid"))["valid"]


def _is_birthday(born: nw.Expr) -> nw.Expr:
    """Whether a number 19491231 is a day between 1850 and today."""
    year, month, day = born // 10_000, born // 100 % 100, born % 100
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = month.is_in([4, 6, 9, 11])
    fits = (day <= 28) | ((day == 29) & ((month != 2) | leap)) | ((month != 2) & ((day == 30) | ((day == 31) & ~short)))
    today = int(date.today().strftime("%Y%m%d"))
    return (year >= 1850) & (born <= today) & (month >= 1) & (month <= 12) & (day >= 1) & fits


def _places(column: str, length: int) -> list[nw.Expr]:
    """The decimal digits of a number, highest first."""
    return [nw.col(column) // 10 ** (length - 1 - place) % 10 for place in range(length)]


def _digit_sum(column: str, weights: Sequence[int]) -> nw.Expr:
    """The weighted sum of a number's digits, the first weight for the highest place."""
    digits = _places(column, len(weights))
    return nw.sum_horizontal(*(digit * weight for digit, weight in zip(digits, weights, strict=True)))


def _column(values: nw.Series[Any], expression: nw.Expr) -> nw.Series[Any]:
    return values.alias("code").to_frame().select(expression.alias("code"))["code"]


def _weighed(place: int) -> Mapping[str, int]:
    return {letter: value * CREDIT_WEIGHTS[place] for value, letter in enumerate(CREDIT_ALPHABET)}


@cache
def _both_sums(pair: int) -> Mapping[str, int]:
    """Two characters of places 9–16: their part of the credit code's sum and of the organisation code's."""
    first, second = _weighed(8 + 2 * pair), _weighed(9 + 2 * pair)
    own = _pair_sums(*ORGANISATION_WEIGHTS[2 * pair : 2 * pair + 2])
    return {a + b: (first[a] + second[b]) * _SPLIT + own[a + b] for a in CREDIT_ALPHABET for b in CREDIT_ALPHABET}


@cache
def _both_checks() -> Mapping[str, int]:
    """Places 17, a check digit of GB 11714, and 18."""
    weighed = _weighed(16)
    values = {letter: value for value, letter in enumerate(CREDIT_ALPHABET)}
    return {a + b: (weighed[a] + values[b]) * _SPLIT + own for a, own in _CHECK_DIGITS.items() for b in CREDIT_ALPHABET}


@cache
def _pair_sums(first: int, second: int) -> Mapping[str, int]:
    values = {letter: int(letter, 36) for letter in _LETTERS}
    return {a + b: values[a] * first + values[b] * second for a in _LETTERS for b in _LETTERS}

"""Whether ledger, site and platform say the same of a row (宜信用办〔2020〕2号 二.2: 台账内容需与本单位网站上公示、
汇集系统上报内容一致，防止相对人名称与文书号内容错位)."""

from __future__ import annotations

from collections.abc import Sequence

from audit.platform import PlatformSide, is_on_platform
from audit.rates.six_rates import is_published, publicity_rate
from audit.schemes.scheme import AlsoRate
from audit.wording import say, sentences
from disclosure.judgement import Rate, RowMatch
from disclosure.vocabulary import RowStatus

_SHIFTED = "match.shifted"
_DIFFERENT = (_SHIFTED, "match.parties_differ", "match.dates_differ")


def also_rates(
    also: Sequence[AlsoRate], on_sites: Sequence[RowMatch], on_platform: Sequence[RowMatch], platform: PlatformSide
) -> dict[str, Rate]:
    """The rates a scheme asks for beside the six. Ledger rows stand in the same order on both sides."""
    made: dict[str, Rate] = {}
    if "site_publicity" in also:
        made["site_publicity"] = publicity_rate(on_sites)
    if "consistency" in also:
        made["consistency"] = _consistency(on_sites, on_platform, platform)
    return made


def shifted_rows(on_sites: Sequence[RowMatch], on_platform: Sequence[RowMatch]) -> int:
    """Rows whose party stands beside another row's document number, on either side."""
    return sum(is_shifted(a) or is_shifted(b) for a, b in zip(on_sites, on_platform, strict=True))


def is_shifted(match: RowMatch) -> bool:
    """Whether the row's number is published with the party of another row of the ledger (错位)."""
    return _says(match, (_SHIFTED,))


def _consistency(on_sites: Sequence[RowMatch], on_platform: Sequence[RowMatch], platform: PlatformSide) -> Rate:
    if platform.rows is None:
        return Rate(0, 0, say("rule.no_platform"))
    pairs = [pair for pair in zip(on_sites, on_platform, strict=True) if pair[0].status is not RowStatus.EXCLUDED]
    judged = [same for same in (_is_same(*pair) for pair in pairs) if same is not None]
    unjudged = len(pairs) - len(judged)
    rule = say("rule.consistency") + (say("rule.not_judged", rows=unjudged) if unjudged else "")
    return Rate(sum(judged), len(judged), rule)


def _is_same(on_site: RowMatch, on_platform: RowMatch) -> bool | None:
    """None where one side could not be checked; but what is proved wrong on one side is wrong."""
    if _says(on_site, _DIFFERENT) or _says(on_platform, _DIFFERENT):
        return False
    absent = on_site.status is RowStatus.NOT_FOUND or is_on_platform(on_platform) is False
    if absent:
        return False
    return True if is_published(on_site) and is_on_platform(on_platform) else None


def _says(match: RowMatch, keys: Sequence[str]) -> bool:
    """Whether the row's note has one of these sentences, by its words before the first figure."""
    return any(sentences()[key].split("{", maxsplit=1)[0] in match.note for key in keys)

"""The list of departments an assessment starts from (annex 2 of 宜信用办〔2020〕2号)."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.duties import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One department. Addresses may be a home page, a column or a listing, or be missing."""

    name: str
    region: str
    level: str = ""
    home_url: str | None = None
    permit_url: str | None = None
    penalty_url: str | None = None
    credit_code: str | None = None
    remark: str = ""
    duties: tuple[Duty, ...] = ()
    """What its catalogue must name, where a list of duties was given."""

    @property
    def urls(self) -> tuple[str, ...]:
        """Distinct addresses, the home page first."""
        given = (self.home_url, self.permit_url, self.penalty_url)
        return tuple(dict.fromkeys(url for url in given if url))

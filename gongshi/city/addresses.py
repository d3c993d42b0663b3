"""Which loopback address each site of the city has."""

from __future__ import annotations

from dataclasses import dataclass

from gongshi.city.plan import City

CREDIT_HOST = 200
ANNEX = 100
"""Added to a department's number: where its second host is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """`base` is the first three bytes (127.61.0); department n is at base.n, its second host at
    base.(100+n), the credit site at base.200."""

    base: str
    port: int

    def host(self, index: int) -> str:
        return f"{self.base}.{index}"

    def domain(self, index: int) -> str:
        """host:port"""
        return f"{self.host(index)}:{self.port}"

    def site(self, index: int) -> str:
        """http://host:port without a slash at the end."""
        return f"http://{self.domain(index)}"

    def of(self, city: City, department: str) -> str:
        return self.site(city.department(department).index)

    @property
    def credit(self) -> str:
        return self.site(CREDIT_HOST)

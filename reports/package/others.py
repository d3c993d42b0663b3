"""The other departments, by name and address: found in a text, and taken out of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from disclosure.assessment import AssessmentFile, DepartmentFile
from reports.package.texts import squeezed

ANOTHER = "其他单位"
_ANOTHERS_HOST = "//another.invalid"


class OtherDepartments:
    """Longest names first, the own name too: 某市水利局 may stand within 某市水利局执法大队."""

    def __init__(self, file: AssessmentFile, department: DepartmentFile) -> None:
        self._own = squeezed(department.target.name)
        rest = [one for one in file.departments if one.target.name != department.target.name]
        names = {squeezed(one.target.name) for one in rest} - {""}
        known = sorted({self._own, *names}, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, known)))
        hosts = (
            set().union(*map(_hosts, rest))
            - _hosts(department)
            - {urlsplit(file.credit.url if file.credit else "").netloc}
        )
        ends = r"(?![\w.:-])"
        self._hosts = re.compile(f"//(?:{'|'.join(map(re.escape, sorted(hosts)))}){ends}") if hosts else None

    def within(self, text: str) -> bool:
        """Whether a text names one, or leads to the site of one."""
        named = any(found[0] != self._own for found in self._names.finditer(text))
        return named or (self._hosts is not None and self._hosts.search(text) is not None)

    def taken_out(self, text: str) -> str:
        text = self._names.sub(lambda found: found[0] if found[0] == self._own else ANOTHER, text)
        return self._hosts.sub(_ANOTHERS_HOST, text) if self._hosts else text


def _hosts(department: DepartmentFile) -> set[str]:
    urls: Iterable[str] = department.target.urls
    if department.portal is not None:
        urls = (*urls, department.portal.url)
    return {host for url in urls if (host := urlsplit(url).netloc)}

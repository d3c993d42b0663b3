"""What of the evidence may be handed to a department: nothing that speaks of another one, and nobody's personal data.

The archive is the evidence store itself: its pages stand there as the sites published them, and do not leave it. What a
department published on its own site is its own publication and is handed back to it as it stands (its friend links
name others, as every site's do), except

- what holds decisions of another department (sites that several share, a credit site's lists), and of the credit site
  what so much as names one: that is never given;
- what holds a natural person's full identity number, or the name of a natural person among the parties, unmasked:
  that somebody published it does not entitle us to spread it further (政府信息公开条例 第十五条), so it is given only
  where the assessor asks for it, to the department that has the data anyway;
- what cannot be read by a program (pictures, scans), for nobody has looked whether it holds either.

What is left out is named with its address, its SHA-256 and the reason, and stays in the evidence store. Of a page that
was left out for a name or a number a masked copy is given (reports.package.masked_copy).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crawler.noticed.resident_numbers import resident_numbers
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.document_number import normalise
from reports.counting import records_of
from reports.package.others import OtherDepartments
from reports.package.texts import squeezed
from reports.redaction import persons_of

_SHORTEST = 6
"""Letters: a shorter document number (5号) stands in any text."""


class Reason(StrEnum):
    OTHERS = "含其他单位的公示内容"
    NAMES = "写有其他单位的名称或网址"
    NUMBER = "含未遮盖的身份证号码"
    PERSON = "含未遮盖的自然人姓名"
    UNREAD = "图片、扫描件等，程序读不出有没有个人信息或其他单位的内容"


@dataclass(frozen=True, slots=True)
class Screen:
    """`others`: document numbers of the departments that publish on the same sites, and on the credit site of all;
    `departments`: the others by name and address; `persons`: natural persons among the department's parties; `own`:
    document numbers and parties by which an answer of the credit site is known to be about the department."""

    others: tuple[str, ...]
    departments: OtherDepartments
    persons: tuple[str, ...]
    own: tuple[str, ...]
    with_personal_data: bool

    def against(self, text: str | None, *, credit: bool = False) -> Reason | None:
        """Why a text (reports.package.texts.searchable) may not be handed over; None where it may."""
        if text is None:
            return None if self.with_personal_data and not credit else Reason.UNREAD
        if _any(self.others, text):
            return Reason.OTHERS
        if credit and self.departments.within(text):
            return Reason.NAMES
        if self.with_personal_data:
            return None
        if resident_numbers(text):
            return Reason.NUMBER
        return Reason.PERSON if _any(self.persons, text) else None

    def is_about_us(self, text: str | None) -> bool:
        return text is not None and _any(self.own, text)


def screen_for(
    file: AssessmentFile, department: DepartmentFile, neighbours: Iterable[str], *, with_personal_data: bool
) -> Screen:
    """`neighbours`: departments whose decisions may stand on the same pages: those visited on the same hosts, and all
    where there is a credit site."""
    own = _numbers(file, department)
    forms = {normalise(number) for number in own}
    near = set(neighbours)
    rest = [one for one in file.departments if one.target.name != department.target.name]
    theirs = {number for one in rest if one.target.name in near for number in _numbers(file, one)}
    name = department.target.name
    parties = {record.party for record in records_of(file, department) if record.party}
    return Screen(
        others=tuple(sorted(number for number in theirs if normalise(number) not in forms)),
        departments=OtherDepartments(file, department),
        persons=tuple(sorted(person for person in persons_of(file, department) if len(person) > 1)),
        own=tuple(sorted({name, *own, *parties})),
        with_personal_data=with_personal_data,
    )


def _numbers(file: AssessmentFile, department: DepartmentFile) -> set[str]:
    """As the sites and the ledgers write them."""
    found = {record.document_number for record in records_of(file, department)}
    found |= {match.row.document_number for match in (department.audit.matches if department.audit else ())}
    return {squeezed(number) for number in found if number and len(number) >= _SHORTEST}


def _any(marks: Iterable[str], text: str) -> bool:
    return any(mark in text for mark in marks)

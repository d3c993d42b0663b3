"""An assessment cut down to one department: what its papers are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.errors import InputError
from disclosure.findings import Evidence, SiteReport
from disclosure.judgement import AuditResult
from disclosure.records import SourceFile
from reports.package.others import OtherDepartments
from reports.redaction import with_texts


def department_of(file: AssessmentFile, name: str) -> DepartmentFile:
    """InputError, with the names there are, where the list has no such department."""
    found = next((one for one in file.departments if one.target.name == name.strip()), None)
    if found is None:
        known = "、".join(one.target.name for one in file.departments)
        raise InputError(f"部门名单里没有“{name}”：请照名单写全称，或写 all（每个部门一份）。名单上有：{known}")
    return found


def own_file(file: AssessmentFile, department: DepartmentFile, kept: Mapping[str, Evidence]) -> AssessmentFile:
    """The department's rows, findings and scores, and of the credit site what is about it. The region's scores and
    rates are everybody's and are left out; another department's name, wherever a note names it, becomes 其他单位.
    `kept`: the evidence that goes with it, by the path under which it was kept (a masked copy has another path of its
    own); what refers to other evidence no longer does.
    """
    cut = replace(
        file,
        departments=(department,),
        credit=_credit(file.credit, department.target.name) if file.credit else None,
        audit=_audit(file.audit, department) if file.audit else None,
    )
    told: AssessmentFile = with_texts(cut, OtherDepartments(file, department).taken_out)
    with_what_is_kept: AssessmentFile = _with_evidence(told, kept)
    return with_what_is_kept


def credit_evidence(credit: SiteReport | None, name: str) -> tuple[Evidence, ...]:
    """What was kept of the credit site's answers about a department."""
    if credit is None:
        return ()
    mine = _credit(credit, name)
    paths = {record.evidence for record in mine.records} | {one.evidence for one in mine.searched}
    return tuple(one for one in credit.evidence if one.path in paths)


def _credit(credit: SiteReport, name: str) -> SiteReport:
    return replace(
        credit,
        records=tuple(record for record in credit.records if record.department == name),
        searched=tuple(one for one in credit.searched if one.sought.department == name),
        noticed=(),
        browser_loads=(),
    )


def _audit(audit: AuditResult, department: DepartmentFile) -> AuditResult:
    own = department.audit
    return replace(
        audit,
        departments=(own,) if own else (),
        scores=(),
        total=None,
        region_rates={},
        region_counts={},
        files=tuple(_source(source, department) for source in audit.files if _is_ours(source, department)),
    )


def _is_ours(source: SourceFile, department: DepartmentFile) -> bool:
    return source.use == "platform" or bool(_rows_of(source, department))


def _source(source: SourceFile, department: DepartmentFile) -> SourceFile:
    """A ledger of several departments is told of with this one's rows only."""
    rows = _rows_of(source, department)
    return source if source.use == "platform" or rows == source.rows else replace(source, rows=rows, skipped=0, note="")


def _rows_of(source: SourceFile, department: DepartmentFile) -> int:
    matches = department.audit.matches if department.audit else ()
    return sum(match.row.file == source.path and match.row.sheet in {source.sheet, ""} for match in matches)


def _with_evidence(value: Any, kept: Mapping[str, Evidence]) -> Any:
    """Every `evidence` of paths, and the evidence itself, without what is not kept."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        if any(isinstance(one, Evidence) for one in value):
            return tuple(kept[one.path] for one in value if one.path in kept)
        return tuple(_with_evidence(one, kept) for one in value)
    if isinstance(value, Mapping) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: _kept(field.name, getattr(value, field.name), kept) for field in fields(value)}
    return replace(value, **changed)


def _kept(name: str, value: Any, kept: Mapping[str, Evidence]) -> Any:
    if name == "evidence" and isinstance(value, str):
        return kept[value].path if value in kept else ""
    if name == "evidence" and isinstance(value, tuple) and value and isinstance(value[0], str):
        return tuple(kept[path].path for path in value if path in kept)
    return _with_evidence(value, kept)

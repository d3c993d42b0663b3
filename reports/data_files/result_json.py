"""result.json: the whole result for other programs, by the names of CONTRACT (gongshi.result/1)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from audit.bounds import total_bounds
from audit.display import Overexposure
from audit.mends import Mend, mends_of
from audit.schemes import Scheme
from disclosure.assessment import Assessment, AssessmentFile, DepartmentFile
from disclosure.findings import Finding, Look, Noticed, SiteReport
from disclosure.judgement import RATE_NAMES, DepartmentAudit, Rate, Score, Total
from disclosure.vocabulary import Exclusion, Kind, SiteRole, SiteStatus, Subject, Verdict
from reports.atomic import write_text
from reports.counting import RecordCount, count_records, records_of
from reports.data_files.discrepancy_table import discrepancies_of
from reports.view.overexposed import overexposed_of
from reports.view.site import finding_of, unvisited_reason
from reports.view.unchecked import unchecked_items
from reports.wording.figures import NO_RATE

SCHEMA = "gongshi.result/1"
Json = dict[str, Any]


def write_result_json(file: AssessmentFile, out: Path, rules: Scheme | None = None) -> Path:
    text = json.dumps(result(file, rules), ensure_ascii=False, indent=2, allow_nan=False)
    return write_text(out / "result.json", f"{text}\n")


def result(file: AssessmentFile, rules: Scheme | None = None) -> Json:
    """The result as plain data. Points and rates are floats rounded to 6 decimals; days are ISO dates. `rules`: the
    scheme, without which neither bounds nor mends are told."""
    audit = file.audit
    return {
        "schema": SCHEMA,
        "assessment": _assessment(file.assessment),
        "created_at": file.created_at.isoformat(),
        "departments": [_department(file, department, rules) for department in file.departments],
        "credit": _credit(file.credit),
        "scores": [_score(score) for score in audit.scores] if audit else [],
        "total": {**_total(audit.total), **_bounds(rules, audit.scores)} if audit and audit.total else None,
        "region": {
            "rates": _rates(audit.region_rates) if audit else _rates({}),
            "counts": dict(audit.region_counts) if audit else {},
        },
        "unchecked": _unchecked(file),
        "files": _files(file),
        "notes": list(audit.notes) if audit else [],
    }


def _assessment(about: Assessment) -> Json:
    period = about.period
    return {
        "scheme": about.scheme,
        "period": {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()},
        "as_of": about.as_of.isoformat(),
        "credit_site": about.credit_site,
    }


def _department(file: AssessmentFile, department: DepartmentFile, rules: Scheme | None) -> Json:
    target, audit = department.target, department.audit
    records = records_of(file, department)
    return {
        "name": target.name,
        "region": target.region,
        "level": target.level,
        "sites": _sites(file, department),
        "findings": {subject.value: _finding(finding_of(department.portal, subject)) for subject in Subject},
        "records": {kind.value: _records(count_records(records, department, kind)) for kind in Kind},
        "ledger": _ledger(audit),
        "rates": _rates(audit.rates if audit else {}),
        "scores": [_score(score) for score in audit.scores] if audit else [],
        "counts": dict(audit.counts) if audit else {},
        "platform_rows": audit.platform_rows if audit else None,
        "consequences": list(audit.consequences) if audit else [],
        "noticed": [_noticed(one) for one in department.portal.noticed] if department.portal else [],
        "overexposed": [_overexposed(found) for found in overexposed_of(file, department)],
        "discrepancies": dict(Counter(found.kind.value for found in discrepancies_of(file, department))),
        "mends": [_mend(mend) for mend in mends_of(rules, audit)] if rules and audit else [],
    }


def _mend(mend: Mend) -> Json:
    return {
        "indicator": mend.indicator,
        "says": mend.says,
        "gain": _number(mend.gain),
        "lost": mend.sure,
        "document_numbers": [match.row.document_number for match in mend.rows if match.row.document_number],
    }


def _noticed(one: Noticed) -> Json:
    return {"kind": one.kind.value, "url": one.url, "said": one.said, "evidence": one.evidence}


def _overexposed(found: Overexposure) -> Json:
    return {
        "kind": Kind.PENALTY.value,
        "document_number": found.document_number,
        "party": found.party,
        "decision_date": found.decision_date.isoformat(),
        "until": found.until.isoformat(),
        "law": found.law,
        "sites": [role.value for role in found.roles],
        "urls": list(found.urls),
        "reason": found.reason,
    }


def _sites(file: AssessmentFile, department: DepartmentFile) -> list[Json]:
    """The department's own site and the credit site. A site with an address that nobody visited is left out:
    CONTRACT has no status for it, and its findings are `unknown` anyway."""
    sites = [_site(site) for site in (department.portal, file.credit) if site]
    if department.portal is None and not department.target.urls:
        none = {"url": "", "role": SiteRole.PORTAL.value, "status": SiteStatus.NONE.value}
        sites.insert(0, {**none, "reason": unvisited_reason(department.target)})
    return sites


def _site(site: SiteReport) -> Json:
    return {
        "url": site.url,
        "role": site.role.value,
        "status": site.status.value,
        "reason": site.reason,
        "outcome": site.outcome.value,
        "pages": site.pages,
        "browser_loads": [{"url": load.url, "signal": load.signal} for load in site.browser_loads],
        "looks": [_look(look) for look in site.looks],
        "confirm_from": _moment(site.confirm_from) if site.confirm_from else None,
    }


def _look(look: Look) -> Json:
    return {
        "started_at": _moment(look.started_at),
        "finished_at": _moment(look.finished_at),
        "status": look.status.value,
        "reason": look.reason,
    }


def _moment(moment: datetime) -> str:
    """With its zone; the store's moments are UTC without one."""
    return moment.replace(tzinfo=UTC).isoformat(timespec="seconds")


def _credit(site: SiteReport | None) -> Json | None:
    if site is None:
        return None
    return {
        **_site(site),
        "findings": {found.subject.value: _finding(found) for found in site.findings},
        "noticed": [_noticed(one) for one in site.noticed],
        "searched": {
            "asked": len(site.searched),
            "found": sum(one.found for one in site.searched),
            "missing": [one.sought.document_number for one in site.searched if not one.found],
        },
    }


def _finding(finding: Finding) -> Json:
    found: Json = {
        "verdict": finding.verdict.value,
        "url": finding.url,
        "reason": finding.reason,
        "evidence": list(finding.evidence),
        "tried": list(finding.tried),
    }
    if finding.subject is Subject.COLUMN:
        found |= {"on_home": finding.on_home, "searchable": finding.searchable}
    if finding.subject is Subject.CATALOGUE:
        found["items"] = finding.items
    return found


def _records(count: RecordCount) -> Json:
    return {
        "found": count.found,
        "complete": count.complete,
        "on_portal": count.on_portal,
        "on_credit_site": count.on_credit_site,
        "url": count.listing.url if count.listing else None,
        "reason": count.listing.reason if count.listing else "",
    }


def _ledger(audit: DepartmentAudit | None) -> Json:
    ledger = audit.ledger if audit else None
    return {
        "verdict": (ledger.verdict if ledger else Verdict.UNKNOWN).value,
        "rows": ledger.rows if ledger else 0,
        "excluded": {reason.value: ledger.excluded.get(reason, 0) if ledger else 0 for reason in Exclusion},
        "verified": ledger.verified if ledger else 0,
        "reason": ledger.reason if ledger else "",
    }


def _rates(rates: Mapping[str, Rate]) -> Json:
    names = (*RATE_NAMES, *(name for name in rates if name not in RATE_NAMES))
    return {name: _rate(rates.get(name, NO_RATE)) for name in names}


def _rate(rate: Rate) -> Json:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "value": _number(rate.value),
        "rule": rate.rule,
    }


def _score(score: Score) -> Json:
    return {
        "indicator": score.indicator,
        "title": score.title,
        "points": _number(score.points),
        "full": _number(score.full),
        "grounds": score.grounds,
        "clause": score.clause,
        "information_source": score.information_source,
        "evidence": list(score.evidence),
        "missing": score.missing,
    }


def _total(total: Total) -> Json:
    return {"points": _number(total.points), "full": _number(total.full), "unscored": list(total.unscored)}


def _bounds(rules: Scheme | None, scores: Sequence[Score]) -> Json:
    if rules is None:
        return {}
    bounds = total_bounds(rules, scores, of_region=True)
    return {"lower": _number(bounds.lower), "upper": _number(bounds.upper)}


def _unchecked(file: AssessmentFile) -> list[Json]:
    return [
        {
            "department": item.department,
            "thing": item.thing,
            "reason": item.reason,
            "advice": item.advice,
            "url": item.url,
        }
        for item in unchecked_items(file)
        if item.gap
    ]


def _files(file: AssessmentFile) -> list[Json]:
    return [
        {
            "path": source.path,
            "sheet": source.sheet,
            "use": source.use,
            "rows": source.rows,
            "skipped": source.skipped,
            "readable": source.readable,
            "note": source.note,
        }
        for source in (file.audit.files if file.audit else ())
    ]


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)

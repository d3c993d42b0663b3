"""The truth of the city, from its own plan: what a fair and thorough assessor must come to under national-2018q2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole, SiteStatus, Verdict
from gongshi.city.credit_sight import CreditSight
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.details import catalogue_rows
from gongshi.city.ledgers.books import ledger_files, ledger_lines
from gongshi.city.ledgers.entries import Line
from gongshi.city.plan import City
from gongshi.city.platform_export import PlatformRow, platform_rows
from gongshi.city.portals import Portal
from gongshi.city.schedule import LIMIT, days, is_working_day
from gongshi.city.server import CityServer

SCHEMA = "gongshi.city.truth/1"
Channel = Literal["portal_on", "credit_on"]


def truth_of(city: City, server: CityServer) -> dict[str, Any]:
    """Everything as JSON: see `truth.json` of a demo. Dates are ISO; rates are numerator and denominator."""
    lines = ledger_lines(city, ledger_files(city))
    reported = platform_rows(city)
    sight = CreditSight.of(server.credit, lines)
    return {
        "schema": SCHEMA,
        "seed": city.seed,
        "period": {"label": city.period.label, "start": str(city.period.start), "end": str(city.period.end)},
        "as_of": str(city.as_of),
        "credit": _credit(city, server, sight),
        "departments": [
            _department(server, department, lines[department.name], reported, sight) for department in city.departments
        ],
    }


def _credit(city: City, server: CityServer, sight: CreditSight) -> dict[str, Any]:
    shown = [record for kind in Kind for record in server.credit.published(kind)]
    return {
        "url": server.credit_url,
        "status": server.credit.promise.status.value,
        "outcome": server.credit.promise.outcome.value if server.credit.promise.outcome else None,
        "column": _column(server.credit),
        "records": [_record(city, record, "credit_on", reachable=bool(sight.day(record))) for record in shown],
    }


def _department(
    server: CityServer,
    department: Department,
    lines: Sequence[Line],
    reported: Sequence[PlatformRow],
    sight: CreditSight,
) -> dict[str, Any]:
    city, portal = server.city, server.portals[department.name]
    promise = portal.promise
    shown = [record for kind in Kind for record in portal.shown(kind)]
    rows = [_row(line, portal, sight) for line in lines]
    return {
        "name": department.name,
        "portal": portal.family,
        "sites": [_site(server.url(department.name), portal)],
        "column": _column(portal),
        "catalogue": {"verdict": promise.catalogue.value, "items": _items(department, promise.catalogue)},
        "noticed": sorted(promise.noticed),
        "plan": {"verdict": promise.plan.value},
        "officers": {"verdict": promise.officers.value},
        "records": [_record(city, record, "portal_on", reachable=portal.reachable(record)) for record in shown],
        "complete": {kind.value: portal.complete(kind) for kind in Kind},
        "ledger": _ledger(lines),
        "rows": rows,
        "rates": rates(rows, lines, [row for row in reported if row.decision.department == department.name]),
    }


def _site(url: str, portal: Portal) -> dict[str, Any]:
    """`outcome`: what the visit must name as what stood in its way; None where that is not laid down."""
    outcome = portal.promise.outcome
    return {
        "url": url,
        "role": SiteRole.PORTAL.value,
        "status": portal.promise.status.value,
        "outcome": outcome.value if outcome else None,
    }


def _column(portal: Portal) -> dict[str, Any]:
    promise = portal.promise
    return {"verdict": promise.column.value, "on_home": promise.on_home, "searchable": promise.searchable}


def _items(department: Department, verdict: Verdict) -> int | None:
    """How many items the published catalogue has; None where there is none."""
    kinds = {Verdict.FULL: tuple(Kind), Verdict.PARTIAL: (Kind.PERMIT,)}.get(verdict)
    return len(catalogue_rows(department, kinds)) if kinds else None


def _record(city: City, record: Decision, channel: Channel, *, reachable: bool = True) -> dict[str, Any]:
    """`required`: it must have been read."""
    within = record.decision_date in city.period
    return {
        "department": record.department,
        "kind": record.kind.value,
        "document_number": record.document_number,
        "party": record.party.name,
        "natural_person": record.party.natural_person,
        "decision_date": str(record.decision_date),
        "published_on": str(getattr(record, channel)),
        "in_period": within,
        "required": within and reachable,
    }


def _ledger(lines: Sequence[Line]) -> dict[str, Any]:
    excluded = Counter(line.entry.excluded for line in lines if line.entry.excluded)
    return {
        "verdict": (Verdict.PRESENT if lines else Verdict.ABSENT).value,
        "rows": len(lines),
        "excluded": {reason.value: excluded[reason] for reason in Exclusion},
        "verified": len(lines) - sum(excluded.values()),
    }


def _row(line: Line, portal: Portal, sight: CreditSight) -> dict[str, Any]:
    status, count = judged(line, portal, sight)
    return {
        "file": line.file,
        "sheet": line.sheet,
        "row": line.row,
        "document_number": line.entry.decision.document_number,
        "status": status.value,
        "working_days": count,
        "on_platform": line.entry.decision.platform_on is not None,
    }


def judged(line: Line, portal: Portal, sight: CreditSight) -> tuple[RowStatus, int | None]:
    """Status and working days. A row that nobody saw is `not_found` only where both sites could be read: a department
    without a site of its own may publish where no one looked."""
    decision = line.entry.decision
    if line.entry.excluded:
        return RowStatus.EXCLUDED, None
    on_portal = decision in portal.shown(decision.kind) and portal.reachable(decision)
    seen = [day for day in (decision.portal_on if on_portal else None, sight.day(decision)) if day]
    if seen:
        count = _working_days(decision.decision_date, min(seen))
        return (RowStatus.ON_TIME if count <= LIMIT else RowStatus.LATE), count
    proved = _proved(portal, decision.kind) and sight.shows_missing(decision)
    return (RowStatus.NOT_FOUND if proved else RowStatus.NOT_JUDGED), None


def _proved(portal: Portal, kind: Kind) -> bool:
    """Whether a record not seen on the portal is not there: its list was read to the end, or there is no column."""
    promise = portal.promise
    none_there = promise.status is SiteStatus.OK and promise.column in {Verdict.ABSENT, Verdict.EMPTY}
    return none_there or portal.complete(kind) is True


def rates(
    rows: Sequence[dict[str, Any]], lines: Sequence[Line], reported: Sequence[PlatformRow]
) -> dict[str, dict[str, int]]:
    """The rates of national-2018q2. Rows not judged leave numerator and denominator; the guide knows no outer limit,
    so that `omission` is 0/0."""
    count = Counter(row["status"] for row in rows)
    on_time, late = count[RowStatus.ON_TIME], count[RowStatus.LATE]
    checked = on_time + late + count[RowStatus.NOT_FOUND]
    due = [line for line in lines if not line.entry.excluded]
    return {
        "publicity": _rate(on_time + late, checked),
        "on_time": _rate(on_time, checked),
        "late": _rate(late, on_time + late),
        "omission": _rate(0, 0),
        "concealment": _rate(sum(line.entry.decision.platform_on is None for line in due), len(due)),
        "compliance": _rate(sum(not row.faulty for row in reported), len(reported)),
    }


def _rate(numerator: int, denominator: int) -> dict[str, int]:
    return {"numerator": numerator, "denominator": denominator}


def _working_days(decision: date, published: date) -> int:
    """Days at work after the decision, up to and with the publication."""
    return sum(is_working_day(day) for day in days(decision, published) if day > decision)

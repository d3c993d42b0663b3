"""What a package holds that it must not: anything of another department, anybody's personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from gongshi.city.inputs import CityInputs
from gongshi.city.plan import City
from tests.reports.package_reading import members, spelled


def leaks(city: City, inputs: CityInputs, name: str, package: Path) -> Iterator[str]:
    """Each member with what it tells of others: document numbers, natural persons among the parties; and names and
    hosts of other departments, but for the department's own pages, whose friend links are its own publication."""
    hosts = _hosts(inputs)
    others = {other.name: spelled(other.name) for other in city.departments if other.name != name}
    records = {mark: spelled(mark) for mark in _records(city, name)}
    theirs = re.compile("|".join(map(_alone, set().union(*hosts.values()) - hosts[name])).encode())
    own_page = re.compile("|".join((f"/evidence/{name}/pages/", *(f"#http://{host}/" for host in sorted(hosts[name])))))
    for member, data in members(package):
        marks = records if own_page.search(member) else records | others
        yield from (f"{member}: {mark}" for mark, forms in marks.items() if any(form in data for form in forms))
        if not own_page.search(member) and (found := theirs.search(data)):
            yield f"{member}: {found[0].decode()}"


def _records(city: City, name: str) -> set[str]:
    own = city.department(name)
    numbers = {decision.document_number for decision in own.decisions}
    others = [department for department in city.departments if department is not own]
    theirs = {decision.document_number for other in others for decision in other.decisions} - numbers
    persons = {decision.party.name for decision in own.decisions if decision.party.natural_person}
    return theirs | persons


def _hosts(inputs: CityInputs) -> dict[str, set[str]]:
    """By department, as the list of departments writes them."""
    listed = pd.read_excel(inputs.targets, dtype=str, header=1).fillna("")
    hosts = {}
    for row in listed.to_dict("records"):
        urls = [str(value) for value in row.values() if str(value).startswith("http")]
        hosts[str(row["单位名称"])] = {url.split("/")[2] for url in urls}
    return hosts


def _alone(host: str) -> str:
    return f"(?<![0-9]){re.escape(host)}(?![0-9])"

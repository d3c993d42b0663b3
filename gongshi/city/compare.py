"""Sets a run's result beside the city's truth and says every difference in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongshi.city.pairing import Row, by_site, plain, read_rows, record_key, row_place

_VERDICTS = {"column": "专栏", "catalogue": "目录", "plan": "实施方案", "officers": "双员"}
_FLAGS = {"on_home": "是否在首页", "searchable": "是否可查询"}
_RATES = {
    "publicity": "公示率",
    "on_time": "有效率",
    "late": "迟报率",
    "omission": "漏报率",
    "concealment": "瞒报率",
    "compliance": "合规率",
}


def compare(result: Mapping[str, Any], records_csv: Path, matches_csv: Path, truth: Mapping[str, Any]) -> list[str]:
    """Every verdict, record, row status and rate that differs from the truth; empty where all agree.

    `result` is result.json, `truth` truth.json, both read.
    """
    records, matches = read_rows(records_csv), read_rows(matches_csv)
    found = {entry["name"]: entry for entry in result["departments"]}
    said = list(_credit(result.get("credit") or {}, truth["credit"]))
    for expected in truth["departments"]:
        name = expected["name"]
        if name not in found:
            said.append(f"{name}：结果中没有这个部门。")
            continue
        entry = found[name]
        said += _noticed(entry, expected)
        own = [row for row in records if row["department"] == name]
        said += _site(entry, expected)
        said += _findings(entry["findings"], expected)
        said += _records(own, expected, truth["credit"])
        said += _counts(entry["records"], expected, truth["credit"])
        said += _ledger(entry["ledger"], expected)
        said += _rows([row for row in matches if row["department"] == name], expected)
        said += _rates(entry["rates"], expected)
    said += [
        f"{name}：真实名单中没有这个部门。" for name in found if all(name != d["name"] for d in truth["departments"])
    ]
    return said


def _credit(entry: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """The credit site's status and column."""
    if entry.get("status") != expected["status"]:
        yield f"信用网站：状态应为 {expected['status']}，结果为 {entry.get('status')}（{entry.get('reason', '')}）。"
    if expected["outcome"] is not None and entry.get("outcome") != expected["outcome"]:
        yield f"信用网站：未能查看的原因应为 {expected['outcome']}，结果为 {entry.get('outcome')}。"
    column = entry.get("findings", {}).get("column", {})
    wanted = expected["column"]
    for name, chinese in {"verdict": "结论", **_FLAGS}.items():
        if wanted[name] is not None and column.get(name) != wanted[name]:
            said = f"{column.get(name)}（{column.get('reason', '')}）"
            yield f"信用网站：专栏{chinese}应为 {wanted[name]}，结果为 {said}。"


def _site(entry: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    wanted = expected["sites"][0]["status"]
    site = next((site for site in entry["sites"] if site["role"] == "portal"), {"status": "none", "reason": ""})
    if site["status"] != wanted:
        yield f"{expected['name']}：网站状态应为 {wanted}，结果为 {site['status']}（{site.get('reason', '')}）。"
    outcome = expected["sites"][0].get("outcome")
    if outcome is not None and site.get("outcome") != outcome:
        said = f"{site.get('outcome')}（{site.get('reason', '')}）"
        yield f"{expected['name']}：未能查看的原因应为 {outcome}，结果为 {said}。"


def _findings(findings: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    for subject, chinese in _VERDICTS.items():
        wanted, found = expected[subject]["verdict"], findings.get(subject, {})
        got = found.get("verdict")
        if got != wanted:
            yield f"{expected['name']}：{chinese}应为 {wanted}，结果为 {got}（{found.get('reason', '')}）。"
    column = findings.get("column", {})
    if expected["column"]["verdict"] == "present":
        for flag, chinese in _FLAGS.items():
            if column.get(flag) is not expected["column"][flag]:
                yield f"{expected['name']}：专栏{chinese}应为 {expected['column'][flag]}，结果为 {column.get(flag)}。"
    items, counted = expected["catalogue"]["items"], findings.get("catalogue", {}).get("items")
    if items is not None and counted != items:
        yield f"{expected['name']}：目录应有 {items} 项，结果为 {counted} 项。"


def _noticed(entry: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    wanted, got = set(expected.get("noticed", ())), {one["kind"] for one in entry.get("noticed", ())}
    if wanted and wanted != got:
        yield f"{expected['name']}：另外发现的应为 {sorted(wanted)}，结果为 {sorted(got)}。"
    if not wanted and got & {"resident_number", "hidden_link"}:
        yield f"{expected['name']}：结果说发现了并不存在的 {sorted(got)}。"


def _records(own: Sequence[Row], expected: Mapping[str, Any], credit: Mapping[str, Any]) -> Iterator[str]:
    """On each site, records of the period must all be read, those beyond it may be, and none that it does not show."""
    for site, rows, shown in by_site(own, expected, credit):
        yield from _on_site(rows, shown, f"{expected['name']}：{site}")


def _on_site(rows: Sequence[Row], records: Sequence[Mapping[str, Any]], site: str) -> Iterator[str]:
    shown = {record_key(record): record for record in records}
    seen = set()
    for row in rows:
        key = record_key(row)
        if key not in shown:
            yield f"{site}上并没有读到的{_named(row)}（{row['url']}）。"
            continue
        seen.add(key)
        yield from _fields(row, shown[key], site)
    for key, record in shown.items():
        if record["required"] and key not in seen:
            yield f"{site}上的{_named(record)}没有读到。"


def _fields(row: Row, record: Mapping[str, Any], site: str) -> Iterator[str]:
    for field, chinese in (("decision_date", "决定日期"), ("published_on", "公示日期")):
        if record[field] is not None and row[field] != record[field]:
            yield f"{site}上{_named(record)}的{chinese}应为 {record[field]}，结果为 {row[field] or '空'}。"
    if not record["natural_person"] and plain(row["party"]) != plain(record["party"]):
        yield f"{site}上{_named(record)}的相对人应为 {record['party']}，结果为 {row['party'] or '空'}。"


def _counts(counted: Mapping[str, Any], expected: Mapping[str, Any], credit: Mapping[str, Any]) -> Iterator[str]:
    """`found` counts distinct decisions on both sites: at least those of the period that can be
    reached, at most all that are shown."""
    name = expected["name"]
    both = [*expected["records"], *(record for record in credit["records"] if record["department"] == name)]
    for kind, chinese in (("permit", "行政许可"), ("penalty", "行政处罚")):
        shown = {record_key(record): record["required"] for record in both if record["kind"] == kind}
        least, got = sum(shown.values()), counted.get(kind, {"found": 0, "complete": False})
        if not least <= got["found"] <= len(shown):
            yield f"{name}：{chinese}记录应在 {least} 至 {len(shown)} 条之间，结果为 {got['found']} 条。"
        complete = expected["complete"][kind]
        # a list that nobody saw (None) is not said to be read to its end
        if complete is not None and (got["complete"] is True) is not complete:
            said = ("应已读全，结果说没有读全", "不可能读全，结果说已读全")[not complete]
            yield f"{name}：{chinese}列表{said}（{got.get('reason', '')}）。"


def _ledger(ledger: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    wanted = expected["ledger"]
    for field, chinese in (("verdict", "结论"), ("rows", "行数"), ("verified", "核实行数")):
        if ledger.get(field) != wanted[field]:
            yield f"{expected['name']}：台账{chinese}应为 {wanted[field]}，结果为 {ledger.get(field)}。"
    for reason, count in wanted["excluded"].items():
        got = ledger.get("excluded", {}).get(reason, 0)
        if got != count:
            yield f"{expected['name']}：台账剔除（{reason}）应为 {count} 行，结果为 {got} 行。"


def _rows(matches: Sequence[Row], expected: Mapping[str, Any]) -> Iterator[str]:
    got = {row_place(row["ledger_file"], row["sheet"], row["row"]): row for row in matches}
    for wanted in expected["rows"]:
        at = f"{expected['name']}：台账 {wanted['file']} {wanted['sheet']} 第 {wanted['row']} 行"
        row = got.pop(row_place(wanted["file"], wanted["sheet"], wanted["row"]), None)
        if row is None:
            yield f"{at}（{wanted['document_number']}）结果中没有。"
            continue
        if row["status"] != wanted["status"]:
            yield f"{at}（{wanted['document_number']}）应为 {wanted['status']}，结果为 {row['status']}。"
        elif wanted["working_days"] is not None and row["working_days"] != str(wanted["working_days"]):
            got_days = row["working_days"] or "空"
            yield f"{at}（{wanted['document_number']}）应为 {wanted['working_days']} 个工作日，结果为 {got_days}。"
    for row in got.values():
        yield f"{expected['name']}：{row['ledger_file']} 第 {row['row']} 行不是台账行，结果却把它当作台账行。"


def _rates(rates: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    for name, wanted in expected["rates"].items():
        got = rates.get(name) or {}
        pair = (got.get("numerator", 0), got.get("denominator", 0))
        due = (wanted["numerator"], wanted["denominator"])
        if pair != due:
            yield f"{expected['name']}：{_RATES[name]}应为 {due[0]}/{due[1]}，结果为 {pair[0]}/{pair[1]}。"


def _named(record: Mapping[str, Any]) -> str:
    return f"{'行政许可' if record['kind'] == 'permit' else '行政处罚'} {record['document_number']}"

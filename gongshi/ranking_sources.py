"""Where the results of several periods and regions come from: databases, result.json files, published tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.rankings import PeriodResult, result_of
from audit.rankings.published import Published, read_published
from audit.rankings.results import latest_of_each
from audit.schemes import Scheme, load_scheme
from disclosure.errors import InputError
from disclosure.store import open_store
from reports.data_files.result_back import read_result
from reports.redaction import printable_file

_TABLES = (".csv", ".xlsx", ".xls", ".ods", ".docx", ".html")


@dataclass(frozen=True, slots=True)
class RankingSources:
    """`other`: results of another scheme, which are not ranked."""

    scheme: Scheme
    results: tuple[PeriodResult, ...]
    published: Published
    other: int


def gather_sources(paths: Sequence[Path], scheme: str | None, database: str | None = None) -> RankingSources:
    """`scheme` None: that of the latest result. InputError where there is nothing to rank."""
    folders = [path for path in paths if path.suffix.lower() not in _TABLES]
    found = [result for path in folders for result in _results(path)]
    if database:
        found += _stored(database, "")
    if scheme is None and not found:
        raise InputError("没有评估结果：请给出 gongshi run 的结果文件夹；只有排名表时，请用 --scheme 写明方案。")
    name = scheme or max(found, key=lambda one: (one.period.end, one.as_of)).scheme
    rules = load_scheme(name)
    if not rules.rankings:
        raise InputError(f"方案 {rules.identifier} 没有规定排名（[[rankings]]）：写法见 docs/scheme.md。")
    own = [result for result in found if result.scheme in (name, rules.identifier)]
    published: Published = {}
    for path in paths:
        if path.suffix.lower() in _TABLES:
            for ranking, by_days in read_published(path, rules).items():
                published.setdefault(ranking, {}).update(by_days)
    if not own and not published:
        raise InputError(f"给出的结果里没有方案 {name} 的：请核对 --scheme。")
    return RankingSources(rules, latest_of_each(own), published, len(found) - len(own))


def _results(path: Path) -> list[PeriodResult]:
    if path.is_file():
        return [read_result(path)]
    if (path / "gongshi.db").is_file():
        return _stored(f"sqlite:///{path / 'gongshi.db'}", path.name)
    if (path / "result.json").is_file():
        return [read_result(path / "result.json")]
    raise InputError(f"“{path}”里没有 gongshi.db，也没有 result.json：请给出 gongshi run 的结果文件夹。")


def _stored(url: str, folder: str) -> list[PeriodResult]:
    store = open_store(url)
    try:
        files = [printable_file(store.load(one)) for one in store.audited()]
    finally:
        store.close()
    return [result for file in files if (result := result_of(file, folder)) is not None]

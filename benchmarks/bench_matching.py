"""Matching at size against a hand-written Polars query, and row-by-row matching with its later passes.

    python benchmarks/bench_matching.py [ROWS] [SMALL]      (5,000,000 and 100,000 by default)

First: ROWS ledger rows × ROWS published rows of 500 departments, 90 % in both, five ways of writing the number, 2 %
written twice. The hand-written query does the exact join on keys that are already equal, and two rates; the engine
begins with the numbers as written. Both read the same Parquet files, each in a process of its own. Then: SMALL × SMALL
rows matched row by row, 5 % of the numbers damaged. Prints seconds, the ratio, peak memory and the share of damaged
variants found.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from audit.engine.backend import chosen_backend
from audit.engine.laying import lay_at_size
from audit.engine.rates import count_statuses, rates_at_size
from audit.engine.statuses import Judging
from audit.match.matching import match_rows
from audit.match.publications import gather_publications
from audit.schemes.scheme import Timing
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind
from disclosure.workdays import WorkCalendar

ROWS, SMALL = 5_000_000, 100_000
DEPARTMENTS = 500
FORMS = (("〔", "〕", ""), ("[", "]", ""), ("【", "】", ""), ("（", "） ", ""), (" 〔", "〕", "第"))
AS_OF = date(2024, 12, 31)
TIMING = Timing(limit=7, outer_limit=None, clause="")
KEYS = ["department", "kind", "exact", "party"]


def side(rows: int, first: int, *, published: bool, seed: int) -> pl.DataFrame:
    """`rows` rows of which 2 % repeat another; decisions are numbered from `first`."""
    distinct = rows - rows // 50
    numbers = pl.int_range(first, first + distinct, eager=True)
    again = numbers.sample(rows - distinct, with_replacement=True, seed=seed)
    frame = pl.DataFrame({"at": pl.concat([numbers, again]).shuffle(seed=seed)})
    frame = frame.with_columns(
        form=pl.int_range(len(FORMS), eager=True).sample(rows, with_replacement=True, seed=seed + 1)
    )
    frame = frame.with_columns(lag=pl.int_range(1, 20, eager=True).sample(rows, with_replacement=True, seed=seed + 2))
    day = pl.date(2023, 1, 3) + pl.duration(days=pl.col("at") % 360)
    columns = {
        "department": pl.format("示范市第{}局", pl.col("at") % DEPARTMENTS),
        "kind": pl.when(pl.col("at") % 3 == 0).then(pl.lit("permit")).otherwise(pl.lit("penalty")),
        "document_number": written(),
        "exact": pl.format("示罚字〔2023〕{}号", pl.col("at") // DEPARTMENTS + 1),
        "party": pl.format("示范市第{}贸易有限公司", pl.col("at") * 7919 % 100_000),
        "decision_date": day,
    }
    if published:
        columns["published_on"] = day + pl.duration(days="lag")
    return frame.select(**columns)


def written() -> pl.Expr:
    serial = pl.col("at") // DEPARTMENTS + 1
    forms = [pl.format("示罚字{}2023{}{}{}号", pl.lit(a), pl.lit(b), pl.lit(c), serial) for a, b, c in FORMS]
    return pl.coalesce(*(pl.when(pl.col("form") == at).then(form) for at, form in enumerate(forms)))


def by_hand(folder: Path) -> dict[str, Any]:
    """The exact join, one row a decision, and two rates."""
    ledger = pl.scan_parquet(folder / "ledger.parquet").unique(KEYS)
    published = pl.scan_parquet(folder / "published.parquet").group_by(KEYS).agg(pl.col("published_on").min())
    rates = (
        ledger.join(published, on=KEYS, how="left")
        .group_by("department")
        .agg(
            publicity=pl.col("published_on").is_not_null().mean(),
            on_time=(pl.col("published_on") <= pl.col("decision_date") + pl.duration(days=9))
            .fill_null(value=False)
            .mean(),
            published=pl.col("published_on").is_not_null().sum(),
        )
        .collect(engine="streaming")
    )
    return {"published": int(rates["published"].sum())}


def by_engine(folder: Path) -> dict[str, Any]:
    """Numbers as written, one-to-one matching, a status for every decision, all rates by department, month and kind;
    on the engine of GONGSHI_ENGINE."""
    backend = chosen_backend()
    judging = Judging(timing=TIMING, calendar=WorkCalendar.default(), as_of=AS_OF, read_whole=True)
    ledger, published = (backend.open([folder / f"{name}.parquet"]) for name in ("ledger", "published"))
    counts = count_statuses(lay_at_size(backend, ledger, published, judging))
    for by in (("department",), ("month",), ("kind",), ("department", "month", "kind")):
        rates_at_size(counts, TIMING, by)
    whole = rates_at_size(counts, TIMING, ())[()]
    return {"published": whole["publicity"].numerator}


def row_by_row(rows: int) -> dict[str, Any]:
    """One department; every row is published, 5 % of the numbers damaged: widths, blanks, brackets, a year's digit."""
    lot = random.Random(2024)
    first = date(2023, 1, 3)
    ledger, records, damaged = [], [], set()
    for at in range(rows):
        number, party, day = f"示罚字〔2023〕{at + 1}号", f"示范市第{at}贸易有限公司", first + timedelta(days=at % 360)
        facts: dict[str, Any] = {"kind": Kind.PENALTY, "department": "示范市局", "party": party, "decision_date": day}
        ledger.append(LedgerRow(file="台账.xlsx", sheet="1", row=at + 2, document_number=number, **facts))
        if lot.random() < 0.05:
            damaged.add(at)
            number = lot.choice(
                (
                    f"示罚字［2023］ {at + 1} 号",
                    f"示罚字(2023)第0{at + 1}",
                    f"示罚宇〔2023〕{at + 1}号",
                    f"示罚字〔203〕{at + 1}号",
                )
            )
        shown: dict[str, Any] = {"published_on": day, "published_on_source": None, "project": None}
        records.append(PublishedRecord(url=f"http://p/{at}", document_number=number, **facts, **shown))
    lot.shuffle(records)
    begun = time.perf_counter()
    found = match_rows(ledger, gather_publications(records))
    seconds = time.perf_counter() - begun
    false = sum(match.publication.record.party != ledger[at].party for at, match in found.matches.items())
    return {"took": seconds, "damaged": len(damaged), "found": len(damaged & set(found.matches)), "false": false}


def measured(what: str, where: str) -> dict[str, Any]:
    """One measurement in a process of its own: seconds and peak memory (GB)."""
    ended = subprocess.run([sys.executable, __file__, "--one", what, where], capture_output=True, text=True, check=True)
    return json.loads(ended.stdout)


def one(what: str, where: str) -> None:
    begun = time.perf_counter()
    result = row_by_row(int(where)) if what == "rows" else {"hand": by_hand, "engine": by_engine}[what](Path(where))
    seconds = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    print(json.dumps(result | {"seconds": seconds, "cpu": cpu, "peak_gb": peak_gb()}))


def peak_gb() -> float:
    """This process's own; ru_maxrss begins with the memory of the process that started it."""
    told = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM")) / 1024**2


def main(rows: int, small: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        side(rows, 0, published=False, seed=1).write_parquet(folder / "ledger.parquet")
        side(rows, rows // 10, published=True, seed=2).write_parquet(folder / "published.parquet")
        hand, engine = measured("hand", name), measured("engine", name)
    assert hand["published"] == engine["published"], (hand, engine)
    print(f"{rows:,} × {rows:,} (load {os.getloadavg()[0]:.1f}, processor time in brackets)")
    for name, told in (("by hand", hand), (f"engine {os.environ.get('GONGSHI_ENGINE', 'polars')}", engine)):
        print(f"  {name} {told['seconds']:.1f} s ({told['cpu']:.1f} s), {told['peak_gb']:.2f} GB")
    ratios = f"{engine['seconds'] / hand['seconds']:.2f} ({engine['cpu'] / hand['cpu']:.2f})"
    print(f"  ratio {ratios} (wanted: at most 1.5, 3 GB)")
    rest = measured("rows", str(small))
    share = rest["found"] / rest["damaged"]
    print(f"{small:,} × {small:,} row by row: {rest['took']:.1f} s ({rest['cpu']:.1f} s), {rest['peak_gb']:.2f} GB")
    print("  (wanted: 10 s, 1 GB)")
    print(f"  damaged numbers found {share:.2%}, false merges {rest['false']}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3])
    else:
        main(*(int(text) for text in sys.argv[1:3]) if len(sys.argv) > 2 else (ROWS, SMALL))

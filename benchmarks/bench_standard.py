"""Validating by the whole G3 edition against a Python loop that calls python-stdnum on the same codes alone.

    python benchmarks/bench_standard.py [ROWS]      (5,000,000 by default)

Prints rows a second, the ratio and the peak memory of the validating process. The loop is measured on a sample and
scaled: it runs for minutes. It takes turns with the validating, part by part, so that other programs on the machine
slow both alike. The ratio is of seconds by the clock; beside it stands the ratio of processor seconds. python-stdnum
comes with the dependency group `dev` (make setup); without it the ratio is left out.
Both sides see the same rows: permits and penalties, legal and natural persons, one code in two hundred mistyped.
"""

from __future__ import annotations

import importlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import narwhals as nw
import polars as pl

from audit.standard import Rule, TableRules, judge, load_edition
from audit.standard.judging import repeats
from disclosure.codes import make_credit_code, make_registration_number, make_resident_id
from disclosure.vocabulary import Kind

PART = 1_000_000
"""Rows a part: what is held in memory at a time."""
SAMPLE = 3_000
"""Rows of each part that the loop checks."""
AS_OF = date(2024, 12, 31)
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SHARES = (
    (Kind.PERMIT, "legal", 0.6),
    (Kind.PENALTY, "legal", 0.3),
    (Kind.PERMIT, "natural", 0.05),
    (Kind.PENALTY, "natural", 0.05),
)


class Pool:
    """What the rows are drawn from: many parties, some thousand organs, ten years of days."""

    def __init__(self) -> None:
        lot = random.Random(2024)
        self.parties = [self._code(lot, "91") for _ in range(100_000)]
        self.organs = [self._code(lot, "11") for _ in range(3_000)]
        self.numbers = [make_registration_number(f"{lot.randrange(10**13, 10**14)}") for _ in range(50_000)]
        self.persons = [self._person(lot) for _ in range(50_000)]
        self.days = [f"{date(2015, 1, 1) + timedelta(days=at):%Y/%m/%d}" for at in range(3_600)]
        for codes in (self.parties, self.numbers, self.persons):
            for at in range(0, len(codes), 200):
                codes[at] = codes[at][:-1] + ("1" if codes[at][-1] != "1" else "2")

    @staticmethod
    def _code(lot: random.Random, kind: str) -> str:
        tail = f"{lot.randrange(10**8):08d}" if lot.random() < 0.5 else "MA" + "".join(lot.choices(LETTERS, k=6))
        return make_credit_code(f"{kind}{lot.randrange(110_000, 659_999)}{tail}")

    @staticmethod
    def _person(lot: random.Random) -> str:
        born = date(1950, 1, 1) + timedelta(days=lot.randrange(18_000))
        return make_resident_id(f"110105{born:%Y%m%d}{lot.randrange(1000):03d}")


def part(pool: Pool, kind: Kind, side: str, rows: int, seed: int) -> pl.DataFrame:
    """One part of rows with every field of its table."""
    draw = _drawer(rows, seed)
    own = {
        "party": draw([f"示范市第{at}号贸易有限公司" for at in range(20_000)]),
        "document_number": _serial(rows, seed),
    }
    own |= _party(pool, draw, rows) if side == "legal" else _person(pool, draw, rows)
    own |= _permit(draw) if kind is Kind.PERMIT else _penalty(draw)
    organs = draw([f"示范市第{at}局" for at in range(3_000)])
    codes = draw(pool.organs)
    own |= {"organ": organs, "organ_code": codes, "source_unit": organs, "source_unit_code": codes}
    own |= {"decision_date": draw(pool.days), "valid_until": pl.repeat("2099/12/31", rows, eager=True)}
    own |= {"remark": pl.repeat("", rows, eager=True)}
    return pl.DataFrame(own)


def _drawer(rows: int, seed: int) -> Callable[[list[str]], pl.Series]:
    seeds = iter(range(seed * 1_000, seed * 1_000 + 1_000))
    return lambda values: pl.Series(values).sample(rows, with_replacement=True, seed=next(seeds))


def _serial(rows: int, seed: int) -> pl.Series:
    numbers = pl.int_range(seed * rows, (seed + 1) * rows, eager=True)
    return pl.select(pl.format("示许字〔2020〕{}号", numbers)).to_series()


def _party(pool: Pool, draw: Callable[[list[str]], pl.Series], rows: int) -> dict[str, pl.Series]:
    return {
        "party_type": pl.repeat("法人及非法人组织", rows, eager=True),
        "credit_code": draw(pool.parties),
        "registration_number": draw(pool.numbers),
        "organisation_code": pl.repeat("", rows, eager=True),
        "tax_number": pl.repeat("", rows, eager=True),
        "legal_representative": draw(["张三", "李四", "王小五", "欧阳小六"]),
    }


def _person(pool: Pool, draw: Callable[[list[str]], pl.Series], rows: int) -> dict[str, pl.Series]:
    return {
        "party_type": pl.repeat("自然人", rows, eager=True),
        "id_type": pl.repeat("身份证", rows, eager=True),
        "id_number": draw(pool.persons),
    }


def _permit(draw: Callable[[list[str]], pl.Series]) -> dict[str, pl.Series]:
    return {
        "document_title": draw([f"准予第{at}类行政许可决定书" for at in range(500)]),
        "permit_type": draw(["普通", "特许", "认可", "核准", "登记", "其他-备案"]),
        "permit_content": draw([f"经审查，第{at}号申请材料齐全，准予从事所申请的经营活动。" for at in range(20_000)]),
        "permit_number": draw([f"证{at:08d}" for at in range(50_000)]),
        "valid_from": draw(["2015/01/01", "2020/06/30", "2023/05/01"]),
        "status": draw(["1", "2"]),
    }


def _penalty(draw: Callable[[list[str]], pl.Series]) -> dict[str, pl.Series]:
    return {
        "violation": draw([f"违反第{at}条的行为" for at in range(300)]),
        "facts": draw([f"当事人于现场检查时被查实有第{at}项违法事实，证据确凿。" for at in range(20_000)]),
        "basis": draw([f"《中华人民共和国行政处罚法》第{at}条" for at in range(80)]),
        "penalty_type": draw(["罚款", "警告", "警告;罚款"]),
        "penalty_content": draw([f"罚款{at}元" for at in range(100, 20_000, 100)]),
        "fine_amount": draw([f"{at / 10_000:g}" for at in range(100, 20_000, 100)]),
        "display_until": draw(["2026/12/31", "2099/12/31"]),
    }


def parts(rows: int) -> Iterator[tuple[TableRules, pl.DataFrame]]:
    edition, pool = load_edition("G3"), Pool()
    seed = 0
    for kind, side, share in SHARES:
        left = round(rows * share)
        while left > 0:
            size = min(PART, left)
            yield edition.table(kind, side), part(pool, kind, side, size, seed)  # type: ignore[arg-type]
            seed, left = seed + 1, left - size


def validate(rows: int) -> dict[str, float]:
    """Seconds of judging alone (the rows are made between) by the clock and of the processors, rows judged, rows with
    errors, and the same seconds of the loop."""
    seconds, busy, judged, faulty = 0.0, 0.0, 0, 0
    loop = Loop()
    keys: dict[str, tuple[Rule, list[pl.DataFrame]]] = {}
    with ThreadPoolExecutor(2) as workers:
        batch: list[tuple[TableRules, pl.DataFrame]] = []
        for entry in _with_end(parts(rows)):
            if entry is not None:
                batch.append(entry)
                rule = next(rule for rule in entry[0].rules if rule.repeats)
                keys.setdefault(rule.id, (rule, []))[1].append(entry[1].select(_keys(rule, entry[1])))
            if batch and (entry is None or len(batch) == 2):
                started, worked = time.perf_counter(), time.process_time()
                for found in workers.map(_judge, batch):
                    judged += found[0]
                    faulty += found[1]
                seconds += time.perf_counter() - started
                busy += time.process_time() - worked
                for _, frame in batch:
                    loop.check(frame)
                batch = []
    started, worked = time.perf_counter(), time.process_time()
    for rule, frames in keys.values():  # a repetition may stand in another part
        repeats(nw.from_native(pl.concat(frames, rechunk=False), eager_only=True), rule)
    seconds += time.perf_counter() - started
    busy += time.process_time() - worked
    figures = {"seconds": seconds, "busy": busy, "rows": judged, "faulty": faulty, "peak_mb": _peak_mb()}
    return figures | {"loop_seconds": loop.seconds, "loop_busy": loop.busy}


def _keys(rule: Rule, frame: pl.DataFrame) -> list[str]:
    return [name for name in (*rule.repeats, *rule.telling_apart) if name in frame.columns]


def _with_end(entries: Iterator[Any]) -> Iterator[Any]:
    yield from entries
    yield None


def _judge(entry: tuple[TableRules, pl.DataFrame]) -> tuple[int, int]:
    table, frame = entry
    judged = judge(nw.from_native(frame, eager_only=True), table, AS_OF)
    return judged.rows, judged.faulty_rows


class Loop:
    """The Python loop over python-stdnum, measured on the first rows of each part (they are drawn at random) and scaled
    to the whole part. `seconds` stay 0 without python-stdnum."""

    def __init__(self) -> None:
        self.seconds, self.busy = 0.0, 0.0
        try:
            uscc = importlib.import_module("stdnum.cn.uscc").is_valid
            ric = importlib.import_module("stdnum.cn.ric").is_valid
            mod = importlib.import_module("stdnum.iso7064.mod_11_10").is_valid
        except ImportError:
            self._checks: dict[str, Callable[[str], bool]] = {}
            return
        self._checks = dict.fromkeys(("credit_code", "organ_code", "source_unit_code"), uscc)
        self._checks |= {"registration_number": mod, "id_number": ric}

    def check(self, frame: pl.DataFrame) -> None:
        sample = frame.head(SAMPLE)
        columns = [(check, sample[name].to_list()) for name, check in self._checks.items() if name in frame.columns]
        started, worked = time.perf_counter(), time.process_time()
        for check, codes in columns:
            for code in codes:
                check(code)
        scale = len(frame) / len(sample)
        self.seconds += (time.perf_counter() - started) * scale
        self.busy += (time.process_time() - worked) * scale


def _peak_mb() -> float:
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    if sys.argv[1:2] == ["--validate"]:
        print(json.dumps(validate(int(sys.argv[2]))))
        return
    rows = int(sys.argv[1].replace(",", "").replace("_", "")) if len(sys.argv) > 1 else 5_000_000
    child = subprocess.run(
        [sys.executable, __file__, "--validate", str(rows)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(child.stdout.splitlines()[-1])
    print(f"G3, whole edition: {found['rows']:,} rows in {found['seconds']:.1f} s "
          f"({found['rows'] / found['seconds']:,.0f} rows/s), {found['faulty']:,} with errors")  # fmt: skip
    print(f"peak memory: {found['peak_mb']:,.0f} MB (at most 4,096)")
    if not found["loop_seconds"]:
        print("ratio: not measured, python-stdnum is not installed (dependency group dev)")
        return
    print(f"python-stdnum loop on the same codes alone: {found['loop_seconds']:.0f} s "
          f"(scaled from {SAMPLE:,} rows of each part)")  # fmt: skip
    print(f"ratio: {found['loop_seconds'] / found['seconds']:.1f} (at least 20); of processor seconds: "
          f"{found['loop_busy'] / found['busy']:.1f} ({found['loop_busy']:.0f} / {found['busy']:.1f})")  # fmt: skip


if __name__ == "__main__":
    main()

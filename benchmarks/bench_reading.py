"""Reading a large xlsx into ledger rows, everything included, against calamine's bare read of the same file.

    python benchmarks/bench_reading.py [ROWS]      (100,000 by default)

Each reading runs in a process of its own, the two by turns; the ratio is that of the least processor times (neither
uses threads), the memory the highest of all. Everything included: the folder is searched, hidden rows, merged cells
and formulas are looked for, headers laid on the fields, departments, kinds, days and natural persons told, shifted
rows looked for. Two ledgers are read: annex 4 of 黔发改财金〔2018〕1048号 (8 columns) and the penalties of the third
edition (24 columns).
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from audit.ledgers import read_ledger_folder
from disclosure.codes import make_credit_code

ROUNDS = 4
MOST_TIMES, MOST_MEGABYTES = 3.0, 600
DEPARTMENTS = ("示范市卫生健康委员会", "示范市城市管理局", "示范市市场监督管理局")
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ANNEX_4 = ("序号", "行政许可决定书文号", "项目名称/案件名称", "行政相对人名称", "行政决定日期")
ANNEX_4_REST = ("向省信用平台报送日期", "厅网站“双公示”系统推送日期", "备注")
PENALTY_G3 = (
    *("行政相对人名称", "行政相对人类别", "行政相对人代码_1(统一社会信用代码)", "行政相对人代码_2(工商注册号)"),
    *("行政相对人代码_3(组织机构代码)", "法定代表人", "行政处罚决定书文号", "违法行为类型", "违法事实", "处罚依据"),
    *("处罚类别", "处罚内容", "罚款金额(万元)", "没收违法所得、没收非法财物的金额(万元)", "暂扣或吊销证照名称及编号"),
    *("处罚决定日期", "处罚有效期", "公示截止期", "处罚机关", "处罚机关统一社会信用代码", "数据来源单位"),
    *("数据来源单位统一社会信用代码", "归集时间", "备注"),
)


def write_annex_4(path: Path, rows: int) -> None:
    lot = random.Random(4)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write(0, 0, "示范市卫生健康委员会行政许可和行政处罚工作台账")
        sheet.write_row(1, 0, (*ANNEX_4, *ANNEX_4_REST))
        for at in range(rows):
            day = date(2024, 1, 1) + timedelta(days=lot.randrange(360))
            number = f"示卫{'许' if at % 3 else '罚'}字〔2024〕{at + 1}号"
            cells = (at + 1, number, f"诊所设置审批第{at % 500}项", party(lot), day, day + timedelta(days=5), day, "")
            sheet.write_row(at + 2, 0, cells)


def write_penalties(path: Path, rows: int) -> None:
    lot = random.Random(3)
    organ = make_credit_code("1135010000000000")
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy/mm/dd"}) as book:
        sheet = book.add_worksheet("行政处罚")
        sheet.write_row(0, 0, PENALTY_G3)
        for at in range(rows):
            sheet.write_row(at + 1, 0, penalty(lot, at, organ))


def penalty(lot: random.Random, at: int, organ: str) -> Sequence[object]:
    day = date(2024, 1, 1) + timedelta(days=lot.randrange(360))
    code = make_credit_code("91350100" + "MA" + "".join(lot.choices(LETTERS, k=7)))
    subject = (party(lot), "法人及非法人组织", code, "", "", f"李{at % 97}某")
    decision = (f"示市监罚〔2024〕{at + 1}号", "未按规定公示许可证件", f"当事人于{day}在经营场所未公示许可证件")
    fine = 1000 + at % 7000
    content = ("《无证无照经营查处办法》第五条", "罚款", f"罚款人民币{fine}元", fine / 10000, "", "")
    term = (day, date(2099, 12, 31), day + timedelta(days=365), "示范市市场监督管理局", organ)
    return (*subject, *decision, *content, *term, "示范市市场监督管理局", organ, day + timedelta(days=3), "")


def party(lot: random.Random) -> str:
    return f"示范市第{lot.randrange(10**6)}号{lot.choice('甲乙丙丁')}有限公司"


def read_bare(path: Path) -> int:
    return len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())


def read_ledgers(path: Path) -> int:
    return len(read_ledger_folder(path.parent, DEPARTMENTS, "ledger").rows)


READERS = {"bare": read_bare, "ledgers": read_ledgers}


def measured(reader: str, path: Path) -> tuple[float, float, int]:
    """Seconds of processor time, peak megabytes and rows of one reading in a process of its own."""
    command = [sys.executable, __file__, "--one", reader, str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(answer[0]), float(answer[1]), int(answer[2])


def one(reader: str, path: Path) -> None:
    start = time.process_time()
    rows = READERS[reader](path)
    seconds = time.process_time() - start
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, rows)


def compare(name: str, path: Path, rows: int) -> bool:
    runs = [(reader, measured(reader, path)) for _ in range(ROUNDS) for reader in READERS]
    found = {reader: [run for other, run in runs if other == reader] for reader in READERS}
    best = {reader: min(seconds for seconds, _, _ in own) for reader, own in found.items()}
    ratio = best["ledgers"] / best["bare"]
    peak = max(megabytes for _, megabytes, _ in found["ledgers"])
    complete = all(count == rows for _, _, count in found["ledgers"])
    print(f"{name}: {rows:,} rows, {path.stat().st_size / 1e6:.1f} MB")
    print(f"  calamine's bare read {best['bare']:.2f} s; ledger rows {best['ledgers']:.2f} s")
    print(f"  ratio {ratio:.2f} (at most {MOST_TIMES:g}); every row: {'yes' if complete else 'NO'}")
    print(f"  peak {peak:.0f} MB (at most {MOST_MEGABYTES})")
    return ratio <= MOST_TIMES and peak <= MOST_MEGABYTES and complete


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("rows", nargs="?", type=int, default=100_000)
    given.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = given.parse_args()
    if options.one:
        one(options.one[0], Path(options.one[1]))
        return 0
    met = True
    for name, folder, write in (
        ("annex 4", "示范市卫健委", write_annex_4),
        ("third edition", "示范市市场监管局", write_penalties),
    ):
        with tempfile.TemporaryDirectory() as home:
            path = Path(home) / folder / "台账.xlsx"
            path.parent.mkdir()
            write(path, options.rows)
            met &= compare(name, path, options.rows)
    print("met" if met else "NOT met")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

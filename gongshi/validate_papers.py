"""What `gongshi validate` leaves behind: the list of problems as csv and xlsx, and a marked copy of each file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

import xlsxwriter

from disclosure.errors import InputError
from gongshi.validate_findings import FileFindings, Problem
from reports.atomic import written_whole
from reports.data_files.row_tables import guarded
from reports.marked_copy import LEVELS, CellMark, marked_name, write_marked_copy
from reports.workbook.looks import make_looks
from reports.workbook.sheet import Column, Sheet

HEADS = ("文件", "工作表", "单元格", "行", "字段", "级别", "问题", "填写的内容", "怎么改", "规则", "依据")
_WIDTHS = (20, 10, 8, 6, 14, 6, 26, 18, 28, 30, 28)
LIST = "problems.csv"


def check_out(out: Path) -> None:
    """A folder of somebody's own files is not written into."""
    if out.is_file():
        raise InputError(f"结果文件夹 {out} 是一个文件：请用 --out 另指定一个文件夹。")
    if out.is_dir() and any(out.iterdir()) and not (out / LIST).exists():
        raise InputError(f"结果文件夹 {out} 里已有别的文件：为免覆盖，请用 --out 指定一个新的文件夹。")


def write_papers(files: Sequence[FileFindings], out: Path) -> list[Path]:
    """Write all of them; their paths. Files without problems need no copy."""
    out.mkdir(parents=True, exist_ok=True)
    problems = [problem for file in files for problem in file.problems]
    written = [_write_csv(problems, out / LIST), _write_xlsx(problems, out / "problems.xlsx")]
    taken: set[str] = set()
    for file in files:
        if file.problems:
            target = out / _free(_copy_name(file), taken)
            written.append(write_marked_copy(file.path, file.sources, target, _marks(file.problems)))
    return written


def _copy_name(file: FileFindings) -> str:
    """The copy of a file in an archive is always written anew, as xlsx."""
    if not file.member:
        return marked_name(file.path)
    inside = PurePosixPath(file.member)
    return f"{inside.stem if inside.suffix.lower() == '.xlsx' else inside.name}.标注.xlsx"


def _free(name: str, taken: set[str]) -> str:
    """Two files of one name from two folders get two copies."""
    stem, dot, suffix = name.rpartition(".")
    candidates = (name if not at else f"{stem}({at}){dot}{suffix}" for at in range(len(taken) + 1))
    free = next(candidate for candidate in candidates if candidate.lower() not in taken)
    taken.add(free.lower())
    return free


def _marks(problems: Iterable[Problem]) -> list[CellMark]:
    return [
        CellMark(
            sheet=problem.sheet,
            row=problem.row,
            column=problem.column,
            cell=problem.cell,
            severity=problem.severity,
            text=f"{problem.title}。{problem.advice}。（{problem.rule}）",
        )
        for problem in problems
    ]


def _line(problem: Problem) -> tuple[str, ...]:
    return (
        problem.file,
        problem.sheet,
        problem.cell,
        "" if problem.row is None else str(problem.row),
        problem.field,
        LEVELS[problem.severity],
        problem.title,
        problem.value,
        problem.advice,
        problem.rule,
        problem.clause,
    )


def _write_csv(problems: Iterable[Problem], target: Path) -> Path:
    # The byte-order mark makes Excel and WPS read UTF-8 on a double click.
    with written_whole(target) as draft, draft.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(HEADS)
        table.writerows([guarded(cell) for cell in _line(problem)] for problem in problems)
    return target


def _write_xlsx(problems: Iterable[Problem], target: Path) -> Path:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with written_whole(target) as draft, xlsxwriter.Workbook(str(draft), options) as book:
        columns = [Column(head, width) for head, width in zip(HEADS, _WIDTHS, strict=True)]
        sheet = Sheet(book, make_looks(book), "问题清单", columns)
        sheet.lines(map(_line, problems))
        sheet.close()
    return target

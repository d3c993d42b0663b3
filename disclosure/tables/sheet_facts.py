"""What is known of a sheet beside its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_CELLS = 16_000_000
"""Cells from A1 to the last filled one. calamine keeps 32 bytes for each, filled or not."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """`hidden`: numbers of hidden rows. `faults`: (row number, column) → sentence, see `Table`. `cells`: how
    many cells the reader would have to hold."""

    hidden: Sequence[int] = ()
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    cells: int = 0


@dataclass(frozen=True, slots=True)
class BookFacts:
    """`since_1904`: numbers that mean days count from 1904 on. `sheets` by name. `protected`: a password opens it."""

    sheets: Mapping[str, SheetFacts] = field(default_factory=dict)
    since_1904: bool = False
    protected: bool = False

    def of(self, sheet: str) -> SheetFacts:
        return self.sheets.get(sheet, SheetFacts())


NOT_COMPUTED = "单元格 {cell} 是公式，文件里没有保存它的结果：请用 Excel 或 WPS 打开、保存后再提供。"
IN_ERROR = "单元格 {cell} 是公式错误值 {value}，没有可用的内容：请改正后再提供。"
DIGITS_LOST = "单元格 {cell} 是 16 位以上的数字，表格软件已丢失末几位，请改为文本格式重新录入。"

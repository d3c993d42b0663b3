"""The arithmetic a rule file may write: numbers, named figures, + - * /, comparisons, and, or, min, max.

Exact fractions throughout; nothing else of Python is understood.
"""

from __future__ import annotations

import ast
import operator
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

_LONGEST = 500
_ARITHMETIC: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
}
_FUNCTIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"min": min, "max": max}


@dataclass(frozen=True, slots=True)
class Expression:
    """`text` as the rule file writes it, `names` the figures it needs in order."""

    text: str
    names: tuple[str, ...]
    tree: ast.expr = field(compare=False, repr=False)

    def value(self, figures: Mapping[str, Fraction]) -> Fraction:
        """A comparison is 1 where it holds, else 0. ZeroDivisionError where something is divided by 0; KeyError
        for a figure that is not given."""
        return _value(self.tree, figures, self.text)


def read_expression(text: str) -> Expression:
    """ValueError, with a Chinese phrase, for anything that is not this arithmetic."""
    if len(text) > _LONGEST:
        raise ValueError(f"算式不超过{_LONGEST}字")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError("算式（如 新增量 / 200 * 10）") from error
    names = dict.fromkeys(_names(tree, text.strip()))
    return Expression(text.strip(), tuple(names), tree)


def is_name(text: str) -> bool:
    """Whether a figure of this name can stand in an expression."""
    return text.isidentifier() and unicodedata.normalize("NFKC", text) == text and text not in _FUNCTIONS


def _names(node: ast.expr, text: str) -> list[str]:
    """The names in the order they are written; ValueError for what is no part of the arithmetic."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Constant(value=value) if isinstance(value, int | float) and not isinstance(value, bool):
            _number(node, text)
            return []
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=one):
            return _names(one, text)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            return [*_names(left, text), *_names(right, text)]
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in _COMPARISONS for op in ops):
            return [name for one in (left, *others) for name in _names(one, text)]
        case ast.BoolOp(values=values):
            return [name for one in values for name in _names(one, text)]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS and args:
            return [name for one in args for name in _names(one, text)]
    raise ValueError("只含数字、统计项、+ - * /、比较、and、or、min、max 的算式")


def _value(node: ast.expr, figures: Mapping[str, Fraction], text: str) -> Fraction:
    def of(one: ast.expr) -> Fraction:
        return _value(one, figures, text)

    match node:
        case ast.Name(id=name):
            return figures[name]
        case ast.Constant():
            return _number(node, text)
        case ast.UnaryOp(op=op, operand=one):
            return -of(one) if isinstance(op, ast.USub) else of(one)
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](of(left), of(right))
        case ast.Compare(left=left, ops=ops, comparators=others):
            values = [of(one) for one in (left, *others)]
            held = [_COMPARISONS[type(op)](a, b) for op, a, b in zip(ops, values, values[1:], strict=False)]
            return Fraction(all(held))
        case ast.BoolOp(op=op, values=parts):
            truths = [bool(of(one)) for one in parts]
            return Fraction(all(truths) if isinstance(op, ast.And) else any(truths))
        case ast.Call(func=ast.Name(id=name), args=args):
            return reduce(_FUNCTIONS[name], [of(one) for one in args])
    raise ValueError(text)


def _number(node: ast.Constant, text: str) -> Fraction:
    """As it is written, so 0.1 is a tenth."""
    written = ast.get_source_segment(text, node) or ""
    try:
        return Fraction(written)
    except ValueError as error:
        raise ValueError(f"十进制数字（{written}）") from error

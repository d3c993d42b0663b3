"""Keeping a Rust reader's panic from the screen: the file's own sentence says what went wrong, once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2


@contextmanager
def panics_unprinted() -> Iterator[None]:
    """While this lasts nothing is written to the process's standard error: a panic prints there before it becomes an
    exception, with a trace of the interpreter that tells a clerk nothing."""
    sys.stderr.flush()
    try:
        kept = os.dup(_STDERR)
    except OSError:  # a program without a console has none
        yield
        return
    try:
        with open(os.devnull, "wb") as nothing:  # noqa: PTH123  no Path: the device's name differs by system
            os.dup2(nothing.fileno(), _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)

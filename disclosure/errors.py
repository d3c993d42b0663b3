"""Errors a clerk can act on.

Every error carries its exit code (CONTRACT: exit codes) and one Chinese sentence: what is wrong, where
(file, sheet, cell; site, page), what to do. They are caught in one place, the command line.
"""

from __future__ import annotations

from typing import ClassVar


class GongshiError(Exception):
    """Anything that ends a command with a sentence instead of a traceback."""

    exit_code: ClassVar[int] = 2


class InputError(GongshiError):
    """A file, option or setting that cannot be used (exit code 2)."""


class UnreadableFileError(InputError):
    """A file that is not what it should be: damaged, protected, of another kind."""


class EnvironmentMissingError(GongshiError):
    """The machine lacks something: a browser, a database (exit code 4)."""

    exit_code: ClassVar[int] = 4


class InterruptedRunError(GongshiError):
    """The user stopped the run; the same command goes on (exit code 130)."""

    exit_code: ClassVar[int] = 130

"""Ledgers (台账) and platform exports: a folder of files of any make becomes rows."""

from audit.ledgers.departments import DepartmentFinder
from audit.ledgers.reading import LedgerReading, Use, read_ledger_folder

__all__ = ["DepartmentFinder", "LedgerReading", "Use", "read_ledger_folder"]

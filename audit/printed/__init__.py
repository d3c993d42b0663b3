"""Auditing a published table: its sums and rates computed again, and every figure named that cannot be right."""

from audit.printed.table_audit import PrintedFault, TableAudit, audit_printed_table

__all__ = ["PrintedFault", "TableAudit", "audit_printed_table"]

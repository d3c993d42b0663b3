"""Ledgers, matching, rates and schemes: from rows and records to scores."""

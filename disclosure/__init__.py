"""The ground floor: what a record, a ledger row, a finding and a rate are, and where they are kept."""

"""Which ledger rows a unit is assessed by: of the period, of whom, and which leave the denominator."""

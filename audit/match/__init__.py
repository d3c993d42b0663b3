"""Ledger rows laid on publications: what is laid on what, and the passes, one a file, in the order of DOMAIN §9.3."""

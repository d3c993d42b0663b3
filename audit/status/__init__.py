"""What became of every ledger row: what it is judged against, what was found, and when its absence is proved."""

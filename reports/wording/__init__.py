"""How the papers say things: the words they use, figures, days, totals."""

"""The exact part of the audit at size: keys, one-to-one join, statuses and rates as Narwhals expressions on Polars.

What an exact key cannot decide (no number, another party beside the number, slips of the pen) is not judged here;
`audit.matching` judges it department by department.
"""

from audit.engine.laying import lay_at_size
from audit.engine.rates import rates_at_size

__all__ = ["lay_at_size", "rates_at_size"]

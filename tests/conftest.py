"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# how long one example takes says more of the machine than of the program; what is measured stands in benchmarks/
settings.register_profile("gongshi", deadline=None)
settings.load_profile("gongshi")

"""How sure a rate from a sample is: the score interval of Wilson (1927, J. Am. Stat. Assoc. 22, 209–212)."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

_CONFIDENCE = 0.95


def wilson_interval(hits: int, of: int, confidence: float = _CONFIDENCE) -> tuple[float, float]:
    """Both ends, between 0 and 1; ValueError where nothing was drawn, or more was hit than drawn."""
    if not 0 <= hits <= of or of == 0:
        raise ValueError(f"{hits} of {of}")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, spread = hits / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(middle - half, 0.0), min(middle + half, 1.0)

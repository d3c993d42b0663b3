"""Seals: a short file that stands for the whole result, which an authority stamps with the time (RFC 3161) and the
assessor signs."""

"""Rates and the counts they are made of, each with its rule: the six, those of the five codes, a scheme's own."""

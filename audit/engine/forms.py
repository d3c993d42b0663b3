"""How a cell tells its number: plainly, with a year of its own; otherwise; or in a company that must be weighed."""

PLAIN, SINGLE, SEVERAL = 0, 1, 2

"""Matching at any size: keys, one-to-one joins, statuses and rates as Narwhals expressions on Polars, DuckDB or Spark.

What a key cannot decide is judged one by one, by the passes of `audit.match`, the same for thirty rows and thirty
million.
"""

"""Scores to HTML, Word, Excel and JSON."""

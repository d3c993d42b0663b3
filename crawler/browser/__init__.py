"""Chromium: opened only on a named signal, one for a crawl, every call into it with an end."""

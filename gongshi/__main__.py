"""`python -m gongshi`."""

from gongshi.cli import main

main()

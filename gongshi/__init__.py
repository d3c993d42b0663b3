"""The roof: the command line, settings and the demo city."""

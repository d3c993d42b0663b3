"""How hosts are treated: robots.txt, pauses, hours, and what is done where they complain."""

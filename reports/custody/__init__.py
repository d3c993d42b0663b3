"""What a written result goes through: its files listed, entered in the log, checked against it, kept and removed."""

"""What a department publishes beside its decisions: the catalogue, the plan, its officers."""

"""What a visit keeps as proof: page copies, screenshots with their strip, sheets of rows that no address opens."""

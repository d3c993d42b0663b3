"""The ledgers the departments hand in, in the layouts they choose."""

"""The notices in force as rule files, and the one engine that reads them all."""

from audit.schemes.loading import list_schemes, load_scheme, read_scheme
from audit.schemes.scheme import Scheme

__all__ = ["Scheme", "list_schemes", "load_scheme", "read_scheme"]

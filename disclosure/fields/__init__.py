"""Field names: the one map of headers, labels and codes to canonical fields."""

from disclosure.fields.header_map import Generation, HeaderMap, map_header
from disclosure.fields.headers import normalise_header
from disclosure.fields.kinds import kind_of_header, kind_of_value
from disclosure.fields.synonyms import canonical, is_certain

__all__ = [
    "Generation",
    "HeaderMap",
    "canonical",
    "is_certain",
    "kind_of_header",
    "kind_of_value",
    "map_header",
    "normalise_header",
]

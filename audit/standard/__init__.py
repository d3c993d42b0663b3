"""The data standard as data: editions, their rules, and rows judged by them over whole columns."""

from audit.standard.completeness import filled_fields
from audit.standard.compliance import compliance_sentence, compliant_rows, meets_standard
from audit.standard.edition import Edition, FieldEntry, Rule, TableRules
from audit.standard.judging import Judged, judge
from audit.standard.loading import editions, load_edition
from audit.standard.recognise import EDITION_MARK, basic_edition, edition_of_header, edition_values
from audit.standard.verdict import CHECK_RESULT, is_verdict_header, platform_verdict

__all__ = [
    "CHECK_RESULT",
    "EDITION_MARK",
    "Edition",
    "FieldEntry",
    "Judged",
    "Rule",
    "TableRules",
    "basic_edition",
    "compliance_sentence",
    "compliant_rows",
    "edition_of_header",
    "edition_values",
    "editions",
    "filled_fields",
    "is_verdict_header",
    "judge",
    "load_edition",
    "meets_standard",
    "platform_verdict",
]

"""Details: the decisions out of pages, attachments and list rows."""

from crawler.details.answer import detail_of, file_name
from crawler.details.detail import Detail, RecordDraft
from crawler.details.listed import records_in_list
from crawler.details.published import publication_date
from crawler.details.read import kind_of_page, read_attachment, read_detail

__all__ = [
    "Detail",
    "RecordDraft",
    "detail_of",
    "file_name",
    "kind_of_page",
    "publication_date",
    "read_attachment",
    "read_detail",
    "records_in_list",
]

"""Finding the column and telling what stands in it."""

from crawler.column.candidates import Candidate, candidates, candidates_inside
from crawler.column.channels import other_channels
from crawler.column.identity import is_article, is_column_page, is_home_page, names_of
from crawler.column.links import Link, links_of
from crawler.column.parts import Part, parts_of
from crawler.column.query import QueryForm, find_query
from crawler.column.unaddressed import Named, unaddressed
from crawler.column.view import ColumnView, empty_behind_icon, is_menu, view_column
from crawler.column.words import RECORDS, What

__all__ = [
    "RECORDS",
    "Candidate",
    "ColumnView",
    "Link",
    "Named",
    "Part",
    "QueryForm",
    "What",
    "candidates",
    "candidates_inside",
    "empty_behind_icon",
    "find_query",
    "is_article",
    "is_column_page",
    "is_home_page",
    "is_menu",
    "links_of",
    "names_of",
    "other_channels",
    "parts_of",
    "unaddressed",
    "view_column",
]

"""Finding the column and telling what stands in it."""

from crawler.column.candidates import Candidate, candidates, candidates_inside
from crawler.column.channels import other_channels
from crawler.column.identity import is_article, is_column_page, is_home_page, names_of
from crawler.column.links import Link, links_of
from crawler.column.parts import Part, parts_of
from crawler.column.query import QueryForm, find_query
from crawler.column.unaddressed import looks_like_a_link, unaddressed
from crawler.column.view import ColumnView, empty_behind_icon, is_menu, view_column
from crawler.column.words import RECORDS, What

__all__ = [
    "RECORDS",
    "Candidate",
    "ColumnView",
    "Link",
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
    "looks_like_a_link",
    "names_of",
    "other_channels",
    "parts_of",
    "unaddressed",
    "view_column",
]

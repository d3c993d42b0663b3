"""Lists of every family: rows out of a page, and the request for the next one."""

from crawler.listings.choose import FAMILIES, choose_family, read_list
from crawler.listings.family import Family, Following, ListPage, ListRow

__all__ = ["FAMILIES", "Family", "Following", "ListPage", "ListRow", "choose_family", "read_list"]

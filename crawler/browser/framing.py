"""Pictures of pages: what is framed in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from disclosure.captures import Capture

FRAME = """([href, css]) => {
  const seen = e => { const r = e.getBoundingClientRect(); return r.width > 4 && r.height > 4; };
  const same = href ? [...document.querySelectorAll('a,area,iframe,frame,[onclick],option,link')].filter(
    e => ['href', 'src', 'onclick', 'value'].some(name => e.getAttribute(name) === href)) : [];
  const grid = e => e.rows.length > 2 && [...e.rows].some(row => row.cells.length > 2) && !e.querySelector('table');
  const fullest = () => [...document.querySelectorAll('table')].filter(e => grid(e) && seen(e)).sort(
    (one, other) => other.textContent.length - one.textContent.length)[0] ||
    [...document.querySelectorAll('a[href]')].find(e => /\\.(xlsx?|et|csv|docx?|wps|pdf|zip|rar)\\b/i.test(e.href));
  let found = same.find(seen) || same[0] || (css && (css === 'table' ? fullest() : document.querySelector(css)));
  if (!found) return 'missing';
  if (!seen(found)) {
    let around = found.parentElement;
    while (around && around !== document.body && !seen(around)) around = around.parentElement;
    found = [...found.querySelectorAll('*')].find(seen) || around;
    if (!found || found === document.body || found === document.documentElement) return 'hidden';
  }
  found.scrollIntoView({block: 'center', inline: 'center'});
  found.style.setProperty('outline', '4px solid #d0021b', 'important');
  found.style.setProperty('outline-offset', '3px', 'important');
  return '';
}"""
"""A script for [href, css]: finds the element by its address as it is written, or by a selector ("table": the table
that says most, else the first attachment), draws a red frame around it, and gives "". Of several links to the same
place it takes one that is seen; in place of one that is not (a menu that is folded up) what it stands in. Where there
is no such element it gives `missing`, where nothing of it is to be seen `hidden`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture of a page (PNG). `unframed`: why an element that was to be framed is not (a key of the messages);
    `page`: the archive's capture of the page as it stood; `at` UTC without a zone."""

    picture: bytes
    framed: bool
    unframed: str
    url: str
    at: datetime
    page: Capture | None

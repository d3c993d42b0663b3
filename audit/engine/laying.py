"""Ledger rows laid on publications at any size: by keys where these decide, one by one what they leave in doubt."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
import polars as pl

from audit.engine.backend import Backend, Lazy, Read, collect
from audit.engine.decisions import decisions, publications, set_apart
from audit.engine.keys import Lines, keyed_lines
from audit.engine.leads import Left, find_leads
from audit.engine.one_by_one import SCHEMA, judge_leads
from audit.engine.statuses import LAID, Judging, judge_absent, judge_found
from audit.engine.sure import by_number, by_number_and_party
from disclosure.vocabulary import MatchedBy


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: its rows as written, its lines by their keys, and each decision or publication once."""

    source: Read
    lines: Lines
    once: Read


def lay_at_size(backend: Backend, ledger: Read, published: Read, judging: Judging) -> Read:
    """One line for every distinct decision of the ledger: the columns `LAID`.

    `ledger` has row, department, kind, document_number, party, decision_date (and project); `published` besides
    published_on. `row` and `published_row` are the first row that says it, `rows` how many do.
    """
    claims, offers = _sides(backend, ledger, published)
    met = backend.keep(by_number_and_party(claims.once, offers.once, _OFFER))
    left = backend.keep(met().filter(nw.col("published_row").is_null()).select(*_CLAIM))
    free = backend.keep(_without(offers.once(), met().select("published_row"), "published_row"))
    pairs = backend.keep(by_number(left, free))
    paired = left().join(pairs(), on="row", how="inner").join(free().select(*_OFFER), on="published_row", how="inner")
    by_number_alone = backend.keep(_found(paired, MatchedBy.DOCUMENT_NUMBER))

    def found() -> Lazy:
        first = _found(met().filter(~nw.col("published_row").is_null()), MatchedBy.DOCUMENT_NUMBER_AND_PARTY)
        return nw.concat([first, by_number_alone()], how="vertical")

    rest = backend.keep(_without(left(), pairs().select("row"), "row"))
    unclaimed = backend.keep(_without(free(), pairs().select("published_row"), "published_row"))
    doubtful = _doubtful(backend, claims, offers, judging, rest=rest, unclaimed=unclaimed)
    absent = backend.keep(_without(rest(), doubtful().select("row"), "row"))
    timed, accused = judge_found(backend, found, judging), judge_absent(absent, judging)
    return lambda: nw.concat([part().select(*LAID) for part in (timed, accused, doubtful)], how="vertical")


_CLAIM = ("row", "department", "kind", "form", "number", "party", "decision_date", "rows")
_KNOWN = ("row", "department", "kind", "number", "party")
_NOBODY = -1
_OFFER = ("published_row", "shown", "undated", "decided")


def _sides(backend: Backend, ledger: Read, published: Read) -> tuple[_Side, _Side]:
    mine = keyed_lines(backend, ledger, published=False)
    theirs = keyed_lines(backend, published, published=True)
    lists = [side.aliases for side in (mine, theirs) if side.aliases is not None]
    listed = None
    if lists:
        every = nw.concat([aliases().filter(nw.col("listed")).select("number") for aliases in lists], how="vertical")
        listed = backend.keep(every)
    claims = set_apart(backend, decisions(backend, mine), listed)
    offers = set_apart(backend, publications(backend, theirs), listed)
    return _Side(ledger, mine, claims), _Side(published, theirs, offers)


def _found(met: Lazy, by: MatchedBy) -> Lazy:
    return met.with_columns(matched_by=nw.lit(by.value)).select(
        "row", "department", "kind", "decision_date", "rows", *_OFFER, "matched_by"
    )


def _without(frame: Lazy, gone: Lazy, name: str) -> Lazy:
    return frame.join(gone.filter(~nw.col(name).is_null()), on=name, how="anti")


def _doubtful(backend: Backend, claims: _Side, offers: _Side, judging: Judging, *, rest: Read, unclaimed: Read) -> Read:
    """What is left and may have to do with one another, judged one by one."""
    vague = offers.lines.read().filter(nw.col("number").is_null()).select(*_KNOWN, day="decision_date")
    numbered = unclaimed().select(*_KNOWN[1:], row="published_row", day="decided").select(*_KNOWN, "day")
    shown = backend.keep(nw.concat([numbered, vague], how="vertical"))
    mine = Left(lambda: rest().select(*_KNOWN, day="decision_date"), claims.lines.aliases)
    my_rows, their_rows = find_leads(mine, Left(shown, offers.lines.aliases))
    if my_rows.is_empty():
        return backend.table(pl.DataFrame(schema=SCHEMA))
    chosen = backend.table(my_rows.to_frame("row"))
    counted = rest().join(chosen(), on="row", how="semi").select("row", "rows")
    rows = collect(_written(claims.source).join(counted, on="row", how="inner"))
    records = _records(backend, offers, shown, their_rows)
    return backend.table(judge_leads(rows, collect(records), judging))


def _records(backend: Backend, offers: _Side, shown: Read, rows: pl.Series) -> Lazy:
    """Every record of the publications with these first rows, as written."""
    of_leads = shown().join(backend.table(rows.to_frame("row"))(), on="row", how="semi")
    of_leads = of_leads.select(number="number", published_row="row", named=nw.col("party").fill_null(_NOBODY))
    lines = offers.lines.read().select("row", "number", named=nw.col("party").fill_null(_NOBODY))
    places = lines.join(of_leads.filter(~nw.col("number").is_null()), on=["number", "named"], how="inner")
    vague = of_leads.filter(nw.col("number").is_null()).select("published_row", row="published_row")
    every = nw.concat([part.select("row", "published_row") for part in (places, vague)], how="vertical")
    return _written(offers.source).join(every, on="row", how="inner")


def _written(source: Read) -> Lazy:
    """The texts of a table's rows."""
    frame = source().with_columns(row=nw.col("row").cast(nw.Int64))
    if "project" in frame.collect_schema().names():
        return frame
    return frame.with_columns(project=nw.lit(None).cast(nw.String))

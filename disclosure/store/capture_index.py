"""The index of a run's archive: where each capture lies in the WARC files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, bindparam, create_engine, func, insert, select

from disclosure.captures import Capture, CaptureKind
from disclosure.store.models import CaptureModel

_COLUMNS = [column for column in CaptureModel.__table__.columns if column.name not in {"id", "assessment_id"}]


def _newest_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    mine = CaptureModel.assessment_id == bindparam("assessment")
    return select(*_COLUMNS).where(mine, *conditions).order_by(CaptureModel.id.desc()).limit(1)


_REUSABLE = _newest_where(CaptureModel.key == bindparam("wanted"), CaptureModel.reusable.is_(True))
_BODY = _newest_where(CaptureModel.digest == bindparam("wanted"), CaptureModel.again.is_(False))
_RECORD = _newest_where(CaptureModel.record == bindparam("wanted"))
_VISIT = _newest_where(CaptureModel.key == bindparam("wanted"), CaptureModel.kind == CaptureKind.VISIT)


_AT_ONCE = 500


class CaptureIndex:
    """One assessment's. `run` names the assessment inside the WARC files. Every method is one transaction."""

    def __init__(self, engine: Engine, assessment_id: int, run: str) -> None:
        self._engine = engine
        self._assessment = assessment_id
        self.run = run

    @classmethod
    def in_memory(cls) -> CaptureIndex:
        """An index that lives as long as the process; the archive fills it from the WARC files."""
        engine = create_engine("sqlite://")
        CaptureModel.metadata.create_all(engine, tables=[CaptureModel.metadata.tables["capture"]])
        return cls(engine, 0, "one crawl")

    @classmethod
    def of(cls, url: str, assessment_id: int, run: str) -> CaptureIndex:
        """For another process than the one that has the store open."""
        return cls(create_engine(url), assessment_id, run)

    @property
    def address(self) -> tuple[str, int, str]:
        """What `of` takes."""
        return (self._engine.url.render_as_string(hide_password=False), self._assessment, self.run)

    def add(self, captures: Sequence[Capture]) -> None:
        own = {"assessment_id": self._assessment}
        rows = [own | {column.name: getattr(one, column.name) for column in _COLUMNS} for one in captures]
        with self._engine.begin() as connection:
            connection.execute(insert(CaptureModel), rows)

    def reusable(self, key: str) -> Capture | None:
        """The newest answer to a request that a later run may be given."""
        return self._newest(_REUSABLE, key)

    def body(self, digest: str) -> Capture | None:
        """The capture in whose record the body of this digest lies."""
        return self._newest(_BODY, digest)

    def record(self, record: str) -> Capture | None:
        return self._newest(_RECORD, record)

    def records(self, records: Iterable[str]) -> dict[str, Capture]:
        """Captures by their records' UUIDs, as far as there are any."""
        wanted, found = list(records), {}
        with self._engine.connect() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                batch = wanted[start : start + _AT_ONCE]
                query = select(*_COLUMNS).where(self._mine, CaptureModel.record.in_(batch))
                found.update({row.record: _capture(row._mapping) for row in connection.execute(query)})  # noqa: SLF001
        return found

    def visit(self, owner: str) -> Capture | None:
        """The newest list of what the visit to this owner's site asked for."""
        return self._newest(_VISIT, owner)

    def digests(self) -> Iterator[tuple[str, str]]:
        """Key and digest of every capture but the visits' journals."""
        with self._engine.connect() as connection:
            pages = CaptureModel.kind != CaptureKind.VISIT
            query = select(CaptureModel.key, CaptureModel.digest).where(self._mine, pages)
            for row in connection.execution_options(yield_per=10_000).execute(query):
                yield row.key, row.digest

    def end_of(self, file: str) -> int:
        """Where the last capture known of a WARC file ends (bytes); 0 where none is known."""
        end = func.coalesce(func.max(CaptureModel.offset + CaptureModel.length), 0)
        with self._engine.connect() as connection:
            return int(connection.scalar(select(end).where(self._mine, CaptureModel.file == file)) or 0)

    def __iter__(self) -> Iterator[Capture]:
        """Every capture in the order of keeping."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(*_COLUMNS).where(self._mine).order_by(CaptureModel.id)):
                yield _capture(row._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for a row as a mapping

    @property
    def _mine(self) -> ColumnElement[bool]:
        return CaptureModel.assessment_id == self._assessment

    def _newest(self, query: Select[Any], wanted: str) -> Capture | None:
        with self._engine.connect() as connection:
            row = connection.execute(query, {"assessment": self._assessment, "wanted": wanted}).first()
        return _capture(row._mapping) if row is not None else None  # noqa: SLF001


def _capture(row: object) -> Capture:
    fields = dict(row)  # type: ignore[call-overload]
    return Capture(**{**fields, "kind": CaptureKind(fields["kind"])})

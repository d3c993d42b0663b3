"""What the papers say of the scheme: its title, its source, its limits and how it prints 0/0."""

from __future__ import annotations

from dataclasses import dataclass

from audit.schemes import Scheme

NO_DATA = "无数据"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeHeading:
    """`limit_working_days` counts from the day after the decision; `sentences` are the clauses and the open
    questions of the source that a reader must know; `on_platform`: rows are judged by the platform. `rules`: the scheme
    itself, for what is told of points that were not scored, and of what can be mended."""

    identifier: str
    title: str
    source: str
    limit_working_days: int = 7
    outer_limit_days: int | None = None
    zero_prints: str = NO_DATA
    on_platform: bool = False
    gives_points: bool = True
    sentences: tuple[str, ...] = ()
    rules: Scheme | None = None

    @classmethod
    def of(cls, scheme: Scheme) -> SchemeHeading:
        timing, counting = scheme.timing, scheme.counting
        duties = (f"{duty.due}：{duty.says}（{duty.clause}）" for duty in scheme.duties)
        sentences = (timing.clause, timing.outer_clause, *counting.clauses, *duties, *scheme.ambiguities)
        questions = (f"{item.number}：{item.ambiguity}" for item in scheme.indicators if item.ambiguity)
        return cls(
            identifier=scheme.identifier,
            title=scheme.title,
            source=scheme.source,
            limit_working_days=timing.limit,
            outer_limit_days=timing.outer_limit,
            zero_prints=counting.zero_prints,
            on_platform=counting.basis == "platform",
            gives_points=scheme.gives_points,
            rules=scheme,
            sentences=tuple(sentence for sentence in (*sentences, *questions) if sentence),
        )

    def in_time_question(self) -> str:
        """The assessor's column of annex 4 (黔发改财金〔2018〕1048号), with this scheme's limit."""
        return f"是否在{self.limit_working_days}个工作日内公示"

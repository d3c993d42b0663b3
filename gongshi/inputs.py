"""What a run is given, checked before anything is fetched or written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from audit.ledgers import Use, read_ledger_folder
from audit.schemes import load_scheme
from audit.schemes.scheme import Scheme
from audit.statistics import read_statistics
from disclosure.assessment import Assessment
from disclosure.duties_file import read_duties
from disclosure.errors import InputError
from disclosure.period import Period, parse_period
from disclosure.targets import Target
from disclosure.targets_file import read_targets
from disclosure.web_address import web_address
from gongshi.settings import Settings
from reports.custody.retention import read_retention
from reports.seals.signature import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInputs:
    """Everything that a run needs to know, read and found sound."""

    settings: Settings
    targets: tuple[Target, ...]
    assessment: Assessment
    scheme: Scheme


def check_inputs(settings: Settings) -> RunInputs:
    """Read what the settings name; InputError with one sentence for the first thing that cannot be used."""
    if settings.targets is None:
        raise InputError("没有部门名单：请用 --targets 指定（可用 gongshi init 生成模板）。")
    if settings.period is None:
        raise InputError("没有评估时段：请用 --period 指定，如 2018Q2、2024-07 或 2024-07-01..2024-09-30。")
    scheme = load_scheme(settings.scheme)
    period = parse_period(settings.period)
    as_of = read_as_of(settings.as_of, period)
    credit_site = read_address(settings.credit_site) if settings.credit_site else None
    targets = tuple(read_targets(settings.targets))
    names = [target.name for target in targets]
    if settings.duties:
        duties = read_duties(settings.duties, names)
        targets = tuple(replace(target, duties=duties.get(target.name, ())) for target in targets)
    check_sources(settings.ledgers, names, "ledger", skip_unreadable=settings.skip_unreadable)
    check_sources(settings.platform, names, "platform", skip_unreadable=settings.skip_unreadable)
    if settings.statistics:
        read_statistics(settings.statistics, scheme, names)
    _ = settings.calendar  # a mistake in the holiday file is said before anything is fetched
    read_retention(settings.retention)
    if settings.signing_key:
        Signer.read(settings.signing_key)
    check_out(settings.out)
    return RunInputs(
        settings=settings,
        targets=targets,
        scheme=scheme,
        assessment=Assessment(scheme=settings.scheme, period=period, as_of=as_of, credit_site=credit_site),
    )


def read_as_of(text: str | None, period: Period) -> date:
    if not text:
        return date.today()
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"评估基准日“{text}”无法识别：请写成 2018-09-05 的样子。") from error
    if day < period.start:
        raise InputError(f"评估基准日 {day} 早于评估时段的开始 {period.start}：请核对 --as-of 和 --period。")
    return day


def read_address(text: str) -> str:
    """An http(s) address; one without a scheme gets http://."""
    address = web_address(text)
    if address is None:
        raise InputError(f"“{text}”不是网址：请写成 http://www.example.gov.cn/ 的样子。")
    return address


def check_sources(folder: Path | None, names: list[str], use: Use, *, skip_unreadable: bool) -> None:
    """Read the folder once before the crawl: better a sentence now than after a night."""
    if folder is None:
        return
    reading = read_ledger_folder(folder, names, use)
    broken = [file for file in reading.files if not file.readable]
    if broken and not skip_unreadable:
        first = broken[0]
        more = f"（另有 {len(broken) - 1} 个文件也无法读取）" if len(broken) > 1 else ""
        said = (first.note or first.path).rstrip("。")
        raise InputError(f"{said}{more}；修复或移走后再运行，或加 --skip-unreadable 跳过并在报告中列明。")


def check_out(out: Path) -> None:
    """A folder of somebody's own files is not written into."""
    if out.is_file():
        raise InputError(f"结果文件夹 {out} 是一个文件：请用 --out 另指定一个文件夹。")
    if out.is_dir() and any(out.iterdir()) and not any((out / name).exists() for name in _OURS):
        raise InputError(f"结果文件夹 {out} 里已有别的文件：为免覆盖，请用 --out 指定一个新的文件夹。")


_OURS = ("gongshi.db", "result.json", "crawl.log", "evidence")

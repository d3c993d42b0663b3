"""The options that several commands share, explained by the table of settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from gongshi.settings import SETTINGS


def _option(name: str, *flags: str) -> Any:
    flag = f"--{name.replace('_', '-')}"
    default = SETTINGS[name].default
    shown = f"（默认 {default}）" if default not in (None, False, "") and name != "user_agent" else ""
    return typer.Option(flag, *flags, help=SETTINGS[name].help + shown, show_default=False)


Targets = Annotated[Path | None, _option("targets")]
Ledgers = Annotated[Path | None, _option("ledgers")]
Platform = Annotated[Path | None, _option("platform")]
Statistics = Annotated[Path | None, _option("statistics")]
Duties = Annotated[Path | None, _option("duties")]
CreditSite = Annotated[str | None, _option("credit_site")]
Scheme = Annotated[str | None, _option("scheme")]
Period = Annotated[str | None, _option("period")]
AsOf = Annotated[str | None, _option("as_of")]
Holidays = Annotated[Path | None, _option("holidays")]
Out = Annotated[Path | None, _option("out", "-o")]
Database = Annotated[str | None, _option("database")]
Browser = Annotated[str | None, _option("browser")]
Delay = Annotated[float | None, _option("delay")]
SiteDelays = Annotated[str | None, _option("site_delays")]
VisitHoursOption = Annotated[str | None, _option("visit_hours")]
RequestTimeout = Annotated[float | None, _option("request_timeout")]
SiteTimeLimit = Annotated[float | None, _option("site_time_limit")]
SitePageLimit = Annotated[int | None, _option("site_page_limit")]
ConfirmAfter = Annotated[float | None, _option("confirm_after")]
PageSizeLimit = Annotated[int | None, _option("page_size_limit")]
ArchiveLimit = Annotated[int | None, _option("archive_limit")]
Concurrency = Annotated[int | None, _option("concurrency")]
UserAgent = Annotated[str | None, _option("user_agent")]
TimeStamp = Annotated[str | None, _option("time_stamp")]
SigningKey = Annotated[Path | None, _option("signing_key")]
Retention = Annotated[str | None, _option("retention")]
SkipUnreadable = Annotated[
    bool | None, typer.Option("--skip-unreadable", help=SETTINGS["skip_unreadable"].help, show_default=False)
]
Config = Annotated[Path | None, typer.Option("--config", "-c", help="设置文件 gongshi.toml", show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help="不接着上次做，全部重新查看", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度", show_default=False)]

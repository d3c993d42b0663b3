"""The settings of a run: one table that drives the command line, gongshi.toml and its explanation."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.options import USER_AGENT
from disclosure.errors import InputError
from disclosure.workdays import WorkCalendar
from reports.seals.sealed import Sealing


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in gongshi.toml (dashes for underscores on the command line), type, default,
    and what it means."""

    name: str
    kind: type
    default: Any
    help: str


_ALL = (
    Setting("targets", Path, None, "部门名单（xlsx 或 csv，附件 2 格式）"),
    Setting("ledgers", Path, None, "台账文件夹（xls、xlsx、csv，格式不限）"),
    Setting("platform", Path, None, "归集平台导出数据的文件夹（可不填）"),
    Setting("statistics", Path, None, "统计表：省里、平台或评估人提供的数（gongshi scheme template 生成，可不填）"),
    Setting("duties", Path, None, "职责清单：各部门的许可和处罚事项，用来核对目录是否齐全（可不填）"),
    Setting("credit_site", str, None, "信用网站（信用门户）首页地址（可不填）"),
    Setting("scheme", str, "national-2018q2", "评估办法的名称（gongshi scheme list 列出），或自己的 .toml 规则文件"),
    Setting("period", str, None, "评估时段：2018Q2、2024-07、2021 或 2024-07-01..2024-09-30"),
    Setting("as_of", str, None, "评估基准日（YYYY-MM-DD），不填为今天"),
    Setting("holidays", Path, None, "节假日文件（csv 或 toml）：程序还没有收录的年份，照国务院通知填写（可不填）"),
    Setting("out", Path, Path("out"), "结果文件夹"),
    Setting("database", str, None, "数据库地址（SQLAlchemy URL），不填为结果文件夹里的 gongshi.db"),
    Setting("browser", str, None, "Chromium 或 Chrome 的路径，不填则自动查找"),
    Setting("delay", float, 1.0, "对同一网站两次请求之间的间隔（秒）"),
    Setting("site_delays", str, "", "个别网站的间隔（秒），写成 www.a.gov.cn=3，多个用逗号隔开"),
    Setting("visit_hours", str, "", "只在这个时段访问网站，例如 22:00-06:00（不填为全天）"),
    Setting("request_timeout", float, 20.0, "一次请求最多等待的时间（秒）"),
    Setting("site_time_limit", float, 900.0, "每个网站最多用时（秒）"),
    Setting("site_page_limit", int, 3000, "每个网站最多读取的页数"),
    Setting(
        "confirm_after",
        float,
        600.0,
        "发现缺项（无专栏、无目录、查不到等）后，至少隔多少秒再看第二次才认定；0 为只看一次",
    ),
    Setting("page_size_limit", int, 30, "一个网页或附件最多多少 MB，超过的不读"),
    Setting("archive_limit", int, 0, "网页存档最多多少 MB，到了就不再访问，没查完的记为未能核查；0 为不限"),
    Setting("concurrency", int, 8, "同时查看的网站数"),
    Setting("user_agent", str, USER_AGENT, "访问网站时表明的身份，请写上联系方式"),
    Setting("time_stamp", str, None, "时间戳机构（RFC 3161）的网址，评估结束时为结果加盖时间戳（可不填）"),
    Setting("signing_key", Path, None, "签名用的私钥（PEM），评估结束时为结果签名（可不填）"),
    Setting("retention", str, "", "各类文件保留几天，如 screenshots=365,archive=180（gongshi prune 清除到期的）"),
    Setting("skip_unreadable", bool, False, "台账或平台文件损坏时跳过并在报告中列明，而不是停下"),
)
SETTINGS = {setting.name: setting for setting in _ALL}
SOURCES = ("ledgers", "platform", "statistics", "holidays")
_PATHS = {setting.name for setting in _ALL if setting.kind is Path}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values of one run, from gongshi.toml and the command line."""

    targets: Path | None
    ledgers: Path | None
    platform: Path | None
    statistics: Path | None
    duties: Path | None
    credit_site: str | None
    scheme: str
    period: str | None
    as_of: str | None
    holidays: Path | None
    out: Path
    database: str | None
    browser: str | None
    delay: float
    site_delays: str
    visit_hours: str
    request_timeout: float
    site_time_limit: float
    site_page_limit: int
    confirm_after: float
    page_size_limit: int
    archive_limit: int
    concurrency: int
    user_agent: str
    time_stamp: str | None
    signing_key: Path | None
    retention: str
    skip_unreadable: bool

    @property
    def named_database(self) -> str | None:
        """The setting, else GONGSHI_DATABASE; None where the results' own SQLite file is meant."""
        return self.database or os.environ.get("GONGSHI_DATABASE") or None

    @property
    def database_url(self) -> str:
        """The setting, else GONGSHI_DATABASE, else a SQLite file beside the results."""
        return self.named_database or f"sqlite:///{self.out / 'gongshi.db'}"

    @property
    def sources(self) -> dict[str, str]:
        """What an audit is made from, by setting: absolute paths, so that it can be made again from anywhere."""
        given = {name: getattr(self, name) for name in SOURCES}
        return {name: str(Path(path).resolve()) for name, path in given.items() if path is not None}

    @property
    def sealing(self) -> Sealing:
        """How the result is stamped and signed when a step ends."""
        return Sealing(authority=self.time_stamp or "", key=Path(self.signing_key) if self.signing_key else None)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days the program knows, and those of the user's file; InputError names its file and line."""
        return WorkCalendar.with_year_files([self.holidays]) if self.holidays else WorkCalendar.default()


def gather_settings(config: Path | None, given: dict[str, Any]) -> Settings:
    """What the command line says (None: nothing), else gongshi.toml, else the default.

    Relative paths in gongshi.toml are relative to the file. InputError for an unknown name or a wrong type.
    """
    values = {setting.name: setting.default for setting in _ALL}
    if config is not None:
        values |= _read_config(config)
    values |= {name: value for name, value in given.items() if value is not None}
    return Settings(**values)


def _read_config(config: Path) -> dict[str, Any]:
    try:
        said = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError(f"找不到设置文件 {config}：请检查路径，或用 gongshi init 生成一份。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"设置文件 {config} 写法有误（{error}）：请按 gongshi init 生成的样子修改。") from error
    return {name: _value(config, name, value) for name, value in said.items() if value != ""}


def _value(config: Path, name: str, value: Any) -> Any:
    setting = SETTINGS.get(name)
    if setting is None:
        known = "、".join(SETTINGS)
        raise InputError(f"设置文件 {config} 里的“{name}”不是已知的设置：可用的有 {known}。")
    wanted: type = str if setting.kind is Path else setting.kind
    if setting.kind is float and type(value) is int:
        value = float(value)
    if setting.name == "as_of":
        value = str(value)  # TOML has dates of its own
    if type(value) is not wanted:
        raise InputError(f"设置文件 {config} 里的“{name}”应为 {_KINDS[wanted]}，现在是“{value}”。")
    return config.parent / str(value) if name in _PATHS else value


_KINDS = {str: "文字（加引号）", int: "整数", float: "数字", bool: "true 或 false"}

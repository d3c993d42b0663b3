"""When the archive cannot go on: what people are told."""

from __future__ import annotations

import errno
from pathlib import Path

from disclosure.errors import EnvironmentMissingError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class ArchiveBrokenError(EnvironmentMissingError):
    """What was fetched could not be kept: the crawl must end, for nothing may be judged that is not kept."""


class ArchiveFullError(Exception):
    """The archive has reached the size that the settings allow: nothing more is asked for, since what is not archived
    is no evidence. The crawl goes on; what it does not see stays unknown."""


def disk_sentence(folder: Path, error: OSError) -> str:
    why = "磁盘已满" if error.errno in _FULL else f"写不进去（{error.strerror or error}）"
    return (
        f"证据文件夹 {folder}：{why}，已停止查看网站。已取得的内容没有丢失："
        "请腾出空间或换一个文件夹权限可写的磁盘，再运行同样的命令即可接着做。"
    )

"""A font that has Chinese characters, found on the machine."""

from __future__ import annotations

from functools import cache

from matplotlib import font_manager

# Windows, macOS, Linux in the order of how well they read in a chart.
_KNOWN = (
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimSun",
    "AR PL UMing CN",
)


@cache
def chinese_font() -> str | None:
    """The first known family that is installed; None where there is none (and so no PNG)."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _KNOWN if name in installed), None)

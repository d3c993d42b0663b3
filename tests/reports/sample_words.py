"""Names and strings of the sample assessment, the hostile ones among them."""

from __future__ import annotations

from datetime import datetime

PERSON = "欧阳小明"
PERSON_ID = "11010519491231002X"  # the specimen of GB 11643-1999
SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|'/c calc'!A1"
LONG_PROJECT = "关于" + "示范市高新技术产业开发区二期地下综合管廊及附属配套工程" * 8 + "建设项目环境影响报告书的批复"
MADE_AT = datetime(2018, 9, 5, 16, 30)
HEALTH, MARKET, POLICE, ARCHIVES, EDUCATION, HOUSING, HOSTILE = (
    "示范市卫生健康委员会",
    "示范市市场监督管理局",
    "示范市公安局",
    "示范市档案局",
    "示范市教育局",
    "示范市住房和城乡建设局",
    f"示范市{SCRIPT}局",
)

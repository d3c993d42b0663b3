"""One department's verdicts and rates on the screen, in Chinese."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from disclosure.assessment import Assessment, DepartmentFile
from disclosure.judgement import RATE_NAMES
from disclosure.vocabulary import Subject
from reports.wording.words import label, rate_words, truth, word


def show_verdicts(console: Console, department: DepartmentFile, assessment: Assessment) -> None:
    """Findings with their grounds, then the rates with numerator and denominator."""
    period = assessment.period
    console.print(f"{department.target.name}（{period.start} 至 {period.end}，基准日 {assessment.as_of}）")
    portal = department.portal
    if portal is not None:
        table = Table("项目", "结论", "依据")
        table.add_row("网站", str(label("site_status", portal.status)), portal.reason)
        for finding in portal.findings:
            table.add_row(word("subject", finding.subject), str(label("verdict", finding.verdict)), finding.reason)
            if finding.subject is Subject.COLUMN:
                table.add_row("　在首页", str(truth(finding.on_home)), "")
                table.add_row("　可查询", str(truth(finding.searchable)), "")
        for listing in portal.listings:
            state = "已读完" if listing.complete else "未读完"
            table.add_row(f"{listing.kind.chinese}列表", state, f"{listing.found} 条 {listing.reason}")
        console.print(table)
    if department.audit is not None and department.audit.ledger.rows:
        rates = Table("比率", "分子", "分母", "值")
        for name in RATE_NAMES:
            rate = department.audit.rates.get(name)
            if rate is not None:
                value = "无数据" if rate.value is None else f"{float(rate.value):.2%}"
                rates.add_row(rate_words(name).name, str(rate.numerator), str(rate.denominator), value)
        console.print(rates)

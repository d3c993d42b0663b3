"""Decisions written out: number on a line, addressee ending in a colon, date at the foot (PORTALS §3.17)."""

from __future__ import annotations

from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.spelling import dated


def decision_text(decision: Decision, department: Department, *, refused: bool = False) -> Markup:
    """The whole paper as paragraphs. `refused`: a 不予许可."""
    if decision.kind is Kind.PENALTY:
        return _penalty(decision, department)
    matter = decision.affair.item
    told = (
        f"你单位提交的{matter}申请及有关材料收悉。经审查，申请材料不符合{decision.affair.statute}规定的条件，"
        "根据《中华人民共和国行政许可法》第三十八条第二款的规定，决定不予许可。"
        if refused
        else f"你单位提交的{matter}申请及有关材料收悉。经审查，符合{decision.affair.statute}的规定，"
        f"根据《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予许可。{decision.affair.content}"
    )
    ending = (
        "如不服本决定，可自收到本决定之日起六十日内申请行政复议，或六个月内提起行政诉讼。" if refused else "特此批复。"
    )
    paragraphs = [f"　　{told}", f"　　{ending}"]
    return _paper(decision, department, f"{decision.party.name}：", paragraphs)


def _penalty(decision: Decision, department: Department) -> Markup:
    party, affair = decision.party, decision.affair
    who = [f"　　当事人：{party.name}"]
    who += [f"　　统一社会信用代码：{party.credit_code}"] if party.credit_code else []
    who += [f"　　法定代表人（负责人）：{party.representative}"] if party.representative else []
    told = [
        f"　　经查明，当事人{affair.facts}，以上事实有现场检查笔录、询问笔录等证据证实。",
        f"　　当事人的行为违反了有关规定，依据{affair.statute}，决定给予以下行政处罚：{affair.content}",
        "　　如不服本处罚决定，可在收到本决定书之日起六十日内申请行政复议。",
    ]
    return _paper(decision, department, "", [*who, *told])


def _paper(decision: Decision, department: Department, addressee: str, paragraphs: list[str]) -> Markup:
    head = Markup('<p style="text-align:center">{}</p>\n').format(decision.document_number)
    to = Markup("<p>{}</p>\n").format(addressee) if addressee else Markup("")
    body = Markup("").join(Markup("<p>{}</p>\n").format(text) for text in paragraphs)
    foot = Markup('<p style="text-align:right">{}</p>\n<p style="text-align:right">{}</p>').format(
        department.name, dated(decision.decision_date, "chinese" if decision.serial % 2 else "numerals")
    )
    return head + to + body + foot

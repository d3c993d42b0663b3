# ruff: noqa: E501 - HTML stands here as sites write it
from datetime import date

import pytest

from crawler.details import read_detail
from crawler.details.free_text import decision_in_lines
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page, portal

REFUSAL = """<h1>不予行政许可决定书</h1><div class="info">发布时间：2025-03-12</div><div id="zoom">
<p style="text-align:center">川水许可否〔2025〕2号</p><p>示范市清江水电开发有限责任公司：</p>
<p>　　你公司提交的取水许可申请收悉。经审查，不符合《取水许可和水资源费征收管理条例》第二十条规定，决定不予行政许可。</p>
<p>　　如不服本决定，可以在收到本决定之日起六十日内申请行政复议。</p><p align="right">四川省水利厅</p><p align="right">二〇二五年三月五日</p></div>"""
PENALTY = """<h1>示范市生态环境局行政处罚决定书</h1><div class="content"><p>示环罚字〔2024〕18号</p>
<p>当事人：示范市长青化工有限公司</p><p>统一社会信用代码：91520100MA6DJ1234X</p><p>地址：示范市工业园区</p>
<p>　　我局于2024年3月1日对你单位进行了调查，发现你单位实施了违法排污行为。我局决定对你单位处以罚款人民币贰拾万元。</p><p>示范市生态环境局</p><p>2024年4月8日</p></div>"""
BREAKS = """<h1>关于核准示范市明月燃气有限公司经营许可的批复</h1><td class="bt_content"><div id="zoom">示建复[2024]66号<br>示范市明月燃气有限公司：<br>
　　你公司报来的申请材料收悉。经研究，同意核准燃气经营许可，请依法经营。<br>　　　　　　示范市住房和城乡建设局<br>　　　　　　2024年6月7日</div>"""


@pytest.mark.parametrize(
    ("main", "number", "party", "day", "kind"),
    [
        (REFUSAL, "川水许可否〔2025〕2号", "示范市清江水电开发有限责任公司", date(2025, 3, 5), Kind.PERMIT),
        (PENALTY, "示环罚字〔2024〕18号", "示范市长青化工有限公司", date(2024, 4, 8), Kind.PENALTY),
        (BREAKS, "示建复[2024]66号", "示范市明月燃气有限公司", date(2024, 6, 7), Kind.PERMIT),
    ],
)
def test_a_decision_in_running_text_is_one_record(main: str, number: str, party: str, day: date, kind: Kind) -> None:
    (record,) = read_detail(page(portal(main, title="公示")), row=None, kind=None).records
    assert (record.document_number, record.party, record.decision_date, record.kind) == (number, party, day, kind)


@pytest.mark.parametrize(
    "main",
    [
        "<h1>关于印发行政处罚裁量权基准的通知</h1><div id=zoom><p>示卫发〔2024〕6号</p><p>各县区卫生健康局：</p><p>现将行政处罚裁量权基准印发给你们。</p><p>2024年6月7日</p></div>",
        "<h1>关于做好行政许可工作的通知</h1><div id=zoom><p>示政办函〔2024〕6号</p><p>局属各单位：</p><p>为做好行政许可工作，现通知如下：</p><p>2024年6月7日</p></div>",
        "<h1>我局开展行政处罚案卷评查</h1><div id=zoom><p>本次评查行政处罚案卷32份，依据《行政处罚法》。</p><p>2024年6月7日</p></div>",
        "<h1>行政处罚决定书送达公告</h1><div id=zoom><p>示环罚字〔2024〕18号</p><p>示范市长青化工有限公司：</p><p>因无法直接送达，现公告送达行政处罚决定书。</p><p>2024年4月8日</p></div>",
        "<h1>关于拟作出行政许可决定的批前公示</h1><div id=zoom><table><tr><td>项目名称</td><td>加油站</td></tr><tr><td>申请人</td><td>甲石油有限公司</td></tr><tr><td>许可内容</td><td>新建</td></tr><tr><td>受理日期</td><td>2024-05-06</td></tr></table></div>",
        "<h1>行政处罚听证告知书</h1><div id=zoom><p>示环听告字〔2024〕18号</p><p>示范市长青化工有限公司：</p><p>我局拟对你单位罚款五万元。</p></div>",
        "<h1>医疗机构执业许可证注销公告</h1><div id=zoom><p>示卫注〔2024〕18号</p><p>甲诊所有限公司：</p><p>准予注销许可证。</p></div>",
        "<h1>公司简介</h1><p>甲有限公司成立于2018年5月7日，取得许可证。</p>",
    ],
)
def test_what_only_looks_like_a_decision_is_none(main: str) -> None:
    for kind in (None, Kind.PERMIT, Kind.PENALTY):
        assert read_detail(page(portal(main, title="公示")), row=None, kind=kind).records == ()


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("关于拟作出行政许可决定的批前公示", "之前"),
        ("行政许可受理公示", "受理"),
        ("行政处罚决定书送达公告", "送达"),
        ("我局召开双公示工作推进会", "新闻"),
        ("许可证注销公告", "注销"),
        ("双公示工作实施方案", "新闻"),
    ],
)
def test_why_a_page_is_no_decision_is_said(title: str, word: str) -> None:
    found = read_detail(page(portal(f"<h1>{title}</h1><p>正文</p>", title=title)), row=None, kind=None)
    assert word in found.not_a_decision


def test_a_page_that_should_be_a_decision_and_could_not_be_read_gives_no_excuse() -> None:
    found = read_detail(
        page(portal("<h1>示范市甲有限公司行政处罚</h1><p><img src='scan.jpg'></p>", title="示范市甲有限公司行政处罚")),
        row=None,
        kind=Kind.PENALTY,
    )
    assert (found.records, found.not_a_decision) == ((), None)


def test_an_organs_short_name_set_apart_belongs_to_the_number() -> None:
    lines = [
        "行政许可决定书",
        "渝关 许【2018】 0045 号",
        "申请人：示范市恒达有限公司",
        "经审查，准予许可。",
        "2018年5月7日",
    ]
    found = decision_in_lines("行政许可决定书", lines)
    assert found is not None
    assert found["document_number"] == "渝关 许【2018】 0045 号"
    named = decision_in_lines(
        "行政许可决定书", ["示范海关 渝关许【2018】45号" if "许【" in line else line for line in lines]
    )
    assert named is not None
    assert named["document_number"] == "渝关许【2018】45号"

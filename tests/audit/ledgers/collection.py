"""The ledgers of test_many_makes.py, each with its path in the folder and the rows it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import openpyxl

from disclosure.vocabulary import Kind
from tests.audit.ledgers import makes as make
from tests.audit.ledgers.makes import CITY, HEADER, HEALTH, MARKET, WATER, Fact, facts, lines

PERMIT, PENALTY = Kind.PERMIT, Kind.PENALTY
Made = tuple[bytes, Sequence[Fact]]
MAKERS: dict[str, Callable[[], Made]] = {}

Maker = Callable[[], Made]


def ledger(name: str) -> Callable[[Maker], Maker]:
    """The ledger a function makes, by the path it stands at in the folder."""

    def keep(maker: Maker) -> Maker:
        assert name not in MAKERS
        MAKERS[name] = maker
        return maker

    return keep


def plain(name: str, department: str, kind: Kind, word: str, to_bytes: Callable[[Sequence[make.Line]], bytes]) -> None:
    """A ledger of the plain header and rows, written by `to_bytes`."""

    def maker() -> Made:
        truth = facts(department, kind, word=word)
        return to_bytes([HEADER, *lines(truth)]), truth

    ledger(name)(maker)


plain("水利局/a.xlsx", WATER, PERMIT, "甲水", lambda rows: make.xlsx({"许可": rows}))
plain("水利局/b.xls", WATER, PENALTY, "乙水", lambda rows: make.xls({"处罚": rows}))
plain("水利局/c.ods", WATER, PERMIT, "丙水", lambda rows: make.ods({"许可": rows}))
plain("水利局/d.xlsm", WATER, PERMIT, "丁水", lambda rows: make.xlsx({"许可": rows}))
plain("卫健委/e.csv", HEALTH, PENALTY, "戊卫", make.delimited)
plain("卫健委/f.csv", HEALTH, PERMIT, "己卫", lambda rows: make.delimited(rows, encoding="utf-8-sig"))
plain("卫健委/g.csv", HEALTH, PENALTY, "庚卫", lambda rows: make.delimited(rows, encoding="gbk"))
plain("卫健委/h.tsv", HEALTH, PERMIT, "辛卫", lambda rows: make.delimited(rows, "\t", "gb18030"))
plain("卫健委/i.csv", HEALTH, PERMIT, "壬卫", lambda rows: make.delimited(rows, "\t", "utf-16"))
plain("卫健委/j.csv", HEALTH, PERMIT, "癸卫", lambda rows: make.delimited(rows, ";"))
plain("城管局/k.xls", CITY, PENALTY, "子城", lambda rows: make.html(rows, "行政处罚台账"))
plain("城管局/l.xls", CITY, PENALTY, "丑城", lambda rows: make.html(rows, "行政处罚台账", "gbk"))
plain("城管局/m.xls", CITY, PERMIT, "寅城", lambda rows: make.delimited(rows, "\t", "gbk"))
plain("城管局/n.docx", CITY, PENALTY, "卯城", lambda rows: make.word(rows, "行政处罚台账"))
plain("城管局/o.pdf", CITY, PENALTY, "辰城", lambda rows: make.pdf(rows, "行政处罚台账"))
plain("城管局/p.pdf", CITY, PENALTY, "巳城", lambda rows: make.pdf(rows, "行政处罚台账", ruled=False))
plain("q.zip", MARKET, PERMIT, "午市", lambda rows: make.zipped({"市场监管局/许可.xlsx": make.xlsx({"许可": rows})}))
plain("r.zip", MARKET, PENALTY, "未市", lambda rows: make.zipped({"市监局处罚.csv": make.delimited(rows)}, gbk=True))
plain(
    "s.zip",
    MARKET,
    PERMIT,
    "申市",
    lambda rows: make.zipped({"里.zip": make.zipped({"市监局.csv": make.delimited(rows)})}),
)
plain("市卫健委2018年二季度许可台账.xlsx", HEALTH, PERMIT, "酉卫", lambda rows: make.xlsx({"Sheet1": rows}))
plain("全市许可.xlsx", WATER, PERMIT, "戌水", lambda rows: make.xlsx({"市水利局": rows}))
plain("示范市城管局/2018/二季度/t.xlsx", CITY, PENALTY, "亥城", lambda rows: make.xlsx({"Sheet1": rows}))
plain(
    "标题.xlsx", MARKET, PENALTY, "天市", lambda rows: make.xlsx({"Sheet1": [("市市场监督管理局行政处罚台账",), *rows]})
)


@ledger("水利局/题头合计.xlsx")
def titles_units_and_totals() -> Made:
    truth = facts(WATER, PENALTY, 4, word="地水")
    header = ("序号", "行政处罚决定书文号", "行政相对人名称", "处罚决定日期", "罚款金额")
    body = [(at, one.number, one.party, one.day, at * 0.5) for at, one in enumerate(truth, 1)]
    top = [("2018年第二季度双公示台账",), ("填报单位：示范市水利局", "", "", "填报日期：2018-07-02"), ()]
    end = [("合计", "4件", "", "", 5), ("注：金额单位为万元。",), ("填表人：王某", "", "审核人：李某")]
    rows = [*top, header, ("", "", "", "", "（万元）"), *body, *end]
    return make.xlsx({"台账": rows}, lambda book: book["台账"].merge_cells("A1:E1")), truth


@ledger("水利局/两层表头.xlsx")
def merged_header_of_two_rows() -> Made:
    truth = facts(WATER, PERMIT, word="玄水")
    rows = [
        ("序号", "行政相对人", None, "许可决定", None, "备注"),
        (None, "名称", "统一社会信用代码", "文书号", "日期", None),
        *[(at, one.party, "91350100M000100Y43", one.number, one.day, "") for at, one in enumerate(truth, 1)],
    ]

    def merge(book: openpyxl.Workbook) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:E1", "F1:F2"):
            book["许可"].merge_cells(cells)

    return make.xlsx({"许可": rows}, merge), truth


@ledger("水利局/三层表头.xlsx")
def merged_header_of_three_rows() -> Made:
    truth = facts(WATER, PENALTY, word="黄水")
    rows = [
        ("序号", "行政处罚信息", None, None, None),
        (None, "行政相对人", None, "处罚决定", None),
        (None, "名称", "统一社会信用代码", "决定书文号", "决定日期"),
        *[(at, one.party, "", one.number, one.day) for at, one in enumerate(truth, 1)],
    ]

    def merge(book: openpyxl.Workbook) -> None:
        for cells in ("A1:A3", "B1:E1", "B2:C2", "D2:E2"):
            book["处罚"].merge_cells(cells)

    return make.xlsx({"处罚": rows}, merge), truth


@ledger("市监局/多表.xlsx")
def several_sheets_of_both_kinds() -> Made:
    permits, penalties = facts(MARKET, PERMIT, word="宇市"), facts(MARKET, PENALTY, word="宇市")
    sheets = {
        "填表说明": [("本表由各科室填写",)],
        "行政许可": [HEADER, *lines(permits)],
        "行政处罚": [HEADER, *lines(penalties)],
    }
    return make.xlsx(sheets), [*permits, *penalties]


@ledger("市监局/混合.xlsx")
def both_kinds_under_one_header() -> Made:
    permits, penalties = facts(MARKET, PERMIT, word="宙市"), facts(MARKET, PENALTY, word="宙市")
    header = ("序号", "行政许可决定书文号", "项目名称/案件名称", "行政相对人", "行政决定日期")
    rows = [(at, one.number, "事项", one.party, one.day) for at, one in enumerate([*permits, *penalties], 1)]
    return make.xlsx({"Sheet1": [header, *rows]}), [*permits, *penalties]


@ledger("市监局/上下.xlsx")
def one_table_under_the_other() -> Made:
    permits, penalties = facts(MARKET, PERMIT, word="洪市"), facts(MARKET, PENALTY, word="洪市")
    rows = [("一、行政许可",), HEADER, *lines(permits), (), ("二、行政处罚",), HEADER, *lines(penalties)]
    return make.xlsx({"Sheet1": rows}), [*permits, *penalties]


@ledger("市监局/分段.xls")
def sections_under_one_header() -> Made:
    permits, penalties = facts(MARKET, PERMIT, word="荒市"), facts(MARKET, PENALTY, word="荒市")
    return make.xls({"表": [HEADER, ("行政许可",), *lines(permits), ("行政处罚",), *lines(penalties)]}), [
        *permits,
        *penalties,
    ]


@ledger("汇总.xlsx")
def several_departments_by_column() -> Made:
    truth = [
        *facts(WATER, PERMIT, word="日水"),
        *facts(HEALTH, PENALTY, word="日卫"),
        *facts(CITY, PENALTY, word="日城"),
    ]
    named = {WATER: "市水利局", HEALTH: "市卫健委", CITY: "示范市城市管理局"}
    rows = [(named[one.department], one.number, one.party, one.day) for one in truth]
    return make.xlsx({"Sheet1": [("报送单位", "决定文书号", "行政相对人名称", "决定日期"), *rows]}), truth


@ledger("合并部门.xlsx")
def departments_in_merged_cells() -> Made:
    truth = [*facts(WATER, PERMIT, word="月水"), *facts(HEALTH, PERMIT, word="月卫")]
    rows = [
        ("市水利局" if at == 0 else "市卫健委" if at == 3 else None, one.number, one.party, one.day)
        for at, one in enumerate(truth)
    ]

    def merge(book: openpyxl.Workbook) -> None:
        book["Sheet1"].merge_cells("A2:A4")
        book["Sheet1"].merge_cells("A5:A7")

    return make.xlsx({"Sheet1": [("部门", "许可决定书文号", "行政相对人名称", "决定日期"), *rows]}, merge), truth


@ledger("各部门.xlsx")
def a_sheet_for_each_department() -> Made:
    water, health = facts(WATER, PERMIT, word="盈水"), facts(HEALTH, PERMIT, word="盈卫")
    return make.xlsx({"水利局": [HEADER, *lines(water)], "卫健委": [HEADER, *lines(health)]}), [*water, *health]


@ledger("卫健委/隐藏.xlsx")
def hidden_rows_and_sheets() -> Made:
    shown, hidden = facts(HEALTH, PERMIT, word="昃卫"), facts(HEALTH, PENALTY, word="昃卫")

    def hide(book: openpyxl.Workbook) -> None:
        book["处罚"].sheet_state = "hidden"
        book["许可"].row_dimensions[3].hidden = True

    return make.xlsx({"许可": [HEADER, *lines(shown)], "处罚": [HEADER, *lines(hidden)]}, hide), [*shown, *hidden]


@ledger("卫健委/隐藏.xls")
def hidden_sheet_of_old_excel() -> Made:
    shown, hidden = facts(HEALTH, PERMIT, word="辰卫"), facts(HEALTH, PENALTY, word="辰卫")
    return make.xls({"许可": [HEADER, *lines(shown)], "处罚": [HEADER, *lines(hidden)]}, hidden="处罚"), [
        *shown,
        *hidden,
    ]


@ledger("城管局/左空.xlsx")
def shifted_to_the_right_and_down() -> Made:
    truth = facts(CITY, PENALTY, word="宿城")
    rows = [(), (), *[("", "", *row) for row in [HEADER, *lines(truth)]]]
    return make.xlsx({"处罚": rows}), truth


@ledger("城管局/空行.xlsx")
def blank_lines_and_repeated_headers() -> Made:
    truth = facts(CITY, PENALTY, 4, word="列城")
    body = lines(truth)
    return make.xlsx({"处罚": [HEADER, body[0], (), body[1], HEADER, body[2], (4,), (), body[3], (5,), (6,)]}), truth


@ledger("城管局/代码行.xlsx")
def codes_and_marks_under_the_header() -> Made:
    truth = facts(CITY, PENALTY, word="张城")
    header = ("行政相对人名称", "行政处罚决定书文号", "处罚决定日期", "处罚机关")
    codes, marks = ("CF_XDR_MC", "CF_WSH", "CF_JDRQ", "CF_CFJG"), ("必填", "必填", "必填", "必填")
    return make.xlsx({"表": [header, codes, marks, *[(f.party, f.number, f.day, CITY) for f in truth]]}), truth


def generation(name: str, kind: Kind, word: str, codes: str, spell: Callable[[str], str]) -> None:
    """An export under the codes of one generation of the data standard, in any writing."""

    def maker() -> Made:
        truth = facts(WATER, kind, word=word)
        rows = [(f.number, f.party, f.day, "x", "y") for f in truth]
        return make.xlsx({"Sheet1": [tuple(map(spell, codes.split())), *rows]}), truth

    ledger(name)(maker)


generation("水利局/g1.xlsx", PERMIT, "寒水", "XK_WSH XK_XDR XK_JDRQ XK_SPLB XK_XZJG", str)
generation("水利局/g1小写.xlsx", PENALTY, "来水", "CF_WSH CF_XDR_MC CF_JDRQ CF_CFLB1 CF_JG", str.lower)
generation("水利局/g2.xlsx", PERMIT, "暑水", "XK_WSH XK_XDR_MC XK_JDRQ XK_XKWS XK_NR", str)
generation(
    "水利局/g2无线.xlsx", PENALTY, "往水", "CF_WSH CF_XDR_MC CF_JDRQ CF_WFXW CF_NR", lambda code: code.replace("_", "")
)
generation("水利局/g3.xlsx", PENALTY, "秋水", "CF_WSH CF_XDR_MC CF_JDRQ CF_XDR_LB CF_NR", lambda code: code.title())
generation(
    "水利局/g3驼峰.xlsx",
    PERMIT,
    "收水",
    "XK_WSH XK_XDR_MC XK_JDRQ XK_XDR_LB XK_NR",
    lambda c: "xk" + c.title().replace("_", "")[2:],
)


def dated(name: str, word: str, write_day: Callable[[date], object]) -> None:
    def maker() -> Made:
        truth = facts(WATER, PERMIT, word=word)
        return make.xlsx({"许可": [HEADER, *lines(truth, write_day)]}), truth

    ledger(name)(maker)


SHANGHAI_8 = 8 * 3600
CHINESE = {9: "九", 10: "十", 11: "十一", 12: "十二", 13: "十三"}
dated("水利局/日期单元格.xlsx", "冬水", lambda day: day)
dated("水利局/日期时刻.xlsx", "藏水", lambda day: datetime(day.year, day.month, day.day, 8, 30))
dated("水利局/日期序列号.xlsx", "闰水", lambda day: (day - date(1899, 12, 30)).days)
dated("水利局/日期序列文本.xlsx", "余水", lambda day: str((day - date(1899, 12, 30)).days))
dated("水利局/日期斜线.xlsx", "成水", lambda day: f"{day.year}/{day.month}/{day.day} 0:00:00")
dated("水利局/日期汉字.xlsx", "岁水", lambda day: f"二〇一八年四月{CHINESE[day.day]}日")
dated("水利局/日期年月日.xlsx", "律水", lambda day: f"{day.year}年{day.month}月{day.day}日")
dated("水利局/日期点.xlsx", "吕水", lambda day: f"{day.year}.{day.month:02}.{day.day:02}")
dated("水利局/日期八位数.xlsx", "调水", lambda day: int(f"{day:%Y%m%d}"))
dated("水利局/日期毫秒.xlsx", "阳水", lambda day: (int((day - date(1970, 1, 1)).total_seconds()) - SHANGHAI_8) * 1000)
dated("水利局/日期秒.xlsx", "云水", lambda day: str(int((day - date(1970, 1, 1)).total_seconds()) - SHANGHAI_8))


@ledger("水利局/空日期.xlsx")
def days_that_stand_for_an_empty_cell() -> Made:
    truth = make.undated(facts(WATER, PERMIT, 5, word="腾水"))
    fillers = ("1900-01-01", "1899/12/31", "1900/1/1 0:00:00", "", "无")
    return make.xlsx(
        {"许可": [HEADER, *[(1, f.number, f.party, day, "") for f, day in zip(truth, fillers, strict=True)]]}
    ), truth


@ledger("水利局/长期.xlsx")
def terms_without_end() -> Made:
    truth = facts(WATER, PERMIT, word="致水")
    ends = ("2099/12/31", date(9999, 12, 31), "9999-12-31")
    rows = [(f.number, f.party, f.day, end) for f, end in zip(truth, ends, strict=True)]
    return make.xlsx({"许可": [("许可决定书文号", "行政相对人名称", "许可决定日期", "有效期至"), *rows]}), truth


@ledger("水利局/数字文号.xlsx")
def numbers_that_are_numbers() -> Made:
    truth = [Fact(WATER, PERMIT, f"2018000{at}", f"雨第{at}有限公司", date(2018, 4, 9 + at)) for at in (1, 2, 3)]
    rows = [(int(f.number), f.party, f.day, "91350100M000100Y43") for f in truth]
    return make.xlsx({"许可": [("许可决定书文号", "行政相对人名称", "许可决定日期", "统一社会信用代码"), *rows]}), truth


@ledger("水利局/文本数字.csv")
def numbers_kept_as_text() -> Made:
    truth = facts(WATER, PERMIT, word="露水")
    header = ("许可决定书文号", "行政相对人名称", "许可决定日期", "统一社会信用代码")
    rows = [(f.number, f.party, f.day, '="913501001234567890"') for f in truth]
    return "\r\n".join(",".join(map(str, row)) for row in [header, *rows]).encode(), truth


@ledger("水利局/目录和空表.xlsx")
def a_catalogue_and_an_empty_form_beside_a_ledger() -> Made:
    truth = facts(WATER, PERMIT, word="结水")
    catalogue = [
        ("序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据"),
        (1, "市水利局", "行政许可", "取水", "水法"),
    ]
    return make.xlsx({"目录": catalogue, "空表": [HEADER, (1, "", "", "", "")], "许可": [HEADER, *lines(truth)]}), truth


@ledger("水利局/乱序.ods")
def columns_in_another_order() -> Made:
    truth = facts(WATER, PERMIT, word="为水")
    header = ("备注", "决定日期", "行政相对人名称", "许可决定文书号")
    return make.ods({"许可": [header, *[("x", f.day, f.party, f.number) for f in truth]]}), truth


@ledger("水利局/表单.docx")
def a_form_in_a_word_file() -> Made:
    truth = facts(WATER, PENALTY, 1, word="霜水")
    (one,) = truth
    form = [
        ("行政处罚决定书文号", one.number, "处罚类别", "罚款"),
        ("行政相对人名称", one.party, "处罚决定日期", "2018年4月10日"),
    ]
    return make.word(form, "行政处罚信息公示表"), truth


@ledger("水利局/上传.xml")
def rows_of_the_upload_form() -> Made:
    truth = facts(WATER, PERMIT, word="金水")
    rows = "".join(
        f"<ROW><XK_WSH>{f.number}</XK_WSH><XK_XDR>{f.party}</XK_XDR><XK_JDRQ>{f.day:%Y/%m/%d}</XK_JDRQ></ROW>"
        for f in truth
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><ROWDATA>{rows}</ROWDATA>'.encode(), truth


@ledger("水利局/导出.json")
def rows_of_an_interface() -> Made:
    truth = facts(WATER, PENALTY, word="生水")
    rows = ",".join(f'{{"cfWsh":"{f.number}","cfXdrMc":"{f.party}","cfJdrq":"{f.day}"}}' for f in truth)
    return f'{{"code":0,"data":{{"total":3,"list":[{rows}]}}}}'.encode(), truth


@ledger("水利局/长表.pdf")
def a_ruled_table_over_three_pages() -> Made:
    truth = [
        Fact(WATER, PENALTY, f"示丽罚字〔2018〕{at}号", f"丽第{at}公司", date(2018, 4, 1 + at % 28))
        for at in range(1, 51)
    ]
    return make.pdf([HEADER, *lines(truth)], "行政处罚台账"), truth

# ruff: noqa: E501 - HTML stands here as sites write it
import pytest

from crawler.column.words import What, decoy, meaning_inside, meaning_of, meaning_of_address


@pytest.mark.parametrize(
    "text",
    [
        "双公示", "“双公示”专栏", "信用双公示", "行政双公示", "信用信息双公示", "双公示信息", "信息双公示", "双公示查询", "七天双公示", "7天双公示", "【双公示】",
        "行政许可和行政处罚公示专栏", "行政许可和行政处罚等信用信息公示专栏", "行政许可、行政处罚信息公示", "行政许可/行政处罚公示", "双 公 示", "示范市卫健委“双公示”", "行政许可和行政处罚结果信息公开", "双公示专栏 >>",
    ],
)  # fmt: skip
def test_names_of_the_column(text: str) -> None:
    assert meaning_of(text).what is What.COLUMN


@pytest.mark.parametrize(
    "text",
    [
        "行政许可公示",
        "行政许可",
        "行政许可决定公示",
        "行政许可结果公开",
        "许可公示",
        "行政许可信息公示",
        "行政许可公示公告",
        "准予许可公示",
        "行政许可法人公示",
        "双公示·行政许可",
        "行政许可公示 License",
        "双公示（行政许可）",
        "行政许可双公示",
        "审批结果",
    ],
)
def test_names_of_permit_lists(text: str) -> None:
    assert meaning_of(text).what is What.PERMIT_LIST


@pytest.mark.parametrize(
    "text",
    [
        "行政处罚公示",
        "行政处罚",
        "行政处罚结果信息公示",
        "行政处罚信息公示",
        "行政处罚信息公开表",
        "处罚公示",
        "案件信息公开",
        "行政处罚案件信息公开",
        "行政处罚决定书",
        "行政处罚决定公示",
        "双公示-行政处罚",
        "行政处罚双公示专栏",
    ],
)
def test_names_of_penalty_lists(text: str) -> None:
    assert meaning_of(text).what is What.PENALTY_LIST


@pytest.mark.parametrize(
    "text",
    [
        "双公示工作", "双公示工作动态", "双公示工作简报", "关于开展双公示工作的通知", "双随机、一公开", "双随机一公开公示", "红黑榜", "黑名单公示", "不良企业公示", "权责清单", "权力清单和责任清单",
        "行政许可办事指南", "行政许可服务指南", "行政处罚裁量基准", "行政处罚自由裁量基准公示", "送达公告", "行政处罚送达公告", "批前公示", "行政许可批前公示", "拟审批公示", "拟作出行政许可公示",
        "受理公示", "行政许可受理公示", "注销公告", "许可证注销公示", "行政处罚听证公告", "行政处罚决定书（示卫罚〔2018〕1号）", "关于同意示范市第一人民医院建设项目的行政许可", "行政处罚案例解读",
        "我局召开“双公示”工作推进会", "行政许可流程图", "行政处罚依据", "行政复议", "行政强制",
    ],
)  # fmt: skip
def test_decoys_are_never_records(text: str) -> None:
    found = meaning_of(text)
    assert found is None or found.what not in {What.COLUMN, What.PERMIT_LIST, What.PENALTY_LIST}
    inside = meaning_inside(text)
    assert inside is None or inside.what not in {What.COLUMN, What.PERMIT_LIST, What.PENALTY_LIST}
    assert decoy(text) is not None or found is None or found.what in {What.CATALOGUE, What.PLAN, What.OFFICERS}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("双公示目录", What.CATALOGUE),
        ("示范市卫生健康委员会行政许可和行政处罚等信用信息公示目录", What.CATALOGUE),
        ("关于公布示范市卫健委“双公示”事项目录的通知", What.CATALOGUE),
        ("“双公示”工作实施方案", What.PLAN),
        ("示范市水务局行政许可和行政处罚等信用信息公示工作实施方案", What.PLAN),
        ("“双公示”工作责任人员名单", What.OFFICERS),
        ("信用信息管理员和审核员", What.OFFICERS),
        ("政务公开", What.SECTION),
        ("法定主动公开内容", What.SECTION),
        ("专题专栏", What.SECTION),
        ("网站地图", What.SECTION),
        ("行政执法公示", What.SECTION),
        ("信用信息公示", What.SECTION),
    ],
)
def test_other_places_worth_knowing(text: str, what: What) -> None:
    assert meaning_of(text).what is what


@pytest.mark.parametrize("text", ["", "双", "首页", "领导简介", "局长信箱", "两学一做", "新冠疫情防控", "天气预报"])
def test_the_rest_of_a_site_says_nothing(text: str) -> None:
    assert meaning_of(text) is None


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://a/credit/pub/2pub/alList.do", What.PERMIT_LIST),
        ("http://a/credit/pub/2pub/apList.do", What.PENALTY_LIST),
        ("http://a/zwgk/xyxxsgs/", What.COLUMN),
        ("http://a/ztzl/sgszl/index.html", What.COLUMN),
        ("http://a/double-publicity-open.html", What.COLUMN),
        ("http://a/xzcfgs/", What.PENALTY_LIST),
        ("http://a/ztzl/xyxxsgs/xkml/", What.CATALOGUE),
        ("http://a/sgs/list?type=PublicityPunishment", What.PENALTY_LIST),
    ],
)
def test_addresses_speak_where_links_are_mute(address: str, what: What) -> None:
    assert meaning_of_address(address).what is what


@pytest.mark.parametrize(
    "address",
    ["http://a/col/col123/index.html", "http://a/sgsgz/", "http://a/message/", "http://a/msgs/1.html", "http://a/"],
)
def test_other_addresses_say_nothing(address: str) -> None:
    assert meaning_of_address(address) is None


def test_short_names_count_only_inside_the_column() -> None:
    assert meaning_of("工作方案") is None
    assert meaning_inside("工作方案").what is What.PLAN
    assert meaning_inside("目录").what is What.CATALOGUE
    assert meaning_inside("处罚信息").what is What.PENALTY_LIST


def test_a_matters_adjective_before_the_name_counts_inside_the_column_only() -> None:
    assert meaning_inside("统计行政许可").what is What.PERMIT_LIST
    assert meaning_inside("水行政处罚决定").what is What.PENALTY_LIST
    assert meaning_of("统计行政许可") is None

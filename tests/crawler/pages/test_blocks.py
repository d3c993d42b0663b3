# ruff: noqa: E501 - HTML stands here as sites write it
import pytest

from crawler.pages.blocks import classify
from disclosure.vocabulary import Outcome
from tests.crawler.pages.making import NEWS, portal, real
from tests.shared_data import needs_shared

RUISHU = (
    "<!DOCTYPE html><html><head><meta content=\"{qqqXw0\" r='m'><script r='m'>window.$_ts=window.$_ts||{};$_ts.cd=\"q\";</script>"
    "<script src='/Kf3vM2q.js' r='m'></script></head><body></body></html>"
)


def _classify(text: str, status: int = 200, **headers: str) -> tuple[Outcome, str]:
    return classify(status, {name.replace("_", "-"): value for name, value in headers.items()}, text, text.encode())


@pytest.mark.parametrize("status", [200, 202, 412])
def test_the_challenge_of_ruishu_is_a_firewall_at_any_status(status: int) -> None:
    outcome, reason = _classify(RUISHU, status)
    assert outcome is Outcome.WAF
    assert "瑞数" in reason
    assert "人工" in reason


@needs_shared
def test_the_same_marks_beside_real_content_are_no_block() -> None:
    kept = real("nmpa_detail_20200911_drug_approval_table.html")
    assert "$_ts" in kept.text
    assert classify(200, {}, kept.text, kept.body) == (Outcome.OK, "")


@needs_shared
@pytest.mark.parametrize("name", NEWS)
def test_ordinary_pages_are_ordinary(name: str) -> None:
    kept = real(name)
    assert classify(200, {}, kept.text, kept.body) == (Outcome.OK, "")


def test_412_of_unknown_make_is_a_firewall() -> None:
    assert _classify("<html><body></body></html>", 412)[0] is Outcome.WAF


def test_jiasule_answers_521_with_a_cookie_script() -> None:
    outcome, reason = _classify("<script>document.cookie='__jsl_clearance=1|'+x;location.href=y</script>", 521)
    assert (outcome, "加速乐" in reason) == (Outcome.WAF, True)


@pytest.mark.parametrize(
    "words",
    [
        "访问过于频繁，请稍后再试",
        "您因为共享终端被禁止访问网络",
        "错误，访问被禁止",
        "Unknown Host",
        "对不起，您的IP地址被限制访问",
    ],
)
def test_soft_blocks_answered_with_200_are_seen(words: str) -> None:
    outcome, reason = _classify(f"<html><head><title>提示</title></head><body><div>{words}</div></body></html>")
    assert outcome is Outcome.SOFT_BLOCK
    assert "再" in reason


def test_the_words_of_a_block_inside_a_full_page_are_no_block() -> None:
    news = portal(
        "<h1>我局通报一起网络安全事件</h1>" + "<p>某网站提示“访问过于频繁”后被禁止访问，经查系攻击所致。</p>" * 30
    )
    assert _classify(news)[0] is Outcome.OK


def test_a_short_list_with_a_hidden_error_text_is_no_block() -> None:
    text = "<div style='display:none'>网络异常，请稍后再试</div><ul><li><a href='1.html'>示卫许〔2018〕1号</a> 2018-05-07</li></ul>"
    assert _classify(text)[0] is Outcome.OK


@pytest.mark.parametrize("behind", ["", "<p>" + "　" * 500 + "</p>"])
@pytest.mark.parametrize(
    "unseen", ["<SCRIPT>/*{}*/</SCRIPT>", "<!--{}-->", "<style>/*{}*/</style>", "<template>{}</template>"]
)
def test_what_nobody_sees_does_not_make_a_captcha_page_a_full_one(unseen: str, behind: str) -> None:
    hidden = unseen.format("行政许可信息公示专栏" * 300)
    text = f"<html><body><p>请输入验证码</p>{hidden}<img src='/captcha.jpg'>{behind}</body></html>"
    assert _classify(text)[0] is Outcome.CAPTCHA


def test_a_captcha_page_asks_for_a_person() -> None:
    outcome, reason = _classify(
        "<body><p>为保障访问安全，请输入验证码</p><img src='/captcha.svl'><input name=code></body>"
    )
    assert outcome is Outcome.CAPTCHA
    assert "gongshi visit" in reason


def test_a_login_page_is_named_as_one() -> None:
    text = "<title>统一身份认证</title><form><input name=u><input type='password' name=p><button>登录</button></form>"
    assert _classify(text)[0] is Outcome.LOGIN


def test_a_login_box_in_the_header_of_a_full_page_is_none() -> None:
    text = portal("<form><input type='password' name='p'></form>" + "<p>行政许可信息公示栏目，欢迎监督。</p>" * 20)
    assert _classify(text)[0] is Outcome.OK


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, Outcome.HTTP_STATUS), (500, Outcome.HTTP_STATUS), (429, Outcome.SOFT_BLOCK), (401, Outcome.LOGIN)],
)
def test_error_states_keep_their_number(status: int, outcome: Outcome) -> None:
    got, reason = _classify("<html><body>error</body></html>", status)
    assert got is outcome
    assert str(status) in reason


def test_a_not_found_page_with_status_200_is_no_empty_column() -> None:
    assert _classify("<html><body><h2>您访问的页面不存在</h2></body></html>")[0] is Outcome.HTTP_STATUS


def test_a_blank_answer_is_no_page() -> None:
    assert _classify("")[0] is Outcome.HTTP_STATUS


def test_bytes_that_are_neither_text_nor_file_are_undecodable() -> None:
    cipher = bytes(range(128, 256)) * 20
    assert classify(200, {"Content-Type": "application/json"}, "", cipher)[0] is Outcome.UNDECODABLE


def test_a_file_is_no_undecodable_page() -> None:
    assert classify(200, {"content-type": "application/pdf"}, "", b"%PDF-1.4\n..")[0] is Outcome.OK


def test_an_interface_that_complains_is_a_soft_block() -> None:
    assert _classify('{"code":500,"msg":"访问过于频繁，请稍后再试"}')[0] is Outcome.SOFT_BLOCK


def test_an_interface_with_an_empty_list_is_fine() -> None:
    assert _classify('{"total":0,"rows":[]}')[0] is Outcome.OK


def test_a_server_error_is_the_servers_and_no_block() -> None:
    assert _classify("Internal Server Error", 500)[0] is Outcome.HTTP_STATUS


def test_a_refusal_that_says_why_is_a_soft_block() -> None:
    assert _classify("<html><body>您的IP被封，请稍后再试</body></html>", 403)[0] is Outcome.SOFT_BLOCK

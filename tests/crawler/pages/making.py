# ruff: noqa: E501 - HTML stands here as sites write it
"""Pages for tests, out of HTML written by hand or kept from real sites."""

from __future__ import annotations

from datetime import datetime

from crawler.pages.decode import decode
from crawler.pages.page import Ask, Page
from tests.shared_data import REAL_PAGES

URLS = {
    "nmpa_detail_20200911_drug_approval_table.html": "https://www.nmpa.gov.cn/zwfw/sdxx/sdxxyp/yppjfb/20200911083851127.html",
    "fj_tzxm_project_publicity_list.html": "https://fj.tzxm.gov.cn/eap/credit.showProjectInfo?page=1",
    "nfra_zhejiang_penalty_rowspan_detail.rendered.html": (
        "https://www.nfra.gov.cn/cn/view/pages/ItemDetail.html?docId=1212085&itemId=4114"
    ),
}
NEWS = (
    "cq_whlyw_trs_detail.html",
    "zj_jyt_hanweb_detail.html",
    "gz_gov_detail_fullnav.html",
    "sc_gov_ucap_detail.html",
    "moe_detail.html",
)


def page(html: str, url: str = "http://wjw.example.gov.cn/sgs/", **fields: object) -> Page:
    made: dict[str, object] = {
        "url": url,
        "ask": Ask(url=url),
        "status": 200,
        "text": html,
        "body": html.encode(),
        "content_type": "text/html",
        "fetched_at": datetime(2026, 10, 3, 9, 0),
    }
    return Page(**{**made, **fields})  # type: ignore[arg-type]


def real(name: str, **fields: object) -> Page:
    body = (REAL_PAGES / name).read_bytes()
    url = URLS.get(name, f"http://www.example.gov.cn/a/{name}")
    return page(decode(body, "text/html"), url, body=body, **fields)


def portal(main: str, *, title: str = "行政许可公示", metas: str = "", crumbs: str = "", head: str = "") -> str:
    """A page with the menu, search box and footer that every page of a site carries."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - 示范市卫生健康委员会</title>{metas}{head}</head><body>
<div class="header"><a href="/"><img src="/img/logo.png" alt="示范市卫生健康委员会"></a>
<form action="/search" method="get"><input type="text" name="q" placeholder="请输入关键字"><button>搜索</button></form>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/wsbs/">网上办事</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="crumbs">{crumbs or f'当前位置：<a href="/">首页</a> &gt; {title}'}</div>
<div class="main">{main}</div>
<div class="footer"><p>版权所有：示范市卫生健康委员会 联系电话：0851-12345678</p><p>网站标识码：5201000012 黔ICP备05001234号</p></div>
</body></html>"""
